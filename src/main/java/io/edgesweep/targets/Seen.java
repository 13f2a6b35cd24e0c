package io.edgesweep.targets;

import java.time.Instant;
import java.util.Locale;

/**
 * What the origin answered when it was asked about a target: a digest for each {@link ChangeSign} that it was asked for. Of a
 * target whose purge is confirmed, or that has not changed, it is what the next night's answer is compared with.
 *
 * @param at      when it was asked
 * @param etag    the digest of what tells its versions apart; 0 when there is none
 * @param content the digest of the page; 0 when there is none
 * @param gap     why a digest is missing that was asked for; {@link Gap#NONE} of one that is kept
 */
public record Seen(Instant at, long etag, long content, Gap gap) {

    /** So many bits of a digest of a page, the highest, stand for what does not count in pages. */
    public static final int RULES_BITS = 16;

    /** Why it cannot be told from an answer whether a target has changed. */
    public enum Gap {
        NONE(0),
        BUDGET(1),
        NO_TAG(2),
        UNSTEADY(3),
        STATUS(4),
        NO_ANSWER(5),
        TOO_LARGE(6),
        NOT_ASKED(7);

        private final int number;

        Gap(int number) {
            this.number = number;
        }

        /** By which it is put aside. */
        public int number() {
            return number;
        }

        /** The gap with the number. */
        public static Gap ofNumber(long number) {
            for (Gap gap : values()) {
                if (gap.number == number) {
                    return gap;
                }
            }
            throw new IllegalArgumentException("no gap has the number " + number);
        }

        /** Its word: lower case, with hyphens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** An answer that is kept, or was. */
    public Seen(Instant at, long etag, long content) {
        this(at, etag, content, Gap.NONE);
    }

    /** Nothing was found out. */
    public static Seen nothing(Instant at, Gap gap) {
        return new Seen(at, 0, 0, gap);
    }

    /** Whether it holds a digest. */
    public boolean isSome() {
        return etag != 0 || content != 0;
    }

    /**
     * What was known for a sign before; 0 when nothing was, or something else counted as the page then, so that a difference
     * would mean nothing.
     */
    public long comparable(ChangeSign sign, Seen before) {
        long then = before.of(sign);
        boolean isAlike = sign != ChangeSign.CONTENT || (then ^ content) >>> (Long.SIZE - RULES_BITS) == 0;
        return isAlike ? then : 0;
    }

    /** The digest for a sign; 0 when there is none. */
    public long of(ChangeSign sign) {
        return switch (sign) {
            case LASTMOD -> 0;
            case ETAG -> etag;
            case CONTENT -> content;
        };
    }
}
