package io.edgesweep.source.stream;

import java.io.IOException;
import java.io.InputStream;

/** Lets bytes through and looks at them. Not a FilterInputStream, whose skip would pass bytes unseen. */
public abstract class WatchedInputStream extends InputStream {

    private final InputStream in;

    public WatchedInputStream(InputStream in) {
        this.in = in;
    }

    /**
     * Is told of every read.
     *
     * @param count how many bytes it brought; -1 at the end
     */
    protected abstract void passed(byte[] bytes, int offset, int count) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        passed(target, offset, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
