package io.edgesweep.target;

import java.time.Instant;
import java.util.ArrayList;
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

    private RowCodec() {}

    /** Writes targets, compressed: for what is kept for long. */
    public static byte[] write(List<TargetRow> rows) {
        return encoded(rows).compressed();
    }

    /** Writes targets as they are: for what is read again soon. {@link #read} reads both forms. */
    public static byte[] writePlain(List<TargetRow> rows) {
        return encoded(rows).plain();
    }

    private static RowWriter encoded(List<TargetRow> rows) {
        RowWriter out = new RowWriter();
        out.number(rows.size());
        for (TargetRow row : rows) {
            out.position(row.ordinal(), row.place());
            out.word(row.site());
            out.word(row.target().kind().name());
            out.likeLast(row.target().value());
            out.word(row.method().name());
            out.number(row.priority());
            out.moment(row.lastmod());
            out.number(row.extra().size());
            row.extra().forEach((column, value) -> {
                out.word(column);
                out.text(value);
            });
        }
        return out;
    }

    /** Reads what was written. */
    public static List<TargetRow> read(byte[] bytes) {
        RowReading in = new RowReading(bytes);
        int size = (int) in.number();
        List<TargetRow> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(target(in));
        }
        return rows;
    }

    private static TargetRow target(RowReading in) {
        long ordinal = in.ordinal();
        Place place = in.place();
        String site = in.word();
        Target target = new Target(Kind.valueOf(in.word()), in.likeLast());
        Method method = Method.valueOf(in.word());
        int priority = (int) in.number();
        @Nullable Instant lastmod = in.moment();
        return new TargetRow(ordinal, place, site, target, method, priority, lastmod, columns(in));
    }

    private static Map<String, String> columns(RowReading in) {
        long size = in.number();
        if (size == 0) {
            return Map.of();
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (long i = 0; i < size; i++) {
            columns.put(in.word(), in.text());
        }
        return columns;
    }

    /** Writes rejected rows, compressed. */
    public static byte[] writeRejected(List<RejectedRow> rows) {
        RowWriter out = new RowWriter();
        out.number(rows.size());
        for (RejectedRow row : rows) {
            out.position(row.ordinal(), row.place());
            out.likeLast(row.text());
            out.word(row.rejection().name());
            out.text(row.reason());
        }
        return out.compressed();
    }

    /** Reads what {@link #writeRejected} wrote. */
    public static List<RejectedRow> readRejected(byte[] bytes) {
        RowReading in = new RowReading(bytes);
        int size = (int) in.number();
        List<RejectedRow> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(new RejectedRow(in.ordinal(), in.place(), in.likeLast(), Rejection.valueOf(in.word()), in.text()));
        }
        return rows;
    }
}
