package io.edgesweep.snapshot;

import io.edgesweep.spill.BackgroundWorker;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job's sources list tonight, and what they listed before and do not list any more. Memory does not grow with either.
 * For one thread.
 */
public final class ListedUrlsOfRun implements Closeable {

    /** Of a row whose source need not be remembered, but whose URL is there. */
    public static final int NO_SOURCE = -3;

    private static final int PAGE = 1000;

    private final Optional<Path> before;
    private final ListedUrlsFile.Writer out;
    private final MissingUrls difference;
    private final BackgroundWorker behind = new BackgroundWorker("listed");
    private List<TargetRow> page = new ArrayList<>(PAGE);
    private int pageOf = NO_SOURCE;

    ListedUrlsOfRun(Optional<Path> before, Path next, Path work, ListedUrlsFile.Head head, CacheKeys keys)
            throws IOException {
        this.before = before;
        Path folder = next.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.out = new ListedUrlsFile.Writer(next, head);
        this.difference = new MissingUrls(work, "listed", keys);
    }

    /** Whether a row is gone that is not listed again. */
    @FunctionalInterface
    public interface Loss {

        /**
         * Whether it is.
         *
         * @param source   the number of the source that listed it
         * @param document the document in which it stood
         */
        boolean of(int source, String document);
    }

    /** Takes the rows that are gone. */
    @FunctionalInterface
    public interface Sink {

        /** Takes a row, as it was listed last. */
        void take(TargetRow row) throws IOException;
    }

    /**
     * A row was read.
     *
     * @param source the number of its source, or {@link #NO_SOURCE}
     */
    public void saw(int source, TargetRow row) throws IOException {
        if (row.target().kind() != Kind.URL) {
            return;
        }
        if (source != pageOf || page.size() == PAGE) {
            handPage();
            pageOf = source;
        }
        page.add(row);
    }

    private void handPage() throws IOException {
        List<TargetRow> full = page;
        int source = pageOf;
        page = new ArrayList<>(PAGE);
        behind.hand(() -> {
            for (TargetRow row : full) {
                difference.there(row);
                if (source != NO_SOURCE) {
                    out.add(source, row);
                }
            }
        });
    }

    /** A URL waits to be purged from an earlier run. If it is gone, that purge will do. */
    public void waits(TargetRow row) throws IOException {
        if (row.target().kind() == Kind.URL) {
            handPage();
            behind.await();
            difference.waits(row);
        }
    }

    /**
     * Ends the reading: finds what was listed before and is not any more. What can only not be seen tonight stays listed.
     *
     * @return how many URLs are gone and do not wait to be purged already
     */
    public long find(Loss loss, Sink sink) throws IOException {
        handPage();
        behind.await();
        if (before.isEmpty()) {
            return 0;
        }
        keepOrDoubt(before.get(), loss);
        return difference.sort() == 0 ? 0 : takeMissing(before.get(), loss, sink);
    }

    private void keepOrDoubt(Path file, Loss loss) throws IOException {
        try (ListedUrlsFile.Reader reader = new ListedUrlsFile.Reader(file)) {
            while (reader.advance()) {
                for (TargetRow row : reader.rows()) {
                    if (isDoubtful(reader.source(), row, loss)) {
                        difference.candidate(row);
                    } else {
                        difference.there(row);
                        out.add(reader.source(), row);
                    }
                }
            }
        }
    }

    /** Walks through what stays listed though it could not be seen tonight. */
    public void forEachKept(Loss loss, Sink sink) throws IOException {
        if (before.isEmpty()) {
            return;
        }
        try (ListedUrlsFile.Reader reader = new ListedUrlsFile.Reader(before.get())) {
            while (reader.advance()) {
                for (TargetRow row : reader.rows()) {
                    if (!isDoubtful(reader.source(), row, loss)) {
                        sink.take(row);
                    }
                }
            }
        }
    }

    private long takeMissing(Path file, Loss loss, Sink sink) throws IOException {
        long candidate = 0;
        long missing = 0;
        try (ListedUrlsFile.Reader reader = new ListedUrlsFile.Reader(file)) {
            while (reader.advance()) {
                for (TargetRow row : reader.rows()) {
                    MissingUrls.Finding finding = isDoubtful(reader.source(), row, loss)
                            ? difference.next(candidate++)
                            : MissingUrls.Finding.THERE;
                    if (finding != MissingUrls.Finding.THERE) {
                        out.add(ListedUrlsFile.GONE, row);
                    }
                    if (finding == MissingUrls.Finding.MISSING) {
                        sink.take(row);
                        missing++;
                    }
                }
            }
        }
        return missing;
    }

    private static boolean isDoubtful(int source, TargetRow row, Loss loss) {
        return source == ListedUrlsFile.GONE || loss.of(source, row.place().source());
    }

    /** Puts the list on disk, as far as it is known before the purges are confirmed. */
    public void end() throws IOException {
        out.endAndSeal();
    }

    @Override
    public void close() throws IOException {
        behind.close();
        out.close();
        difference.close();
    }
}
