package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.quota.Reserve;
import io.edgesweep.report.RunReport.QuotaLine;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuotaLinesTests {

    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    @Test
    void takes_off_what_was_sent_after_the_quota_was_last_read() {
        QuotaShares shares = new QuotaShares(Map.of("www", new QuotaShare("www", Set.of(), new Reserve(10, 0))));
        QuotaReading only = new QuotaReading(START, "www", new Quota(Kind.URL, 1000, 10_000, 9_400));

        QuotaLine line = new QuotaLines(List.of(only), Set.of("www"), shares)
                .lines(
                        site -> kind -> 140,
                        (sites, kind, since, until) -> since.isAfter(START) ? 20 : 0,
                        (sites, kind, since, until) -> since.isAfter(START) ? 160 : 0,
                        START.plusSeconds(60))
                .get(0);

        assertThat(line.availableAfter()).isEqualTo(9_240);
        assertThat(line.ours()).isEqualTo(140);
        assertThat(line.others()).isZero();
    }
}
