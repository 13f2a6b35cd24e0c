package io.edgesweep.source;

import io.edgesweep.source.Reading.ListedRow;
import io.edgesweep.target.Place;
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
    private final int target;
    private final int kind;
    private final int method;
    private final int priority;
    private final int lastmod;
    private final int site;
    private final Map<String, Integer> extra = new LinkedHashMap<>();

    private CsvColumns(String counted, int count, int target, Map<String, Integer> optional) {
        this.counted = counted;
        this.count = count;
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
     * @throws Unreadable when no column holds the targets, or two mean the same
     */
    static CsvColumns named(List<String> names, CsvHints hints) throws Unreadable {
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
                others.put(free(names.get(i).strip(), i, others), i);
            }
            if (twice) {
                throw new Unreadable("has two columns for the "
                        + (hints.column() == null ? meaning : TARGET + " (" + hints.column() + ")")
                        + " in its first line; keep one, or name the right one by its number, as in column: 2 or"
                        + " --column 2");
            }
        }
        if (found < 0) {
            String wanted = hints.column() == null ? "url (or target)" : hints.column();
            throw new Unreadable("has no column " + wanted + " in its first line, but " + String.join(", ", names)
                    + "; name the column that holds the targets by column: or --column, or write one URL per line"
                    + " without a header");
        }
        CsvColumns columns = new CsvColumns("the header names", names.size(), found, optional);
        columns.extra.putAll(others);
        return columns;
    }

    /** The columns of a list that names none: of one it is known that it holds the targets. */
    static CsvColumns unnamed(CsvShape shape) {
        CsvColumns columns = new CsvColumns("most rows have", shape.count(), shape.target(), Map.of());
        for (int i = 0; i < shape.count(); i++) {
            if (i != shape.target()) {
                columns.extra.put(free("", i, columns.extra), i);
            }
        }
        return columns;
    }

    /** Whether a header with these names says where the targets are. */
    static boolean nameTheTarget(List<String> names, CsvHints hints) {
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
        return wanted == null ? meaning(name).equals(TARGET) : name.strip().equalsIgnoreCase(wanted.strip());
    }

    private static boolean isKnown(String name) {
        return meaning(name).equals(TARGET) || OPTIONAL.contains(meaning(name));
    }

    /** What is wrong with a row of so many fields; null when it has as many as there are columns. */
    @Nullable
    String mistake(int fields) {
        return fields == count
                ? null
                : counted + " " + count + " fields, this row has " + fields
                        + "; a value that holds the delimiter or a double quote must stand in double quotes";
    }

    /** Makes a row of as many fields as there are columns. */
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
            if (!fields.get(index).isEmpty()) {
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
        return column < 0 || fields.get(column).isBlank()
                ? null
                : fields.get(column).strip();
    }

    private static String meaning(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.equals("url") ? TARGET : lower;
    }
}
