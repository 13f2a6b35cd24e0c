package io.edgesweep.story;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field of each answer holds each odd value: {@code ./mvnw -Psoak test -Dtest=OddAnswerSoak -Dsoak.share=1/6}. */
class OddAnswerSoak {

    @TempDir
    private Path folder;

    @Test
    void none_ends_a_run_as_unexpected_and_nothing_is_sent_twice_or_forgotten() {
        List<FaultySites.Case> all = Stream.of(OddAnswers.all(), OddAnswers.inside())
                .flatMap(List::stream)
                .toList();
        SoakShare.asked().play(folder, all, OddAnswers::kind, FaultySites.Case::name, OddAnswers::play);
    }
}
