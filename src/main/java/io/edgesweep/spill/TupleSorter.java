package io.edgesweep.spill;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrays;
import it.unimi.dsi.fastutil.objects.ObjectHeapPriorityQueue;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of fixed-width tuples of longs, number by number, with a fixed amount of memory: sorted runs go to
 * files, and one merge over all of them gives the tuples back.
 */
public final class TupleSorter implements Closeable {

    /** Most runs are small, and need not hold the memory of a large one. */
    private static final int SMALL = 1000;

    private final Path folder;
    private final String name;
    private final int width;
    private final int longest;
    private long[] chunk;
    private int size;
    private final List<Path> files = new ArrayList<>();

    /**
     * A sorter with nothing in it.
     *
     * @param folder where the sorted runs are put
     * @param name   what their file names begin with
     * @param width  longs in a tuple
     * @param tuples how many of them are held in memory
     */
    public TupleSorter(Path folder, String name, int width, int tuples) {
        this.folder = folder;
        this.name = name;
        this.width = width;
        this.longest = Math.multiplyExact(width, tuples);
        this.chunk = new long[Math.min(longest, width * SMALL)];
    }

    /**
     * Adds a tuple.
     *
     * @throws IOException when a run cannot be written
     */
    public void add(long... tuple) throws IOException {
        if (size == longest) {
            writeRun();
        } else if (size == chunk.length) {
            chunk = Arrays.copyOf(chunk, Math.min(longest, 2 * size));
        }
        System.arraycopy(tuple, 0, chunk, size, width);
        size += width;
    }

    /** Ends the adding. The tuples can be walked through as often as one likes. */
    public Sorted sorted() throws IOException {
        return sortedWith(List.of());
    }

    /** As {@link #sorted}, merged with tuples that are sorted already. These are closed with what is given back. */
    public Sorted sortedWith(List<TupleFile.Reader> others) throws IOException {
        writeRun();
        return new Sorted(files, width, others);
    }

    private void writeRun() throws IOException {
        if (size == 0) {
            return;
        }
        int[] order = order();
        Path file = folder.resolve(name + "-" + files.size() + ".run");
        try (TupleFile.Writer out = new TupleFile.Writer(file)) {
            for (int each : order) {
                out.put(chunk, each * width, width);
            }
        }
        files.add(file);
        size = 0;
    }

    /** The tuples' numbers in the order of the tuples. By their first numbers, which are seldom the same, then by the rest. */
    private int[] order() {
        int tuples = size / width;
        int[] order = new int[tuples];
        long[] firsts = new long[tuples];
        for (int i = 0; i < tuples; i++) {
            order[i] = i;
            firsts[i] = chunk[i * width];
        }
        LongArrays.radixSortIndirect(order, firsts, true);
        for (int from = 0, to; from < tuples; from = to) {
            to = from + 1;
            while (to < tuples && firsts[order[to]] == firsts[order[from]]) {
                to++;
            }
            if (to > from + 1) {
                IntArrays.quickSort(order, from, to, this::compare);
            }
        }
        return order;
    }

    private int compare(int one, int other) {
        return Arrays.compare(chunk, one * width, (one + 1) * width, chunk, other * width, (other + 1) * width);
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** The tuples in order. */
    public static final class Sorted implements Closeable {

        private final ObjectHeapPriorityQueue<TupleFile.Reader> runs =
                new ObjectHeapPriorityQueue<>((a, b) -> Arrays.compare(a.head(), b.head()));
        private final List<TupleFile.Reader> opened = new ArrayList<>();

        Sorted(List<Path> files, int width, List<TupleFile.Reader> others) throws IOException {
            opened.addAll(others);
            for (Path file : files) {
                opened.add(new TupleFile.Reader(file, width));
            }
            for (TupleFile.Reader run : opened) {
                if (run.advance()) {
                    runs.enqueue(run);
                }
            }
        }

        /** The next tuple, or null at the end. */
        public long @Nullable [] next() throws IOException {
            if (runs.isEmpty()) {
                return null;
            }
            TupleFile.Reader first = runs.first();
            long[] tuple = first.head().clone();
            if (first.advance()) {
                runs.changed();
            } else {
                runs.dequeue();
            }
            return tuple;
        }

        @Override
        public void close() throws IOException {
            for (TupleFile.Reader run : opened) {
                run.close();
            }
        }
    }
}
