package io.edgesweep.spill;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of fixed-width tuples of longs, number by number, with a fixed amount of memory: sorted runs go to
 * files, and one merge over all of them gives the tuples back.
 */
final class TupleSorter implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final String name;
    private final int width;
    private final long[][] chunk;
    private int size;
    private final List<Path> files = new ArrayList<>();

    /**
     * @param folder where the sorted runs are put
     * @param name   what their file names begin with
     * @param width  longs in a tuple
     * @param chunk  how many tuples are held in memory
     */
    TupleSorter(Path folder, String name, int width, int chunk) {
        this.folder = folder;
        this.name = name;
        this.width = width;
        this.chunk = new long[chunk][];
    }

    void add(long... tuple) throws IOException {
        if (size == chunk.length) {
            writeRun();
        }
        chunk[size++] = tuple;
    }

    /** Ends the adding. The tuples can be walked through once. */
    Sorted sorted() throws IOException {
        writeRun();
        return new Sorted(files, width);
    }

    private void writeRun() throws IOException {
        if (size == 0) {
            return;
        }
        Arrays.sort(chunk, 0, size, Arrays::compare);
        Path file = folder.resolve(name + "-" + files.size() + ".run");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            for (int i = 0; i < size; i++) {
                for (long number : chunk[i]) {
                    out.writeLong(number);
                }
            }
        }
        files.add(file);
        Arrays.fill(chunk, 0, size, null);
        size = 0;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** The tuples in order. */
    static final class Sorted implements Closeable {

        private final PriorityQueue<Run> runs = new PriorityQueue<>((a, b) -> Arrays.compare(a.head, b.head));
        private final List<Run> opened = new ArrayList<>();

        Sorted(List<Path> files, int width) throws IOException {
            for (Path file : files) {
                Run run = new Run(file, width);
                opened.add(run);
                if (run.advance()) {
                    runs.add(run);
                }
            }
        }

        /** The next tuple, or null at the end. */
        long @Nullable [] next() throws IOException {
            Run first = runs.poll();
            if (first == null) {
                return null;
            }
            long[] tuple = first.head;
            if (first.advance()) {
                runs.add(first);
            }
            return tuple;
        }

        @Override
        public void close() throws IOException {
            for (Run run : opened) {
                run.in.close();
            }
        }
    }

    private static final class Run {

        private final DataInputStream in;
        private final int width;
        private long[] head;

        Run(Path file, int width) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
            this.width = width;
            this.head = new long[width];
        }

        boolean advance() throws IOException {
            long[] tuple = new long[width];
            try {
                for (int i = 0; i < width; i++) {
                    tuple[i] = in.readLong();
                }
            } catch (EOFException e) {
                return false;
            }
            head = tuple;
            return true;
        }
    }
}
