package io.edgesweep.snapshot;

import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What is gone, and whether its purge was confirmed: then it is forgotten, else it stays in the list and is still to be
 * purged the next night.
 */
public final class GoneUrls implements Closeable {

    private final Path next;
    private final Path aside;
    private final MissingUrls difference;
    private final Instant begun;
    private long pages;

    GoneUrls(Path next, Path file, CacheKeys keys) throws IOException {
        this.next = next;
        this.aside = file.resolveSibling(file.getFileName() + ".new");
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalStateException(file + " is in no folder");
        }
        this.difference = new MissingUrls(folder, String.valueOf(file.getFileName()), keys);
        try (ListedUrlsFile.Reader reader = new ListedUrlsFile.Reader(next)) {
            begun = reader.head().begun();
            while (reader.advance()) {
                if (reader.source() == ListedUrlsFile.GONE) {
                    for (TargetRow row : reader.rows()) {
                        difference.candidate(row);
                    }
                }
            }
        }
    }

    /**
     * A purge is confirmed.
     *
     * @param sentAt when it was sent: before it was known what is gone, it was no purge of that
     */
    public void confirmed(TargetRow row, Instant sentAt) throws IOException {
        if (row.target().kind() == Kind.URL && !sentAt.isBefore(begun)) {
            difference.there(row);
        }
    }

    /**
     * Makes the list that the next night is compared with.
     *
     * @param purged takes each URL that is gone and was purged
     */
    public void settle(ListedUrlsOfRun.Sink purged) throws IOException {
        difference.sort();
        long candidate = 0;
        try (ListedUrlsFile.Reader reader = new ListedUrlsFile.Reader(next);
                ListedUrlsFile.Writer out = new ListedUrlsFile.Writer(aside, reader.head())) {
            while (reader.advance()) {
                if (reader.source() != ListedUrlsFile.GONE) {
                    out.add(reader.source(), reader.page());
                    continue;
                }
                for (TargetRow row : reader.rows()) {
                    if (difference.next(candidate++) == MissingUrls.Finding.MISSING) {
                        out.add(ListedUrlsFile.GONE, row);
                    } else {
                        purged.take(row);
                    }
                }
            }
            pages = out.end();
        }
    }

    /** Puts it in the place of the one before. */
    public void save(KeptFileHeader.Placement placement) throws IOException {
        placement.put(aside, KeptFileHeader.Size.of(pages));
        Files.delete(next);
    }

    @Override
    public void close() throws IOException {
        difference.close();
    }
}
