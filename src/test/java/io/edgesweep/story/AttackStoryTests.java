package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attacker's list in short; {@code AttackSoak} has it in full. */
class AttackStoryTests {

    @TempDir
    private Path folder;

    @Test
    void answers_a_person_while_somebody_without_a_login_takes_up_what_they_can() throws Exception {
        assertThat(AttackStory.play(folder, 800, 50, 20).slowest()).isLessThan(Duration.ofSeconds(5));
    }
}
