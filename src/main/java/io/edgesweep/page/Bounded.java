package io.edgesweep.page;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content of a page, which ends with an error where no page is so long. */
final class Bounded extends FilterInputStream {

    private long left;

    Bounded(InputStream in, long longest) {
        super(in);
        this.left = longest;
    }

    @Override
    public int read() throws IOException {
        return took(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int read = super.read(bytes, from, most);
        return took(read, Math.max(0, read));
    }

    private int took(int read, int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new BodyDigest.TooLargeException();
        }
        return read;
    }
}
