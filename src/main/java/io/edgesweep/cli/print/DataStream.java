package io.edgesweep.cli.print;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes text in UTF-8 and, unlike its parent, knows why some of it could not be written. */
public final class DataStream extends PrintStream {

    private final Remembering remembering;
    private final boolean pipe;

    /**
     * Prints to the stream.
     *
     * @param pipe whether it leads to another process, so that it can fail only when that reads no more
     */
    public DataStream(OutputStream out, boolean pipe) {
        this(new Remembering(out), pipe);
    }

    private DataStream(Remembering out, boolean pipe) {
        super(out, true, StandardCharsets.UTF_8);
        this.remembering = out;
        this.pipe = pipe;
    }

    /** This process's standard output. */
    static DataStream standardOutput() {
        // Not System.out, which keeps the reason of a failure to itself.
        OutputStream file = new FileOutputStream(FileDescriptor.out);
        return new DataStream(new BufferedOutputStream(file), isPipe(Path.of("/proc/self/fd/1")));
    }

    private static boolean isPipe(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().matches("(pipe|socket):.*");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Why something was lost; empty as long as nothing was, and where nobody reads any more. */
    Optional<IOException> lost() {
        flush();
        return Optional.ofNullable(remembering.failure)
                .filter(failure -> !pipe
                        && !String.valueOf(failure.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("broken pipe"));
    }

    private static final class Remembering extends FilterOutputStream {

        private volatile @Nullable IOException failure;

        Remembering(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            noting(() -> out.write(b));
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            noting(() -> out.write(bytes, from, count));
        }

        @Override
        public void flush() throws IOException {
            noting(out::flush);
        }

        private void noting(Writing writing) throws IOException {
            try {
                writing.run();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }

    @FunctionalInterface
    private interface Writing {

        void run() throws IOException;
    }
}
