package io.edgesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTests {

    @Test
    void a_dry_run_is_sent_by_the_same_command_without_the_option() {
        assertThat(new CommandWords(List.of("run", "nightly", "--dry-run", "--input", "my list.csv")).withoutDryRun())
                .isEqualTo("edgesweep run nightly --input 'my list.csv'");
    }

    @Test
    void a_plan_is_sent_by_run() {
        assertThat(new CommandWords(List.of("plan", "plan", "--set", "limits.targets=5")).withoutDryRun())
                .isEqualTo("edgesweep run plan --set limits.targets=5");
    }

    @Test
    void what_a_shell_would_read_otherwise_is_quoted() {
        assertThat(new CommandWords(List.of("purge", "--dry-run", "https://www.example.com/?a=it's")).withoutDryRun())
                .isEqualTo("edgesweep purge 'https://www.example.com/?a=it'\\''s'");
    }
}
