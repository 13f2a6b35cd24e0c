package io.edgesweep.targets;

import static java.util.Objects.requireNonNull;

import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form in which rows are kept, on disk and in the ledger. The first byte is the version of the form; a later version
 * must still read what an earlier one wrote, because a ledger outlives the program that wrote it.
 *
 * <p>A row is written as what sets it apart from the one before it: neighbours in a list share most of their URL, and have
 * numbers in a row. That makes them small before they are compressed, so that compressing them takes little time.
 */
public final class RowCodec {

    // What there is to say of a row beside its value, as bits of the number that it begins with.

    /** It does not stand right after the one before. */
    private static final int MOVED = 1;

    /** Its site, kind, method or priority is another than that of the one before. */
    private static final int CHANGED = 2;

    private static final int DATED = 4;
    private static final int EXTRA = 8;

    /** Its date is not of the precision that {@link Lastmod#of} makes of its moment, so that follows. */
    private static final int PRECISE = 16;

    /** No source lists it any more. */
    private static final int REMOVED = 32;

    /** The origin was asked about it. */
    private static final int SEEN = 64;

    private RowCodec() {}

    /** Writes targets, compressed: for what is kept for long. */
    public static byte[] write(List<TargetRow> rows) {
        return encoded(rows).compressed();
    }

    /** Writes targets as they are: for what is read again soon. {@link #read} reads both forms. */
    public static byte[] writePlain(List<TargetRow> rows) {
        return encoded(rows).plain();
    }

    private static RowEncoder encoded(List<TargetRow> rows) {
        RowEncoder out = new RowEncoder();
        out.number(rows.size());
        TargetRow before = null;
        for (TargetRow row : rows) {
            write(row, before, out);
            before = row;
        }
        return out;
    }

    private static void write(TargetRow row, @Nullable TargetRow before, RowEncoder out) {
        boolean moved = before == null || !isNext(row, before);
        boolean changed = before == null || !isAlike(row, before);
        out.number((moved ? MOVED : 0)
                | (changed ? CHANGED : 0)
                | (row.lastmod() == null ? 0 : DATED)
                | (isPrecise(row.lastmod()) ? PRECISE : 0)
                | (row.extra().isEmpty() ? 0 : EXTRA)
                | (row.removed() ? REMOVED : 0)
                | (row.seen() != null && row.seen().isSome() ? SEEN : 0));
        if (moved) {
            out.position(row.ordinal(), row.place());
        } else {
            out.nextPosition();
        }
        if (changed) {
            out.word(row.site());
            out.word(row.target().kind().name());
            out.word(row.method().name());
            out.number(row.priority());
        }
        out.likeLast(row.target().value());
        if (row.lastmod() != null) {
            out.moment(row.lastmod().from());
            if (isPrecise(row.lastmod())) {
                out.number(row.lastmod().precision().number());
            }
        }
        if (!row.extra().isEmpty()) {
            out.number(row.extra().size());
            row.extra().forEach((column, value) -> {
                out.word(column);
                out.text(value);
            });
        }
        if (row.seen() != null && row.seen().isSome()) {
            out.number(row.seen().at().toEpochMilli());
            out.number(row.seen().etag());
            out.number(row.seen().content());
        }
    }

    private static boolean isPrecise(@Nullable Lastmod lastmod) {
        return lastmod != null && !Lastmod.of(lastmod.from()).equals(lastmod);
    }

    private static boolean isNext(TargetRow row, TargetRow before) {
        return row.ordinal() == before.ordinal() + 1
                && row.place().line() == before.place().line() + 1
                && row.place().source().equals(before.place().source());
    }

    private static boolean isAlike(TargetRow row, TargetRow before) {
        return row.site().equals(before.site())
                && row.target().kind() == before.target().kind()
                && row.method() == before.method()
                && row.priority() == before.priority();
    }

