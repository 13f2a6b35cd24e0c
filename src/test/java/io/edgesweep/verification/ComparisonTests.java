package io.edgesweep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.page.PageAnswer;
import io.edgesweep.text.Reason;
import io.edgesweep.verification.Comparison.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an answer of a node tells beside that of the origin. */
class ComparisonTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Reason NOBODY = Reason.of("edge.no-origin");
    private static final Page.Purge PURGE = new Page.Purge(NOW.minusSeconds(100), NOW.minusSeconds(60));

    @Test
    void the_same_page_is_fresh_whatever_else_is_said_of_it() {
        assertThat(compared(page(7, "etag", "a", "set-cookie", "x"), page(7, "etag", "b"))
                        .standing())
                .isEqualTo(Standing.FRESH);
        assertThat(compared(gone(), gone()).standing()).isEqualTo(Standing.FRESH);
    }

    @Test
    void another_page_seems_to_be_old() {
        assertThat(compared(page(7), page(8)).standing()).isEqualTo(Standing.OLD);
        assertThat(compared(page(7), gone()).standing()).isEqualTo(Standing.OLD);
    }

    @Test
    void what_edgeone_has_just_fetched_is_fresh_and_of_the_cdn_nobody_knows() {
        assertThat(compared(page(7, "eo-cache-status", "MISS"), page(8)).standing())
                .isEqualTo(Standing.FRESH);
        assertThat(compared(page(7, "eo-cache-status", "RefreshHit"), page(8)).standing())
                .isEqualTo(Standing.FRESH);
        assertThat(compared(page(7, "eo-cache-status", "HIT"), page(8)).standing())
                .isEqualTo(Standing.OLD);
        assertThat(compared(page(7, "x-cache-lookup", "Cache Miss"), page(8)).standing())
                .isEqualTo(Standing.OLD);
    }

    @Test
    void an_origin_that_answers_otherwise_each_time_tells_nothing_but_by_its_etag() {
        assertThat(compared(page(7), page(8), page(9)))
                .isEqualTo(new Comparison(Standing.UNCLEAR, Reason.of("edge.origin-unsteady")));
        assertThat(compared(page(7, "etag", "W/\"a\""), page(8, "etag", "\"a-gzip\""), page(9))
                        .standing())
                .isEqualTo(Standing.FRESH);
        assertThat(compared(page(9), page(8), page(9)).standing()).isEqualTo(Standing.FRESH);
    }

    @Test
    void the_same_etag_with_another_content_is_no_proof_of_either() {
        assertThat(compared(page(7, "etag", "a"), page(8, "etag", "a")).reason())
                .isEqualTo(Reason.of("edge.same-tag"));
    }

    @Test
    void a_private_page_and_an_error_are_unclear() {
        assertThat(compared(page(7, "cache-control", "private, max-age=0"), page(8))
                        .reason())
                .isEqualTo(Reason.of("edge.private"));
        assertThat(compared(page(7), page(8, "set-cookie", "")).standing()).isEqualTo(Standing.OLD);
        assertThat(compared(page(7), page(8, "set-cookie", "a=b")).reason()).isEqualTo(Reason.of("edge.private"));
        assertThat(compared(answer(502, 0, Map.of()), page(8)).reason()).isEqualTo(Reason.of("edge.node-status", 502));
    }

    @Test
    void a_page_that_has_changed_since_its_purge_is_not_held_against_the_purge() {
        assertThat(compared(page(7), page(8, "last-modified", "Mon, 30 Nov 2026 11:59:30 GMT"))
                        .reason())
                .isEqualTo(Reason.of("edge.changed-since"));
        assertThat(compared(page(7), page(8, "last-modified", "Mon, 30 Nov 2026 11:58:00 GMT"))
                        .standing())
                .isEqualTo(Standing.OLD);
        assertThat(compared(page(7), page(8, "last-modified", "yesterday")).standing())
                .isEqualTo(Standing.OLD);
    }

    @Test
    void without_an_origin_only_the_age_of_the_copy_tells() {
        assertThat(alone(page(7, "age", "59")).standing()).isEqualTo(Standing.FRESH);
        assertThat(alone(page(7, "age", "80")).reason()).isEqualTo(Reason.of("edge.as-old"));
        assertThat(alone(page(7, "age", "102")).standing()).isEqualTo(Standing.OLD);
        assertThat(alone(page(7)).reason()).isEqualTo(Reason.of("edge.no-age", NOBODY));
        assertThat(Comparison.of(page(7, "age", "59"), List.of(), NOBODY, null, NOW)
                        .standing())
                .isEqualTo(Standing.UNCLEAR);
        assertThat(compared(page(7), answer(500, 0, Map.of())).reason())
                .isEqualTo(Reason.of("edge.no-age", Reason.of("edge.origin-status", 500)));
    }

    private static Comparison compared(PageAnswer node, PageAnswer... origin) {
        return Comparison.of(node, List.of(origin), Reason.NONE, PURGE, NOW);
    }

    private static Comparison alone(PageAnswer node) {
        return Comparison.of(node, List.of(), NOBODY, PURGE, NOW);
    }

    private static PageAnswer page(long digest, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return answer(200, digest, all);
    }

    private static PageAnswer gone() {
        return answer(404, 404, Map.of());
    }

    private static PageAnswer answer(int status, long digest, Map<String, String> headers) {
        return new PageAnswer(status, headers, digest, 10, Optional.empty(), "203.0.113.7");
    }
}
