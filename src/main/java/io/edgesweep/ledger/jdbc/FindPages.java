package io.edgesweep.ledger.jdbc;

import io.edgesweep.targets.TargetRow;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The index by which a target is found again: some bits of a hash of its value, with its ordinal in the run that recorded it, which
 * no later state of its batch changes. What is recorded together is divided among pages by the first bits of the hash, so that one
 * page of each has to be read for an answer. A page may name targets that are not meant; whoever asks looks at each.
 */
final class FindPages {

    /** As many levels as there are: a level has twice as many pages as the one before. */
    static final int LEVELS = 7;

    /** So many targets a page has, until there are as many pages as there may be. */
    private static final int PER_PAGE = 256;

    /** Bits of the hash beside those that choose the page. */
    private static final int BITS = 24;

    private static final int ORDINAL_BITS = 34;

    private FindPages() {}

    /** A page. */
    static final class Page {

        private final int level;
        private final int bucket;
        private final byte[] content;

        private Page(int level, int bucket, byte[] content) {
            this.level = level;
            this.bucket = bucket;
            this.content = content;
        }

        /** How many bits choose the page. */
        int level() {
            return level;
        }

        /** These bits. */
        int bucket() {
            return bucket;
        }

        /** What is kept of it; not to be changed. */
        byte[] content() {
            return content;
        }
    }

    /** 64 bits of the target's value, well mixed. Nothing depends on that nobody can make two values that have the same. */
    static long hash(String value) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return hash ^ (hash >>> 32);
    }

    static int bucket(long hash, int level) {
        return level == 0 ? 0 : (int) (hash >>> (64 - level));
    }

    private static long key(long hash, int level) {
        return (hash << level) >>> (64 - BITS);
    }

    /** The pages of targets that are recorded together, of which {@code first} has the lowest ordinal. */
    static List<Page> of(List<TargetRow> rows, long first) {
        int level = level(rows.size());
        long[] entries = new long[rows.size()];
        for (int i = 0; i < entries.length; i++) {
            long hash = hash(rows.get(i).target().value());
            long place = ((long) bucket(hash, level) << BITS) | key(hash, level);
            entries[i] = (place << ORDINAL_BITS) | (rows.get(i).ordinal() - first);
        }
        Arrays.sort(entries);
        List<Page> pages = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= entries.length; i++) {
            if (i == entries.length || bucket(entries[i]) != bucket(entries[begin])) {
                pages.add(new Page(level, bucket(entries[begin]), content(entries, begin, i)));
                begin = i;
            }
        }
        return pages;
    }

    private static int level(int targets) {
        int level = 0;
        while (level < LEVELS - 1 && targets > PER_PAGE << level) {
            level++;
        }
        return level;
    }

    private static int bucket(long entry) {
        return (int) (entry >>> (ORDINAL_BITS + BITS));
    }

    private static byte[] content(long[] entries, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((to - from) * 5);
        long before = 0;
        for (int i = from; i < to; i++) {
            long key = (entries[i] >>> ORDINAL_BITS) & ((1L << BITS) - 1);
            number(key - before, out);
            number(entries[i] & ((1L << ORDINAL_BITS) - 1), out);
            before = key;
        }
        return out.toByteArray();
    }

    private static void number(long number, ByteArrayOutputStream out) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Tells the ordinals of the targets in the page that may have the hash. */
    static void hits(byte[] content, long first, long hash, int level, LongConsumer ordinals) {
        long wanted = key(hash, level);
        long key = 0;
        int at = 0;
        while (at < content.length && key <= wanted) {
            long delta = 0;
            int shift = 0;
            do {
                delta |= (content[at] & 0x7fL) << shift;
                shift += 7;
            } while (content[at++] < 0);
            key += delta;
            long ordinal = 0;
            shift = 0;
            do {
                ordinal |= (content[at] & 0x7fL) << shift;
                shift += 7;
            } while (content[at++] < 0);
            if (key == wanted) {
                ordinals.accept(first + ordinal);
            }
        }
    }
}
