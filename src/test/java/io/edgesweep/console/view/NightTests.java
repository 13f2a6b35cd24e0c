package io.edgesweep.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.RunSum;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NightTests {

    private static final Words WORDS = Words.of(Language.ENGLISH);
    private static final Set<String> LISTED = Set.of("a", "b", "c", "d", "good", "bad");
    private static final RunSum NO_RUN = new RunSum(0, 0);
    private static final Instant STARTED = Instant.parse("2026-11-30T18:00:00Z");

    @Test
    void one_good_job_hides_no_failed_one() {
        List<Run> latest = List.of(run("good", "confirmed", 0), run("bad", "partly-failed", 40));

        Night night = Night.of(Set.of(), latest, Map.of(), LISTED, new RunSum(2, 2000), WORDS);

        assertThat(night.tone()).isEqualTo("bad");
        assertThat(night.verdict()).isEqualTo("Not everything is fresh: 1 failed, of 2 jobs.");
        assertThat(night.meaning())
                .isEqualTo(
                        "40 targets may still be served stale. In the last 24 hours 2 runs confirmed 2,000 targets.");
    }

    @Test
    void says_of_each_family_how_many_jobs_are_in_it() {
        List<Run> latest =
                List.of(run("a", "unsettled", 1), run("b", "quota-reached", 2), run("c", "quota-reached", 3));

        Night night = Night.of(Set.of("d"), latest, Map.of(), LISTED, NO_RUN, WORDS);

        assertThat(night.verdict()).isEqualTo("Not everything is fresh: 1 failed, 1 is unsettled, 2 wait, of 4 jobs.");
        assertThat(night.meaning())
                .isEqualTo("6 targets may still be served stale. There was no run in the last 24 hours.");
    }

    @Test
    void a_job_with_a_broken_file_counts_once_though_its_last_run_failed() {
        Night night =
                Night.of(Set.of("a"), List.of(run("a", "partly-failed", 1)), Map.of("a", 2L), LISTED, NO_RUN, WORDS);

        assertThat(night.verdict()).isEqualTo("Not everything is fresh: 1 failed, of 1 job.");
    }

    @Test
    void all_is_fresh_when_every_job_is() {
        Night night = Night.of(
                Set.of(),
                List.of(run("a", "confirmed", 0), run("b", "nothing-to-do", 0)),
                Map.of(),
                LISTED,
                NO_RUN,
                WORDS);

        assertThat(night.tone()).isEqualTo("good");
        assertThat(night.verdict()).isEqualTo("All fresh: the last runs of all 2 jobs were confirmed.");
    }

    @Test
    void what_is_stale_at_the_edge_is_not_denied_though_all_is_confirmed() {
        List<Run> latest = List.of(run("a", "confirmed", 0), run("b", "partly-failed", 3));

        Night night = Night.of(Set.of(), latest, Map.of("a", 10L), LISTED, NO_RUN, WORDS);

        assertThat(night.tone()).isEqualTo("bad");
        assertThat(night.verdict())
                .isEqualTo("Not everything is fresh: 1 failed, 1 has old copies at the edge, of 2 jobs.");
        assertThat(night.meaning())
                .startsWith("3 targets may still be served stale. The CDN still serves old copies of 10 pages.");
    }

    @Test
    void what_a_job_left_stale_counts_though_no_run_of_it_is_of_this_night() {
        Night night = Night.of(Set.of(), List.of(run("a", "confirmed", 0)), Map.of("once", 2L), LISTED, NO_RUN, WORDS);

        assertThat(night.tone()).isEqualTo("wait");
        assertThat(night.verdict())
                .isEqualTo(
                        "Not everything is fresh: 1 has old copies at the edge, of 1 job and 1 purge without a job.");
    }

    private static Run run(String job, String verdict, long open) {
        return new Run(
                "run-" + job,
                job,
                "www",
                RunState.FINISHED,
                "url by invalidate",
                "hash",
                "web-1",
                STARTED,
                STARTED.plusSeconds(60),
                new OutcomeCounts(1000 + open, 0, Map.of(Outcome.CONFIRMED, 1000L, Outcome.FAILED, open)),
                verdict,
                0,
                false,
                open);
    }
}
