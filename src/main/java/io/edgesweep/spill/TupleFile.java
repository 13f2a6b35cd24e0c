package io.edgesweep.spill;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of longs, one tuple after the other, with nothing between them. */
public final class TupleFile {

    private static final int BUFFER = 1 << 16;

    private TupleFile() {}

    /** Writes one. */
    public static final class Writer implements Closeable {

        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

        /** Replaces the file, if there is one. */
        public Writer(Path file) throws IOException {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        }

        /** As the other one, and leaves so many bytes free at the beginning, at most some thousands. */
        public Writer(Path file, int free) throws IOException {
            this(file);
            buffer.put(new byte[free]);
        }

        /** Writes the next tuple. */
        public void put(long[] tuple) throws IOException {
            put(tuple, 0, tuple.length);
        }

        /** Writes a tuple that is part of an array. */
        void put(long[] numbers, int from, int width) throws IOException {
            if (buffer.remaining() < width * Long.BYTES) {
                flush();
            }
            for (int i = from; i < from + width; i++) {
                buffer.putLong(numbers[i]);
            }
        }

        private void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }

        /** What was put is on disk when this returns. */
        public void force() throws IOException {
            flush();
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            try {
                flush();
            } finally {
                channel.close();
            }
        }
    }

    /** Walks through one. */
    public static final class Reader implements Closeable {

        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        private final long[] head;

        /** @param width longs in a tuple */
        public Reader(Path file, int width) throws IOException {
            this(file, width, 0);
        }

        /** @param free bytes at the beginning that are of no tuple */
        public Reader(Path file, int width, int free) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.READ).position(free);
            head = new long[width];
            buffer.flip();
        }

        /** The tuple that was advanced to last; the same array each time. */
        public long[] head() {
            return head;
        }

        /** Goes on to the next tuple; false at the end. What is less than a tuple counts as the end. */
        public boolean advance() throws IOException {
            if (buffer.remaining() < head.length * Long.BYTES && !fill()) {
                return false;
            }
            for (int i = 0; i < head.length; i++) {
                head[i] = buffer.getLong();
            }
            return true;
        }

        private boolean fill() throws IOException {
            buffer.compact();
            while (buffer.position() < head.length * Long.BYTES) {
                if (channel.read(buffer) < 0) {
                    buffer.flip();
                    return false;
                }
            }
            buffer.flip();
            return true;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
