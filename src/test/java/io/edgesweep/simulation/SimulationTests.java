package io.edgesweep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The core of a run against a provider, a clock and crashes that a seed decides on; many more of them in the soak. */
class SimulationTests {

    @Test
    void loses_nothing_and_sends_nothing_twice_in_a_hundred_seeds() throws Exception {
        try (Simulation simulation = new Simulation()) {
            assertThat(simulation.violating(100, Variant.NONE, 10)).isEmpty();
        }
    }

    @Test
    void catches_an_answer_written_before_its_intent_within_a_hundred_seeds() throws Exception {
        try (Simulation simulation = new Simulation()) {
            assertCaught(
                    simulation,
                    new AnnouncesWithTheAnswer(),
                    1,
                    violation -> violation.startsWith("doubled") || violation.startsWith("lost"));
        }
    }

    @Test
    void catches_that_the_first_target_is_enough_to_adopt_a_task_within_a_hundred_seeds() throws Exception {
        try (Simulation simulation = new Simulation()) {
            assertCaught(
                    simulation,
                    new AdoptsByTheFirstTarget(),
                    10,
                    violation -> violation.startsWith("somebody else's")
                            || violation.startsWith("never taken")
                            || violation.startsWith("doubled")
                            || violation.startsWith("lost"));
        }
    }

    @Test
    void catches_that_a_frozen_process_sends_without_a_look_within_a_hundred_seeds() throws Exception {
        try (Simulation simulation = new Simulation()) {
            assertCaught(simulation, new LooksNoMore(), 10, violation -> violation.startsWith("doubled"));
        }
    }

    @Test
    void catches_that_the_follow_up_ends_while_more_is_sent_within_a_hundred_seeds() throws Exception {
        try (Simulation simulation = new Simulation()) {
            assertCaught(
                    simulation, new FollowsTooBriefly(), 10, violation -> violation.startsWith("followed no more"));
        }
    }

    @Test
    void catches_that_prefetches_are_recorded_again_by_a_resumed_run_within_a_hundred_seeds() throws Exception {
        try (Simulation simulation = new Simulation()) {
            assertCaught(simulation, new RecordsPrefetchesAgain(), 10, violation -> violation.startsWith("prefetched"));
        }
    }

    @Test
    void catches_that_what_a_window_does_not_list_is_taken_for_done_within_a_hundred_seeds() throws Exception {
        try (Simulation simulation = new Simulation()) {
            assertCaught(
                    simulation,
                    new TakesMissingForDone(),
                    10,
                    violation -> violation.startsWith("not what the provider says"));
        }
    }

    @Test
    void asks_by_windows_with_tasks_of_others_in_them() throws Exception {
        CountsWindows counted = new CountsWindows();
        try (Simulation simulation = new Simulation()) {
            assertThat(simulation.violating(100, counted, 10)).isEmpty();
        }
        assertThat(counted.windows()).isGreaterThan(100);
        assertThat(counted.withTasksOfOthers()).isPositive();
    }

    @Test
    void sends_asks_and_warms_at_once_with_lost_replies_and_over_the_turn_of_the_day() throws Exception {
        Interleaving heard = new Interleaving();
        try (Simulation simulation = new Simulation()) {
            for (int number = 1; number <= 50; number++) {
                assertThat(simulation.replay(new Seed(number), heard, heard).violations())
                        .as("seed " + number)
                        .isEmpty();
            }
        }
        assertThat(heard.runs()).isGreaterThan(40);
        assertThat(heard.withLostReplies()).isGreaterThan(20);
        assertThat(heard.overTheTurn()).isPositive();
    }

    @Test
    void plays_a_seed_the_same_each_time() throws Exception {
        try (Simulation simulation = new Simulation()) {
            StringBuilder first = new StringBuilder();
            StringBuilder second = new StringBuilder();

            simulation.replay(new Seed(7), first::append);
            simulation.replay(new Seed(7), second::append);

            assertThat(withoutIds(second)).isEqualTo(withoutIds(first)).isNotEmpty();
        }
    }

    /** That it breaks the rule in one of the first so many outcomes that break any. */
    private static void assertCaught(Simulation simulation, Variant variant, int most, Predicate<String> rule) {
        assertThat(simulation.violating(100, variant, most, rule))
                .flatExtracting(Outcome::violations)
                .anyMatch(rule);
    }

    /** The database goes on numbering its batches. */
    static String withoutIds(CharSequence story) {
        return story.toString().replaceAll("batch \\d+", "batch");
    }
}
