package io.edgesweep.source;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Hands text to a CSV parser line by line, so that we always know which lines a record was made of: where it starts, how
 * it was written, and that it does not grow without end behind a quote that nobody closed. The parser asks for the next
 * line only when a record needs it.
 *
 * <p>Between two records, lines that are blank or start with {@code #} are passed over. A lone carriage return ends a
 * line too and is handed on as a line feed. A byte order mark at the very beginning is dropped.
 */
final class RecordLines extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final Charset charset;
    private final int maxLength;
    private final char[] buffer = new char[8192];
    private int position;
    private int end;
    private boolean begun;

    private final StringBuilder record = new StringBuilder();
    private int served;
    private long linesRead;
    private long firstLine;

    /**
     * @param charset   that the reader decodes
     * @param maxLength how many characters a record may have, line breaks included
     */
    RecordLines(Reader in, Charset charset, int maxLength) {
        this.in = in;
        this.charset = charset;
        this.maxLength = maxLength;
    }

    /**
     * Leaves the present record and goes to the first line of the next one.
     *
     * @return whether there is one
     */
    boolean startRecord() throws IOException {
        do {
            record.setLength(0);
            served = 0;
            firstLine = linesRead + 1;
            if (!appendLine()) {
                return false;
            }
        } while (record.charAt(0) == '#' || isBlank());
        return true;
    }

    private boolean isBlank() {
        for (int i = 0; i < record.length(); i++) {
            if (!Character.isWhitespace(record.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The line that the record starts in, from 1. */
    long firstLine() {
        return firstLine;
    }

    /** Whether the record is one line, as far as it was read. */
    boolean isOneLine() {
        return firstLine == linesRead;
    }

    /** The record as it was written, as far as it was read, without the line break at its end. */
    String text() {
        int length = record.length();
        while (length > 0 && isLineBreak(record.charAt(length - 1))) {
            length--;
        }
        return record.substring(0, length);
    }

    /**
     * What is wrong with the record's bytes, if they are not of the charset; else null. The decoder puts U+FFFD in their
     * place; where that character stands in the file itself, an earlier program has lost what belonged there, which comes
     * to the same.
     */
    @Nullable
    String garbled() {
        return record.indexOf("\uFFFD") < 0 ? null : Reasons.garbled(charset);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (served == record.length() && !appendLine()) {
            return -1;
        }
        int count = Math.min(length, record.length() - served);
        record.getChars(served, served + count, target, offset);
        served += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean appendLine() throws IOException {
        int start = record.length();
        while (peek() >= 0 && !isLineBreak((char) peek())) {
            appendUpToLineBreak();
        }
        int c = next();
        if (c < 0 && record.length() == start) {
            return false;
        }
        if (c == '\r' && peek() == '\n') {
            append('\r');
            c = next();
        }
        if (c >= 0) {
            append('\n');
        }
        linesRead++;
        return true;
    }

    /** As far as there is something in the buffer. */
    private void appendUpToLineBreak() throws Unreadable {
        int stop = position;
        while (stop < end && !isLineBreak(buffer[stop])) {
            stop++;
        }
        requireRoom(stop - position);
        record.append(buffer, position, stop - position);
        position = stop;
    }

    private void append(char c) throws Unreadable {
        requireRoom(1);
        record.append(c);
    }

    private void requireRoom(int more) throws Unreadable {
        if (record.length() + more > maxLength) {
            throw new Unreadable("holds a record that starts here and is longer than " + maxLength
                    + " characters; is a closing double quote missing? The rest of the file is not read");
        }
    }

    private int next() throws IOException {
        int c = peek();
        position++;
        return c;
    }

    private int peek() throws IOException {
        if (position >= end) {
            position = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (!begun && end > 0) {
                begun = true;
                position = buffer[0] == BYTE_ORDER_MARK ? 1 : 0;
                return peek();
            }
        }
        return position < end ? buffer[position] : -1;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
