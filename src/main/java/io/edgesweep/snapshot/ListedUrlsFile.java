package io.edgesweep.snapshot;

import io.edgesweep.targets.RowCodec;
import io.edgesweep.targets.TargetRow;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file of what a job's sources listed: a {@link KeptFileHeader} head, what it is of, pages of rows, each of one source, and a mark that shows that it is whole. */
final class ListedUrlsFile {

    /** The page's rows are of no source any more, and are still to be purged. */
    static final int GONE = -1;

    private static final int END = -2;
    private static final int PAGE = 1000;
    private static final int BUFFER = 1 << 16;

    private ListedUrlsFile() {}

    /**
     * What a list is of.
     *
     * @param rules by which the job chose the rows
     * @param run   the run that made it
     * @param begun when the run began to send what is gone; what was sent before was no purge of that
     */
    record Head(String rules, String run, Instant begun) {}

    /** Writes one. */
    static final class Writer implements Closeable {

        private final Path path;
        private final DataOutputStream out;
        private List<TargetRow> page = new ArrayList<>(PAGE);
        private int source;
        private long pages;

        Writer(Path path, Head head) throws IOException {
            this.path = path;
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER));
            out.write(new byte[KeptFileHeader.HEAD]);
            text(head.rules());
            text(head.run());
            out.writeLong(head.begun().toEpochMilli());
        }

        private void text(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        /** Adds a row, without what it said of its page: that is the snapshot's. */
        void add(int ofSource, TargetRow row) throws IOException {
            if (ofSource != source || page.size() == PAGE) {
                writePage();
                source = ofSource;
            }
            page.add(new TargetRow(
                    row.ordinal(),
                    row.place(),
                    row.site(),
                    row.target(),
                    row.method(),
                    row.priority(),
                    null,
                    Map.of()));
        }

        /** Adds a page as it was read. */
        void add(int ofSource, byte[] bytes) throws IOException {
            writePage();
            write(ofSource, bytes);
        }

        private void writePage() throws IOException {
            if (!page.isEmpty()) {
                write(source, RowCodec.write(page));
                page = new ArrayList<>(PAGE);
            }
        }

        private void write(int ofSource, byte[] bytes) throws IOException {
            out.writeInt(ofSource);
            out.writeInt(bytes.length);
            out.write(bytes);
            pages++;
        }

        /** Nothing follows. Gives the number of pages. */
        long end() throws IOException {
            writePage();
            out.writeInt(END);
            out.flush();
            return pages;
        }

        /** Nothing follows, and nothing takes the file's place: it is sealed by itself. All of it is on disk when this returns. */
        void endAndSeal() throws IOException {
            long entries = end();
            KeptFileHeader.seal(path, KeptFileHeader.Form.LISTED, 0, 0, KeptFileHeader.Size.of(entries));
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Reads one, page by page. */
    static final class Reader implements Closeable {

        private final Path path;
        private final DataInputStream in;
        private final Head head;
        private int source;
        private byte[] page = {};

        Reader(Path path) throws IOException {
            this.path = path;
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
            try {
                in.skipNBytes(KeptFileHeader.HEAD);
                head = new Head(text(), text(), Instant.ofEpochMilli(in.readLong()));
            } catch (IOException e) {
                in.close();
                throw e instanceof EOFException ? broken(e) : e;
            }
        }

        private String text() throws IOException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        private byte[] bytes() throws IOException {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return bytes;
        }

        Head head() {
            return head;
        }

        /** Goes on to the next page; false at the end. */
        boolean advance() throws IOException {
            try {
                source = in.readInt();
                if (source == END) {
                    return false;
                }
                page = bytes();
                return true;
            } catch (EOFException e) {
                throw broken(e);
            }
        }

        /** The source of which the page's rows are, from 0; or {@link #GONE}. */
        int source() {
            return source;
        }

        byte[] page() {
            return page;
        }

        List<TargetRow> rows() {
            return RowCodec.read(page);
        }

        private IOException broken(IOException cause) {
            return new IOException(
                    path.toAbsolutePath()
                            + " is no list of what was listed, or not a whole one. Delete it: then nothing"
                            + " counts as removed once",
                    cause);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
