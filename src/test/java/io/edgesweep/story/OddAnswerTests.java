package io.edgesweep.story;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field of each answer but the status, which takes until the deadline, holds something odd; all values are played by {@link OddAnswerSoak}. */
class OddAnswerTests {

    @TempDir
    private Path folder;

    @Test
    void odd_values_end_no_run_as_unexpected_and_nothing_is_sent_twice_or_forgotten() {
        OddAnswers.play(folder, sample(false));
    }

    @Test
    void nor_do_those_in_answers_about_prefetches() {
        OddAnswers.play(folder, sample(true));
    }

    @Test
    void nor_do_odd_errors_and_odd_refusals() {
        OddAnswers.play(folder, OddAnswers.sample(OddAnswers.inside()));
    }

    private static List<FaultySites.Case> sample(boolean warm) {
        return OddAnswers.sample(OddAnswers.all()).stream()
                .filter(each -> !OddAnswers.isOddStatus(each))
                .filter(each -> each.action().endsWith("warm") == warm)
                .toList();
    }
}
