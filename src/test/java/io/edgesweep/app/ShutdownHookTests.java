package io.edgesweep.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.process.StopSignal;
import io.edgesweep.report.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownHookTests {

    private final List<Integer> exits = new ArrayList<>();
    private final ShutdownHook shutdown = new ShutdownHook(exits::add);

    @Test
    void exits_with_the_code_of_a_run_that_has_ended_whatever_the_signal_was() {
        shutdown.done(ExitCode.UNSETTLED.code());

        shutdown.asked();

        assertThat(exits).containsExactly(9);
    }

    @Test
    void leaves_the_code_to_the_signal_when_there_is_something_to_go_on_with() {
        shutdown.done(ExitCode.TERMINATED.code());

        shutdown.asked();

        assertThat(exits).isEmpty();
    }

    @Test
    void tells_those_too_who_begin_when_the_process_is_already_asked_to_end() {
        StopSignal before = new StopSignal();
        shutdown.tell(before);
        shutdown.done(ExitCode.TERMINATED.code());
        shutdown.asked();
        StopSignal after = new StopSignal();

        shutdown.tell(after);

        assertThat(before.isGiven()).isTrue();
        assertThat(after.isGiven()).isTrue();
    }
}
