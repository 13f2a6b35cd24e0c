package io.edgesweep.spill;

import io.edgesweep.targets.RowCodec;
import io.edgesweep.targets.TargetRow;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Rows put aside on disk by the group that they belong to, so that each group can be read back by itself. In memory there are
 * a few rows of each group, so it grows with the number of groups and not with that of rows.
 *
 * @param <G> what tells groups apart
 */
public final class GroupedRows<G> {

    /** So many rows of each group are held in memory. */
    private static final int HELD = 100;

    /** So many blocks of them make a page. */
    private static final int BLOCKS = 10;

    private final Path folder;
    private final Map<G, Group> groups = new HashMap<>();

    private static final class Group {
        private final Path file;
        private List<TargetRow> held = new ArrayList<>(HELD);

        Group(Path file) {
            this.file = file;
        }
    }

    /** @param folder an empty folder, or none yet; whoever throws it away throws the rows away */
    public GroupedRows(Path folder) {
        this.folder = folder;
    }

    /** Puts a row aside. */
    public void add(G group, TargetRow row) throws IOException {
        Group its = groups.computeIfAbsent(group, unknown -> new Group(folder.resolve("group-" + groups.size())));
        its.held.add(row);
        if (its.held.size() == HELD) {
            write(its);
        }
    }

    private static void write(Group group) throws IOException {
        try (DataOutputStream out = new DataOutputStream(
                Files.newOutputStream(group.file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            byte[] block = RowCodec.write(group.held);
            out.writeInt(block.length);
            out.write(block);
        }
        group.held = new ArrayList<>(HELD);
    }

    /**
     * The rows of a group, in the order in which they came, page by page. It must be walked through to its end, with which
     * the group is gone.
     */
    public Pages pages(G group) throws IOException {
        Group its = groups.remove(group);
        if (its == null) {
            throw new NoSuchElementException("no row of group " + group);
        }
        if (!its.held.isEmpty()) {
            write(its);
        }
        return new Pages(its.file);
    }

    /** The pages of one group. What cannot be read is thrown as {@link UncheckedIOException}. */
    public static final class Pages implements Iterator<List<TargetRow>>, AutoCloseable {

        private final DataInputStream in;
        private @Nullable List<TargetRow> next;

        private Pages(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
            next = read();
        }

        private @Nullable List<TargetRow> read() throws IOException {
            List<TargetRow> page = new ArrayList<>();
            for (int block = 0; block < BLOCKS; block++) {
                int length;
                try {
                    length = in.readInt();
                } catch (EOFException e) {
                    break;
                }
                page.addAll(RowCodec.read(in.readNBytes(length)));
            }
            return page.isEmpty() ? null : page;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public List<TargetRow> next() {
            List<TargetRow> page = next;
            if (page == null) {
                throw new NoSuchElementException();
            }
            try {
                next = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return page;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
