package io.edgesweep.cli.print;

import io.edgesweep.input.ListHandler;
import io.edgesweep.language.Words;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.HumanFormat;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Prints a line for each row, as it is read. As text, rejected rows go to standard error, so that standard output is a list
 * that can be used as it is; as JSON, all lines go to standard output.
 */
public final class ListPrinter implements ListHandler.Sink {

    /** Lines are handed on by so many: one by one, the terminal's flushing takes most of the time. */
    private static final int LINES_AT_ONCE = 256;

    /** So many rejected rows are told to people, one by one. */
    private static final int MOST_REJECTED = 100;

    private final Terminal terminal;
    private final boolean json;
    private final StringBuilder lines = new StringBuilder();
    private int count;
    private long rejected;

    public ListPrinter(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    @Override
    public void target(TargetRow row) {
        print(json ? JsonText.line(row) : text(row.target()));
    }

    /** What names the whole site in a list must be something that can be read again. */
    private static String text(Target target) {
        return target.kind() == Kind.ALL ? "*" : target.value();
    }

    @Override
    public void rejected(RejectedRow row) {
        if (++rejected > MOST_REJECTED && !json) {
            return;
        }
        refused(row.text(), Words.english().say(row.reason()), row.place().toString());
    }

    @Override
    public void unreadable(String place, String reason) {
        refused("", reason, place);
    }

    /** Told to people alone: a program that reads the rows has them all. */
    @Override
    public void noted(String place, String text) {
        if (!json) {
            refused("", text, place);
        }
    }

    private void refused(String text, String reason, String place) {
        if (json) {
            print(JsonText.rejected(text, reason, place));
            return;
        }
        flush();
        String shown = text.isEmpty() ? "" : ": " + text;
        terminal.err().println(place + ": " + reason + shown);
    }

    private void print(String line) {
        lines.append(line).append(System.lineSeparator());
        if (++count % LINES_AT_ONCE == 0) {
            flush();
        }
    }

    /** Ends the list. */
    public void end() {
        flush();
        if (rejected > MOST_REJECTED && !json) {
            terminal.err()
                    .println("and "
                            + HumanFormat.count(rejected - MOST_REJECTED, "more rejected row", "more rejected rows")
                            + "; edgesweep list --json names each");
        }
    }

    private void flush() {
        PrintStream out = terminal.out();
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
        lines.setLength(0);
    }

    @Override
    public boolean isClosed() {
        return lines.length() == 0 && terminal.out().checkError();
    }
}
