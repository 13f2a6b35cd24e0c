package io.edgesweep.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.Product;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ScriptedProvider;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HaltReasonsTests {

    private static final Instant NOW = Instant.parse("2026-11-28T18:00:00Z");

    private final Ledger ledger = TestLedgers.inMemory();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final HaltReasons halt = new HaltReasons(
            "run-1",
            ledger.runs(),
            site -> Terms.of(site.equals("img") ? Product.CDN : Product.EDGEONE),
            () -> NOW,
            ending::get);

    @Test
    void notes_that_the_api_cannot_be_reached_unless_the_process_ends() {
        ledger.runs().begin("run-1", "nightly", "www", "url by invalidate", "hash", "host:1", NOW);

        ending.set(true);
        halt.because(FindingKind.UNAVAILABLE, Reason.said("cut short"));
        halt.because(new HaltScope.OneSite("www"), FindingKind.DENIED, Reason.said("no permission"));
        ending.set(false);
        halt.because(new HaltScope.OneSite("img"), FindingKind.UNAVAILABLE, Reason.said("no answer"));

        assertThat(halt.reason()).isEqualTo(Reason.said("cut short"));
        assertThat(ledger.runs().findings("run-1"))
                .extracting(finding -> Words.english().say(finding.reason()))
                .containsExactly("no permission", "no answer");
    }

    @Test
    void notes_once_what_differs_in_the_id_of_its_call_alone() {
        ledger.runs().begin("run-1", "nightly", "www", "url by invalidate", "hash", "host:1", NOW);
        for (String request : List.of("1a", "2b")) {
            ProviderError error = new ProviderError(
                    ErrorClass.FATAL_ACCOUNT,
                    "CreatePurgeTask",
                    "AuthFailure",
                    Reason.said("no such key"),
                    request,
                    "");
            halt.because(
                    new HaltScope.Account("main"),
                    FindingKind.DENIED,
                    Reason.of("held.quota-unreadable", "www", error.reason()));
        }

        assertThat(ledger.runs().findings("run-1")).singleElement().satisfies(finding -> assertThat(
                        Words.english().say(finding.reason()))
                .contains("(request 1a)"));
    }

    @Test
    void stops_no_other_product_for_what_is_wrong_with_one() {
        ledger.runs().begin("run-1", "nightly", "www", "url by invalidate", "hash", "host:1", NOW);
        HaltScope scope =
                ErrorFindings.scope(ScriptedProvider.error(ErrorClass.FATAL_PRODUCT), "img", Terms.of(Product.CDN));

        halt.because(scope, FindingKind.DENIED, Reason.said("suspended"));

        assertThat(halt.reason("img")).contains(Reason.said("suspended"));
        assertThat(halt.reason("www")).isEmpty();
    }
}
