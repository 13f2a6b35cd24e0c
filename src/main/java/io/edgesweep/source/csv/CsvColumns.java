package io.edgesweep.source.csv;

import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** What the columns of a CSV file mean, by the names in its header. */
final class CsvColumns {

    private static final String TARGET = "target";
    private static final Set<String> OPTIONAL = Set.of("kind", "method", "priority", "lastmod", "site");

    private final String counted;
    private final int count;
    private final int least;
    private final int target;
    private final int kind;
    private final int method;
    private final int priority;
    private final int lastmod;
    private final int site;
    private final Map<String, Integer> extra = new LinkedHashMap<>();

    /** @param least how many fields a row has at least: what a column without a name would hold may be missing at the end */
    private CsvColumns(String counted, int count, int least, int target, Map<String, Integer> optional) {
        this.counted = counted;
        this.count = count;
        this.least = least;
        this.target = target;
        this.kind = optional.getOrDefault("kind", -1);
        this.method = optional.getOrDefault("method", -1);
        this.priority = optional.getOrDefault("priority", -1);
        this.lastmod = optional.getOrDefault("lastmod", -1);
        this.site = optional.getOrDefault("site", -1);
    }

    /**
     * The columns that a header names.
     *
     * @throws UnreadableException when no column holds the targets, or two mean the same
     */
    static CsvColumns named(List<String> names, CsvHints hints) throws UnreadableException {
        int found = -1;
        Map<String, Integer> optional = new HashMap<>();
        Map<String, Integer> others = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String meaning = meaning(names.get(i));
            boolean twice = false;
            if (isTarget(i, names.get(i), hints)) {
                twice = found >= 0;
                found = i;
            } else if (OPTIONAL.contains(meaning)) {
                twice = optional.put(meaning, i) != null;
            } else {
                others.put(free(BlankLines.strip(names.get(i)), i, others), i);
            }
            if (twice) {
                throw new UnreadableException(
                        "source.two-columns", hints.column() == null ? meaning : TARGET + " (" + hints.column() + ")");
            }
        }
        if (found < 0) {
            String wanted = hints.column() == null ? "url (or target)" : hints.column();
            throw new UnreadableException("source.no-column", wanted, String.join(", ", names), hints.target());
        }
        CsvColumns columns = new CsvColumns(
                "bad-row.fields-of-header", names.size(), Math.max(named(names), found + 1), found, optional);
        columns.extra.putAll(others);
        return columns;
    }

    /** How many columns there are up to the last that has a name. */
    private static int named(List<String> names) {
        int named = names.size();
        while (named > 0 && BlankLines.strip(names.get(named - 1)).isEmpty()) {
            named--;
        }
        return named;
    }

    /** The columns of a list that names none: of one it is known that it holds the targets. */
    static CsvColumns unnamed(CsvShape shape) {
        CsvColumns columns =
                new CsvColumns("bad-row.fields-of-most", shape.count(), shape.count(), shape.target(), Map.of());
        for (int i = 0; i < shape.count(); i++) {
            if (i != shape.target()) {
                columns.extra.put(free("", i, columns.extra), i);
            }
        }
        return columns;
    }

    /** Whether a header with these names says where the targets are; what holds a URL is no header. */
    static boolean nameTheTarget(List<String> names, CsvHints hints) {
        if (names.stream().anyMatch(MoreThanUrl::isUrl)) {
            return false;
        }
        if (hints.index() >= 0) {
            return names.size() > hints.index() && names.stream().anyMatch(CsvColumns::isKnown);
        }
        return names.stream().anyMatch(name -> isTarget(-1, name, hints));
    }

    private static boolean isTarget(int index, String name, CsvHints hints) {
        String wanted = hints.name();
        if (hints.index() >= 0) {
            return index == hints.index();
        }
        return wanted == null
                ? meaning(name).equals(TARGET)
                : BlankLines.strip(name).equalsIgnoreCase(wanted.strip());
    }

    private static boolean isKnown(String name) {
        return meaning(name).equals(TARGET) || OPTIONAL.contains(meaning(name));
    }

    /** Whether something stands before the target. */
    boolean isTargetLater() {
        return target > 0;
    }

    /** Whether the fields look like a row: as many as there are columns, and a target. */
    boolean isRow(List<String> fields) {
        return fields.size() == count && !BlankLines.isBlank(fields.get(target));
    }

    /** Whether nothing stands in any of the fields. */
    static boolean areBlank(CSVRecord fields) {
        return fields.size() > 1 && fields.stream().allMatch(BlankLines::isBlank);
    }

    /**
     * What is wrong with a row; null when it has as many fields as there are columns. Spreadsheets and scripts end each row with
     * delimiters that mean nothing, or leave out those that would.
     */
    @Nullable
    Reason mistake(CSVRecord fields) {
        return fields.size() >= least && fields.stream().skip(count).allMatch(BlankLines::isBlank)
                ? null
                : Reason.of(counted, count, fields.size());
    }

    /** What names the target of a row in which nothing is wrong. */
    String target(CSVRecord fields) {
        return fields.get(target);
    }

    /** Makes a row of one in which nothing is wrong. */
    ListedRow row(Place place, CSVRecord fields) {
        return new ListedRow(
                place,
                fields.get(target),
                value(fields, kind),
                value(fields, method),
                value(fields, priority),
                value(fields, lastmod),
                value(fields, site),
                extra.isEmpty() ? Map.of() : others(fields));
    }

    private Map<String, String> others(CSVRecord fields) {
        Map<String, String> others = new LinkedHashMap<>();
        extra.forEach((name, index) -> {
            if (index < fields.size() && !fields.get(index).isEmpty()) {
                others.put(name, fields.get(index));
            }
        });
        return others;
    }

    /** A column without a name of its own is called by its number. */
    private static String free(String name, int index, Map<String, Integer> taken) {
        return name.isEmpty() || taken.containsKey(name) ? "column " + (index + 1) : name;
    }

    private static @Nullable String value(CSVRecord fields, int column) {
        String value = column < 0 ? "" : BlankLines.strip(fields.get(column));
        return value.isEmpty() ? null : value;
    }

    private static String meaning(String name) {
        String lower = BlankLines.strip(name).toLowerCase(Locale.ROOT);
        return lower.equals("url") ? TARGET : lower;
    }
}
