package io.edgesweep.snapshot;

import io.edgesweep.spill.Fingerprint;
import io.edgesweep.spill.Fingerprinter;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.spill.TupleSorter;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.Seen;
import io.edgesweep.targets.TargetRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of targets under the cache key that their site had before: with another key they have other fingerprints, and
 * that must not send all of them again. An object that is not known yet is taken for unchanged if each row that names it is
 * known by its former key, and says the same as when it was purged then. For one thread at a time.
 */
public final class RekeyedPurges implements Closeable {

    private static final int TUPLES_IN_MEMORY = 250_000;

    private final CacheKeys before;
    private final CacheKeys now;
    private final Set<String> sites = new HashSet<>();
    private final Fingerprinter former;
    private final Fingerprinter present;
    private final TupleSorter rows;
    private final TupleSorter found;

    /**
     * @param folder where the sorted runs are put
     * @param before the keys by which the targets were known until now
     * @param now    the keys that hold
     */
    public RekeyedPurges(Path folder, CacheKeys before, CacheKeys now, Set<String> allSites) {
        this.before = before;
        this.now = now;
        this.former = new Fingerprinter(before);
        this.present = new Fingerprinter(now);
        this.rows = new TupleSorter(folder, "former", Row.WIDTH, TUPLES_IN_MEMORY);
        this.found = new TupleSorter(folder, "rekeyed", Found.WIDTH, TUPLES_IN_MEMORY);
        for (String site : allSites) {
            if (!before.of(site).equals(now.of(site))) {
                sites.add(site);
            }
        }
    }

    /** Whether any site has another key than before. */
    public boolean isAsked() {
        return !sites.isEmpty();
    }

    /** The former fingerprint of a target of a site whose key has changed; null for one that is the same. */
    public @Nullable Fingerprint former(TargetRow row) {
        return sites.contains(row.site()) && !before.of(row).equals(now.of(row)) ? former.of(row) : null;
    }

    /** A row was read. */
    public void saw(TargetRow row) throws IOException {
        if (sites.contains(row.site()) && row.target().kind() == Kind.URL) {
            Fingerprint old = former.of(row);
            Fingerprint its = present.of(row);
            Lastmod lastmod = row.lastmod();
            rows.add(
                    old.high(),
                    old.low(),
                    its.high(),
                    its.low(),
                    row.ordinal(),
                    RowVersion.of(row),
                    lastmod == null ? 0 : lastmod.number());
        }
    }

    /**
     * What is known, with what was known of the rows by their former keys. Both walks are closed with what is given back.
     *
     * @param former a walk through what is known
     * @param known  another one
     * @param look   is run again and again, and may end it
     */
    public LastPurges over(LastPurges former, LastPurges known, Runnable look) throws IOException {
        try (former;
                TupleSorter.Sorted sorted = rows.sorted()) {
            Fingerprint last = null;
            LastPurge purge = null;
            for (long[] tuple = sorted.next(); tuple != null; tuple = sorted.next()) {
                look.run();
                Fingerprint print = new Fingerprint(tuple[0], tuple[1]);
                purge = print.equals(last) ? purge : former.find(print);
                last = print;
                found.add(Found.tuple(tuple, purge));
            }
        }
        return new Walk(known, found.sorted());
    }

    /** Where what stands in a tuple of a row. */
    private static final class Row {

        static final int WIDTH = 7;
        static final int PRESENT = 2;
        static final int ORDINAL = 4;
        static final int VERSION = 5;
        static final int LASTMOD = 6;
    }

    /** The same of what was found of it: whether it is the same as it was, or its purge failed, and when that was purged. */
    private static final class Found {

        private static final long OTHER = 0;
        private static final long THE_SAME = 1;
        private static final long FAILED = 2;

        static final int WIDTH = 11;
        static final int SAME = 3;
        static final int SENT = 4;
        static final int REPEATED = 5;
        static final int VERSION = 6;
        static final int LASTMOD = 7;
        static final int SEEN = 8;

        static long[] tuple(long[] row, @Nullable LastPurge purge) {
            long version = row[Row.VERSION];
            Seen seen = purge == null ? null : purge.seen();
            return new long[] {
                row[Row.PRESENT],
                row[Row.PRESENT + 1],
                row[Row.ORDINAL],
                comparison(purge, version),
                purge == null ? 0 : purge.sentAt().toEpochMilli(),
                purge != null && purge.repeated() ? 1 : 0,
                version,
                row[Row.LASTMOD],
                seen == null ? 0 : seen.at().toEpochMilli(),
                seen == null ? 0 : seen.etag(),
                seen == null ? 0 : seen.content()
            };
        }

        private static long comparison(@Nullable LastPurge purge, long version) {
            if (purge != null && purge.failed()) {
                return FAILED;
            }
            return purge != null && purge.version() == version ? THE_SAME : OTHER;
        }
    }

    /** The rows of one object, in the order of the input, put together as a spill does it. */
    private static final class Group {

        private final long[] first;
        private boolean same = true;
        private boolean failed;
        private boolean repeated = true;
        private long sent = Long.MAX_VALUE;
        private long lastmod;

        Group(long[] first) {
            this.first = first;
        }

        void add(long[] tuple) {
            same &= tuple[Found.SAME] == Found.THE_SAME;
            failed |= tuple[Found.SAME] == Found.FAILED;
            repeated &= tuple[Found.REPEATED] == 1;
            sent = Math.min(sent, tuple[Found.SENT]);
            lastmod = Math.max(lastmod, tuple[Found.LASTMOD]);
        }

        @Nullable
        LastPurge purge() {
            if (failed) {
                return LastPurge.NONE_BUT_FAILED;
            }
            if (!same) {
                return null;
            }
            // As the version of the first row, with the newest lastmod among them.
            long version = lastmod ^ first[Found.VERSION] ^ first[Found.LASTMOD];
            Seen seen = first[Found.SEEN] == 0
                    ? null
                    : new Seen(Instant.ofEpochMilli(first[Found.SEEN]), first[Found.SEEN + 1], first[Found.SEEN + 2]);
            return new LastPurge(version, Instant.ofEpochMilli(sent), repeated, seen);
        }
    }

    private static final class Walk implements LastPurges {

        private final LastPurges known;
        private final TupleSorter.Sorted found;
        private long @Nullable [] next;

        Walk(LastPurges known, TupleSorter.Sorted found) throws IOException {
            this.known = known;
            this.found = found;
            this.next = found.next();
        }

        @Override
        public @Nullable LastPurge find(Fingerprint print) throws IOException {
            LastPurge direct = known.find(print);
            Group group = null;
            while (next != null && new Fingerprint(next[0], next[1]).compareTo(print) <= 0) {
                if (new Fingerprint(next[0], next[1]).equals(print)) {
                    group = group == null ? new Group(next) : group;
                    group.add(next);
                }
                next = found.next();
            }
            return direct != null || group == null ? direct : group.purge();
        }

        @Override
        public void close() throws IOException {
            known.close();
            found.close();
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
        found.close();
    }
}
