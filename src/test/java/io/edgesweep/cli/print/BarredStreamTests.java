package io.edgesweep.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class BarredStreamTests {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BarredStream stream = new BarredStream(bytes);

    @Test
    void a_line_of_a_log_wipes_the_bar_away_which_comes_back_below_it() {
        stream.draw("50 %", 4);
        stream.print("WARN trouble\n");
        stream.draw("60 %", 4);
        stream.draw("70 %", 4);
        stream.leave();

        assertThat(printed()).isEqualTo("\r50 %\r    \rWARN trouble\n\r60 %\r70 %" + System.lineSeparator());
    }

    @Test
    void the_bar_is_not_drawn_into_a_line_that_somebody_has_begun() {
        stream.print("Which one? ");
        stream.draw("50 %", 4);

        assertThat(printed()).isEqualTo("Which one? ");
    }

    @Test
    void the_bar_of_a_run_is_drawn_where_logs_go_and_ends_before_what_comes_after() {
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), new PrintStream(new ByteArrayOutputStream()), stream, true);

        try (TerminalProgress progress = new TerminalProgress(terminal, false, InstantSource.system())) {
            progress.at("submit", 500, 1000);
        }
        terminal.err().println("Over.");

        assertThat(printed()).contains("500/1000").endsWith(System.lineSeparator() + "Over." + System.lineSeparator());
    }

    @Test
    void nobody_watches_where_there_is_no_console_or_one_that_cannot_draw() {
        assertThat(Terminal.isWatched(null, "xterm")).isFalse();
        assertThat(Terminal.isWatched(System.console(), "dumb")).isFalse();
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
