package io.edgesweep.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.ScriptedProvider;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures that a run keeps to are the provider's. */
class RunQuotasTests {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private final Ledger ledger = TestLedgers.inMemory();
    private final SiteTerms terms = Terms.of(Product.CDN);
    private final HaltReasons halt = new HaltReasons("run-1", ledger.runs(), site -> terms, () -> NOW, () -> false);

    @Test
    void reads_the_figures_of_a_pool_by_another_site_when_the_first_was_told_none() throws Exception {
        ScriptedProvider www = new ScriptedProvider().telling(ScriptedProvider.error(ErrorClass.FATAL_SITE));
        ScriptedProvider img = new ScriptedProvider().telling(List.of(new Quota(Kind.URL, 5, 100, 7)));
        RunQuotas desk = desk(Map.of("www", www, "img", img));

        desk.book("www");

        assertThat(halt.reason("www")).isPresent();
        assertThat(desk.book("img").batchLimit(Kind.URL, 1000)).isEqualTo(5);
        assertThat(desk.book("img").take(Kind.URL, 1000)).isEqualTo(7);
    }

    private RunQuotas desk(Map<String, Provider> bySite) {
        Providers providers = new Providers() {
            @Override
            public Provider of(String site) {
                return bySite.get(site);
            }

            @Override
            public CallMeter meter(Collection<String> sites) {
                throw new AssertionError("nothing is to be counted here");
            }
        };
        return new RunQuotas(
                "run-1",
                providers,
                site -> terms,
                ledger.runs(),
                ledger.history(),
                halt,
                new QuotaPools(Duration.ofSeconds(2)),
                () -> NOW);
    }
}