    /** Reads what was written. */
    public static List<TargetRow> read(byte[] bytes) {
        RowDecoder in = new RowDecoder(bytes);
        int size = (int) in.number();
        List<TargetRow> rows = new ArrayList<>(size);
        TargetRow before = null;
        for (int i = 0; i < size; i++) {
            before = target(in, before);
            rows.add(before);
        }
        return rows;
    }

    private static TargetRow target(RowDecoder in, @Nullable TargetRow before) {
        long form = in.number();
        long ordinal = (form & MOVED) == 0 ? in.nextOrdinal() : in.ordinal();
        Place place = (form & MOVED) == 0 ? in.nextPlace() : in.place();
        if ((form & CHANGED) != 0) {
            String site = in.word();
            Kind kind = Kind.valueOf(in.word());
            Method method = Method.valueOf(in.word());
            int priority = (int) in.number();
            return row(in, form, ordinal, place, site, kind, method, priority);
        }
        TargetRow alike = requireNonNull(before, "the first row names everything");
        return row(in, form, ordinal, place, alike.site(), alike.target().kind(), alike.method(), alike.priority());
    }

    private static TargetRow row(
            RowDecoder in, long form, long ordinal, Place place, String site, Kind kind, Method method, int priority) {
        Target target = new Target(kind, in.likeLast());
        Lastmod lastmod = (form & DATED) == 0 ? null : Lastmod.of(in.moment());
        if (lastmod != null && (form & PRECISE) != 0) {
            lastmod = new Lastmod(lastmod.from(), Lastmod.Precision.ofNumber(in.number()));
        }
        Map<String, String> extra = (form & EXTRA) == 0 ? Map.of() : columns(in);
        Seen seen = (form & SEEN) == 0 ? null : new Seen(Instant.ofEpochMilli(in.number()), in.number(), in.number());
        return new TargetRow(
                ordinal, place, site, target, method, priority, lastmod, extra, (form & REMOVED) != 0, seen);
    }

    private static Map<String, String> columns(RowDecoder in) {
        long size = in.number();
        Map<String, String> columns = new LinkedHashMap<>();
        for (long i = 0; i < size; i++) {
            columns.put(in.word(), in.text());
        }
        return columns;
    }

    /** Writes rejected rows, compressed. */
    public static byte[] writeRejected(List<RejectedRow> rows) {
        RowEncoder out = new RowEncoder();
        out.number(rows.size());
        for (RejectedRow row : rows) {
            out.position(row.ordinal(), row.place());
            out.likeLast(row.text());
            out.word(row.rejection().name());
            out.text(row.reason().kept());
        }
        // Behind all of them, where an earlier version does not look.
        for (RejectedRow row : rows) {
            given(row.given(), out);
        }
        return out.compressed();
    }

    private static void given(Given given, RowEncoder out) {
        boolean isSome = !given.equals(Given.NOTHING);
        out.number(isSome ? 1 : 0);
        if (isSome) {
            out.word(given.kind());
            out.word(given.method());
            out.word(given.priority());
            out.text(given.lastmod());
            out.word(given.site());
        }
    }

    private static Given given(RowDecoder in) {
        if (in.isAtEnd() || in.number() == 0) {
            return Given.NOTHING;
        }
        return new Given(in.word(), in.word(), in.word(), in.text(), in.word());
    }

    /** Reads what {@link #writeRejected} wrote. */
    public static List<RejectedRow> readRejected(byte[] bytes) {
        RowDecoder in = new RowDecoder(bytes);
        int size = (int) in.number();
        List<RejectedRow> rows = new ArrayList<>(size);
        // Most rows of a page have one of a few, and to parse one takes longer than to read the row.
        Map<String, Reason> reasons = new HashMap<>();
        for (int i = 0; i < size; i++) {
            rows.add(new RejectedRow(
                    in.ordinal(),
                    in.place(),
                    in.likeLast(),
                    Rejection.valueOf(in.word()),
                    reasons.computeIfAbsent(in.text(), Reason::ofKept)));
        }
        rows.replaceAll(row ->
                new RejectedRow(row.ordinal(), row.place(), row.text(), row.rejection(), row.reason(), given(in)));
        return rows;
    }
}
