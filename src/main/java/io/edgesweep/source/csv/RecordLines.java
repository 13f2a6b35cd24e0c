package io.edgesweep.source.csv;

import io.edgesweep.source.stream.UnreadableException;
import java.io.IOException;
import java.io.Reader;

/**
 * Hands text to a CSV parser line by line, so that we always know which lines a record was made of: where it starts, how
 * it was written, and that it does not grow without end behind a quote that nobody closed. The parser asks for the next
 * line only when a record needs it.
 *
 * <p>Between two records, blank lines are passed over, those of delimiters alone among them. A lone carriage return ends a
 * line too and is handed on as a line feed. Byte order marks before a record are dropped: joined files have them anywhere.
 */
public final class RecordLines extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final int BUFFER = 8192;

    /** How much of a row that cannot be read is shown, in characters. */
    private static final int SHOWN = 1001;

    /** A line of so many times the length of a record is no line any more: it may have no end. */
    private static final int RECORDS_OF_A_LINE = 64;

    private final Reader in;
    private final int maxLength;
    private char[] buffer = new char[BUFFER];
    private int position;
    private int end;

    private final StringBuilder record = new StringBuilder();
    private int served;
    private boolean isInLine;
    private long linesRead;
    private long firstLine;
    private long aloneBefore;
    private boolean isAnyRead;

    /** @param maxLength how many characters a record may have, line breaks included */
    public RecordLines(Reader in, int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
    }

    /**
     * Leaves the present record and goes to the first line of the next one.
     *
     * @return whether there is one
     * @throws TooLong when its first line is longer than a record may be
     */
    public boolean startRecord() throws IOException {
        do {
            record.setLength(0);
            served = 0;
            firstLine = linesRead + 1;
            if (!appendLine()) {
                return false;
            }
            while (record.length() > 0 && record.charAt(0) == BYTE_ORDER_MARK) {
                record.deleteCharAt(0);
            }
        } while (isPassedOver());
        isAnyRead = true;
        return true;
    }

    private boolean isPassedOver() {
        return BlankLines.isBlank(record) || (!isAnyRead && BlankLines.delimiter(record) != null);
    }

    /** Whether the record begins as a comment does. */
    public boolean isComment() {
        return record.length() > 0 && record.charAt(0) == '#';
    }

    /**
     * Gives the record up: its first line alone is lost. Its other lines are read again, each for itself, so that what is
     * wrong in one of them does not swallow the others once more; only the last may go on beyond what was read.
     *
     * @return the last line that was taken for a part of it
     * @throws IOException when the first line has no end
     */
    public long giveUp() throws IOException {
        long last = isInLine ? linesRead + 1 : linesRead;
        if (last == firstLine) {
            skipLine();
            return last;
        }
        int start = record.indexOf("\n") + 1;
        unread(start);
        record.setLength(start);
        isInLine = false;
        linesRead = firstLine;
        aloneBefore = last;
        return last;
    }

    /** Goes to the end of a line that was not read to its end. */
    private void skipLine() throws IOException {
        if (!isInLine) {
            return;
        }
        long most = (long) RECORDS_OF_A_LINE * maxLength;
        for (long skipped = record.length(); isInLine; skipped++) {
            int c = next();
            if (c == '\r' && peek() == '\n') {
                c = next();
            }
            isInLine = c >= 0 && !isLineBreak((char) c);
            if (isInLine && skipped > most) {
                throw new UnreadableException("source.endless-line", most);
            }
        }
        linesRead++;
    }

    /** Puts what stands from there on back before what was not read yet. */
    private void unread(int from) {
        int back = record.length() - from;
        int rest = Math.max(0, end - position);
        char[] more = new char[Math.max(BUFFER, back + rest)];
        record.getChars(from, record.length(), more, 0);
        System.arraycopy(buffer, position, more, back, rest);
        buffer = more;
        position = 0;
        end = back + rest;
    }

    /** The line that the record starts in, from 1. */
    public long firstLine() {
        return firstLine;
    }

    /** Whether the record is one line, as far as it was read. */
    boolean isOneLine() {
        return firstLine == linesRead;
    }

    /** The record as it was written, as far as it was read, without the line break at its end. */
    public String text() {
        int length = record.length();
        while (length > 0 && isLineBreak(record.charAt(length - 1))) {
            length--;
        }
        return record.substring(0, length);
    }

    /** As much of that as is worth showing. */
    public String shown() {
        return record.length() <= SHOWN ? text() : record.substring(0, SHOWN);
    }

    /** A record that must end with its line ends there, whatever is open in it. */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (served == record.length() && (firstLine < aloneBefore || !appendLine())) {
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
        isInLine = true;
        while (peek() >= 0 && !isLineBreak((char) peek())) {
            appendUpToLineBreak();
        }
        if (peek() >= 0) {
            requireRoom(1);
        }
        int c = next();
        isInLine = false;
        if (c < 0 && record.length() == start) {
            return false;
        }
        linesRead++;
        if (c == '\r' && peek() == '\n') {
            record.append('\r');
            c = next();
        }
        if (c >= 0) {
            record.append('\n');
        }
        return true;
    }

    /** As far as there is something in the buffer. */
    private void appendUpToLineBreak() throws TooLong {
        int stop = position;
        while (stop < end && !isLineBreak(buffer[stop])) {
            stop++;
        }
        requireRoom(stop - position);
        record.append(buffer, position, stop - position);
        position = stop;
    }

    /** Where there is no room for what is left of the line, it is left. */
    private void requireRoom(int more) throws TooLong {
        if (record.length() + more > maxLength) {
            throw new TooLong(maxLength);
        }
    }

    /** A record is longer than it may be. What does not belong to it any more has not been read. */
    public static final class TooLong extends UnreadableException {

        private static final long serialVersionUID = 1L;

        private TooLong(int maxLength) {
            super("bad-row.too-long", maxLength);
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
            end = Math.max(0, in.read(buffer, 0, BUFFER));
        }
        return position < end ? buffer[position] : -1;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
