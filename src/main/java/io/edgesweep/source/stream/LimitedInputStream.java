package io.edgesweep.source.stream;

import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.InputStream;

/** Lets so many bytes through and then says that there are more. */
public final class LimitedInputStream extends InputStream {

    private final InputStream in;
    private final Reason reason;
    private long left;

    /**
     * @param max    how many bytes may be read
     * @param reason what {@link UnreadableException} says when there is one more
     */
    public LimitedInputStream(InputStream in, long max, Reason reason) {
        this.in = in;
        this.left = max;
        this.reason = reason;
    }

    @Override
    public int read() throws IOException {
        int result = in.read();
        if (result >= 0 && left-- == 0) {
            throw new UnreadableException(reason);
        }
        return result;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return read();
        }
        int result = in.read(target, offset, (int) Math.min(length, left));
        left -= Math.max(0, result);
        return result;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
