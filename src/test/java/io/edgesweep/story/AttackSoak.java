package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attacker's list in full: 10,000 refused requests, 50 slow connections, 20 uploads without a login, an alias bomb. */
class AttackSoak {

    @TempDir
    private Path folder;

    @Test
    void answers_a_person_in_under_a_second_while_somebody_without_a_login_takes_up_what_they_can() throws Exception {
        Attack.Outcome outcome = AttackStory.play(folder, 10_000, 50, 20);

        System.out.println(outcome);
        assertThat(outcome.median()).isLessThan(Duration.ofSeconds(1));
    }
}
