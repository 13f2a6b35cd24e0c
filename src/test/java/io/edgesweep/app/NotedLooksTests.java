package io.edgesweep.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.home.LockedException;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.text.Reason;
import io.edgesweep.verification.VerifyRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NotedLooksTests {

    @Test
    void open_the_ledger_once_when_all_pages_were_looked_at() {
        AtomicInteger opened = new AtomicInteger();
        NotedLooks looks = new NotedLooks(
                new VerifyRequest.OfRun("run-1", "nightly", Path.of("targets.csv"), Duration.ZERO), () -> {
                    opened.incrementAndGet();
                    throw new LockedException("web-1");
                });

        for (int page = 0; page < 2_500; page++) {
            looks.add(new EdgeLook(page, "https://a/", Freshness.FRESH, Reason.NONE, List.of(), List.of()));
        }

        assertThat(opened).as("while pages are looked at").hasValue(0);
        assertThat(looks.finish()).contains("web-1");
        assertThat(opened).hasValue(1);
    }
}
