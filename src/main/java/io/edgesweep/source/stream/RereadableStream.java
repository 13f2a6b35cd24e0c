package io.edgesweep.source.stream;

import java.io.IOException;
import java.io.Reader;

/** Characters as a stream, of which the last ones can be read again. */
public final class RereadableStream {

    /** So many characters can be read again, at least. */
    static final int KEPT = 16 * 1024;

    private static final int AT_ONCE = 8 * 1024;

    private final Reader in;
    private final char[] window = new char[KEPT + 2 * AT_ONCE];
    private int length;
    private int position;
    private long dropped;

    public RereadableStream(Reader in) {
        this.in = in;
    }

    /** Where the next character stands, from 0. */
    public long offset() {
        return dropped + position;
    }

    /** Whether what stands there has been read, and can be read again. */
    public boolean isKept(long offset) {
        return offset >= dropped && offset <= dropped + length;
    }

    /** Goes back, or forward within what was read. */
    public void seek(long offset) {
        if (!isKept(offset)) {
            throw new IllegalArgumentException("what stands at " + offset + " is not kept");
        }
        position = (int) (offset - dropped);
    }

    /** What stands between two places, as far as it is kept. */
    public String between(long from, long to) {
        int start = (int) Math.max(0, from - dropped);
        return new String(window, start, (int) (to - dropped) - start);
    }

    /** The next character; -1 at the end. */
    public int read() throws IOException {
        return position < length || fill() ? window[position++] : -1;
    }

    /** The next characters; -1 at the end. */
    public int read(char[] target, int offset, int most) throws IOException {
        if (position == length && !fill()) {
            return -1;
        }
        int count = Math.min(most, length - position);
        System.arraycopy(window, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (window.length - length < AT_ONCE) {
            int gone = length - KEPT;
            System.arraycopy(window, gone, window, 0, KEPT);
            dropped += gone;
            position -= gone;
            length = KEPT;
        }
        int count = in.read(window, length, AT_ONCE);
        length += Math.max(0, count);
        return count > 0;
    }
}
