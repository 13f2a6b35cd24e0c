package io.edgesweep.story;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of each answer holds each odd value, each in two nights of its own. */
class OddAnswerSoak {

    @TempDir
    private Path folder;

    static List<FaultySites.Case> all() {
        return Stream.of(OddAnswers.all(), OddAnswers.inside())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void ends_no_run_as_unexpected_and_sends_nothing_twice(FaultySites.Case odd) {
        OddAnswers.play(folder, List.of(odd));
    }
}
