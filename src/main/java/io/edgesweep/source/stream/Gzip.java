package io.edgesweep.source.stream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unzips what is gzip data by its first two bytes (RFC 1952, section 2.3.1), whatever its name says, and lets everything
 * else through. Two layers are taken off, since servers zip on the way what is zipped already.
 */
public final class Gzip {

    private static final int LAYERS = 2;

    /** In bytes; deflate has something to show for every few hundred. */
    private static final int MAX_WITHOUT_OUTPUT = 16 * 1024;

    private Gzip() {}

    /**
     * The bytes unzipped. Beyond the ratio, reading throws {@link UnreadableException}.
     *
     * @param ratio how many bytes may come of one
     */
    public static InputStream unzipped(InputStream bytes, int ratio) throws IOException {
        BufferedInputStream result = new BufferedInputStream(bytes);
        for (int layer = 0; layer < LAYERS && beginsWithMagic(result); layer++) {
            result = new BufferedInputStream(new Unzipped(new Zipped(result), ratio));
        }
        return result;
    }

    private static boolean beginsWithMagic(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        boolean magic = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return magic;
    }

    /** What goes into the unzipping. */
    private static final class Zipped extends WatchedInputStream {

        private long count;
        private long sinceOutput;

        Zipped(InputStream in) {
            super(in);
        }

        @Override
        protected void passed(byte[] bytes, int offset, int length) throws UnreadableException {
            count += Math.max(0, length);
            sinceOutput += Math.max(0, length);
            requireOutput();
        }

        /** The JDK unzips members of a file that are empty by recursion, and ends in a StackOverflowError after some. */
        void requireOutput() throws UnreadableException {
            if (sinceOutput > MAX_WITHOUT_OUTPUT) {
                throw new UnreadableException("source.empty-gzip");
            }
        }
    }

    /** What comes out of it. */
    private static final class Unzipped extends WatchedInputStream {

        private final Zipped zipped;
        private final int ratio;
        private long count;

        Unzipped(Zipped zipped, int ratio) throws IOException {
            super(new GZIPInputStream(zipped));
            this.zipped = zipped;
            this.ratio = ratio;
        }

        @Override
        protected void passed(byte[] bytes, int offset, int length) throws UnreadableException {
            // the JDK takes what was thrown in the head of a further member for the end of the file
            zipped.requireOutput();
            zipped.sinceOutput = 0;
            count += Math.max(0, length);
            if (count > ratio * zipped.count) {
                throw new UnreadableException("source.ratio", ratio);
            }
        }
    }
}
