package io.edgesweep.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
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
import io.edgesweep.targets.TargetRow;
import io.edgesweep.targets.TargetRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    @Test
    void does_not_ask_again_for_a_site_to_which_nothing_more_is_sent() throws Exception {
        ScriptedProvider www = new ScriptedProvider()
                .telling(ScriptedProvider.error(ErrorClass.RETRY), List.of(new Quota(Kind.URL, 5, 100, 7)));
        RunQuotas desk = desk(Map.of("www", www));

        desk.book("www");
        desk.book("www");
        desk.lastReading("www");

        assertThat(halt.reason("www")).isPresent();
        assertThat(www.quota()).as("its second answer was not asked for").hasSize(1);
    }

    @Test
    void takes_off_a_configured_quota_what_was_sent_in_its_own_area_alone() throws Exception {
        Quota configured = new Quota(Kind.URL, 5, 100, 100);
        Map<String, SiteTerms> areas =
                Map.of("www", Terms.in("mainland", configured), "img", Terms.in("overseas", configured));
        send(40);

        for (String first : areas.keySet()) {
            ScriptedProvider tellsNothing = new ScriptedProvider().telling(List.of(), List.of());
            RunQuotas desk = desk(Map.of("www", tellsNothing, "img", tellsNothing), areas::get);
            desk.book(first);

            assertThat(desk.book("www").take(Kind.URL, 1000)).isEqualTo(60);
            assertThat(desk.book("img").take(Kind.URL, 1000)).isEqualTo(100);
        }
    }

    /** Sends so many URLs of the site www. */
    private void send(int targets) {
        List<TargetRow> rows = TargetRows.urls(0, targets);
        ledger.runs().begin("run-1", "nightly", "www", "url by invalidate", "hash", "host:1", NOW);
        ledger.recorder().record("run-1", List.of(new PlannedBatch(BatchKey.of(rows.get(0)), rows)));
        ledger.recorder().seal("run-1", targets, Map.of(), List.of(), NOW);
        Batch batch = ledger.due().next("run-1", Action.PURGE, Set.of()).orElseThrow();
        AnnouncedBatch announced =
                ledger.due().announce(batch, "host:1", NOW, NOW.plusSeconds(60)).orElseThrow();
        ledger.due().accepted(announced, "task-1", "request-1", List.of(), NOW, NOW);
    }

    private RunQuotas desk(Map<String, Provider> bySite) {
        return desk(bySite, site -> terms);
    }

    private RunQuotas desk(Map<String, Provider> bySite, Function<String, SiteTerms> terms) {
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
                terms,
                ledger.runs(),
                ledger.history(),
                halt,
                new QuotaPools(Duration.ofSeconds(2)),
                () -> NOW);
    }
}
