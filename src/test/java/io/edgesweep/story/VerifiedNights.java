package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.CountLine;
import io.edgesweep.report.EdgeLine;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three nights of a site whose rows have no dates: it is learned, some pages change, and then a node misses the purge of five. */
final class VerifiedNights {

    private static final int CHANGED = 117;

    private VerifiedNights() {}

    static void of(EdgeNights nights, int count) {
        nights.nights.pages(count);
        nights.job(count, "sample: all");
        nights.visited(count);
        assertThat(nights.nights.night().confirmed()).as("learned").isZero();
        int asked = nights.nights.origin.requests();

        nights.change(IntStream.range(0, CHANGED), IntStream.range(CHANGED, CHANGED + 20));
        CountLine second = nights.nights.night();

        assertThat(second.confirmed()).isEqualTo(CHANGED);
        assertThat(nights.world.sandbox.journal().acceptedTargets()).hasSize(CHANGED);
        assertThat(nights.nights.origin.requests() - asked)
                .as("each page once for its change; what changed once by the edge, and once to compare")
                .isLessThanOrEqualTo(count + 2 * CHANGED);
        EdgeLine edge = Objects.requireNonNull(nights.report().edge());
        assertThat(edge.fresh()).as(edge.toString()).isEqualTo(CHANGED);
        assertThat(edge.looked()).isEqualTo(CHANGED);

        Set<Integer> missed = Set.of(3, 30, 60, 90, 116);
        Set<String> urls = missed.stream().map(World::url).collect(Collectors.toSet());
        nights.edge.node(0).misses(urls::contains);
        IntStream.range(0, CHANGED).forEach(page -> nights.nights.put(page, "more news", "1"));
        CountLine third = nights.nights.night();

        assertThat(third.confirmed()).as("the provider's word stands").isEqualTo(CHANGED);
        assertThat(nights.stale()).isEqualTo(missed);
        EdgeLine stale = Objects.requireNonNull(nights.report().edge());
        assertThat(stale.stale()).isEqualTo(5);
        assertThat(stale.fresh()).as(stale.toString()).isEqualTo(CHANGED - 5);
        assertThat(stale.pages()).allSatisfy(page -> {
            assertThat(page.evidence()).hasSize(2);
            assertThat(page.evidence().get(1).request()).matches("\\d{19}");
            assertThat(page.evidence().get(1).cache()).isEqualTo("HIT");
            assertThat(page.evidence().get(1).origin()).contains("ETag");
        });
        assertThat(nights.report().exitCode()).isZero();

        nights.nights.night();
        assertThat(nights.world.run("explain", World.url(3), "--offline").out())
                .as("it stays known when the next night finds it unchanged")
                .containsPattern(
                        "last run  unchanged.*\\R  edge      stale: .+\\R +To send it again: edgesweep purge URL");
    }
}
