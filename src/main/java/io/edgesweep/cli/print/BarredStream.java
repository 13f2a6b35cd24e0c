package io.edgesweep.cli.print;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes text in UTF-8, and below it a bar that is drawn again and again on the same line. Whatever else is printed wipes the bar away,
 * which comes back below it when it is drawn next. Lines are wiped by blanks, so that every terminal does it, colours or not.
 */
final class BarredStream extends PrintStream {

    private final Line line;

    BarredStream(OutputStream out) {
        this(new Line(out));
    }

    private BarredStream(Line line) {
        super(line, true, StandardCharsets.UTF_8);
        this.line = line;
    }

    /** Draws the bar, in the place of the one before it. Does nothing while somebody else has begun a line and not ended it. */
    void draw(String bar, int width) {
        try {
            line.draw(bar, width);
        } catch (IOException e) {
            setError();
        }
    }

    /** Leaves the bar as it is, with what comes next below it. */
    void leave() {
        try {
            line.leave();
        } catch (IOException e) {
            setError();
        }
    }

    /** One line at a time, whoever writes. */
    private static final class Line extends FilterOutputStream {

        /** How many columns the bar has that is drawn; 0 when none is. */
        private int drawn;

        private boolean atStart = true;

        Line(OutputStream out) {
            super(out);
        }

        synchronized void draw(String bar, int width) throws IOException {
            if (atStart) {
                out.write(("\r" + bar).getBytes(StandardCharsets.UTF_8));
                out.flush();
                drawn = width;
            }
        }

        synchronized void leave() throws IOException {
            if (drawn > 0) {
                drawn = 0;
                out.write(System.lineSeparator().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }

        @Override
        public synchronized void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int count) throws IOException {
            if (count == 0) {
                return;
            }
            if (drawn > 0) {
                out.write(("\r" + " ".repeat(drawn) + "\r").getBytes(StandardCharsets.UTF_8));
                drawn = 0;
            }
            out.write(bytes, from, count);
            atStart = bytes[from + count - 1] == '\n';
        }
    }
}
