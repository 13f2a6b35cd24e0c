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

    private final int count;
    private final int target;
    private final int kind;
    private final int method;
    private final int priority;
    private final int lastmod;
    private final int site;
    private final Map<String, Integer> extra = new LinkedHashMap<>();

    /** @throws Unreadable when no column holds the targets, or two mean the same */
    CsvColumns(List<String> names) throws Unreadable {
        int found = -1;
        Map<String, Integer> optional = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String meaning = meaning(names.get(i));
            boolean twice = false;
            if (meaning.equals(TARGET)) {
                twice = found >= 0;
                found = i;
            } else if (OPTIONAL.contains(meaning)) {
                twice = optional.put(meaning, i) != null;
            } else {
                addExtra(names.get(i).strip(), i);
            }
            if (twice) {
                throw new Unreadable("has two columns for the " + meaning + " in its first line; keep one");
            }
        }
        if (found < 0) {
            throw new Unreadable("has no column url (or target) in its first line, but " + String.join(", ", names)
                    + "; name the column that holds the targets, or write one URL per line without a header");
        }
        this.target = found;
        this.count = names.size();
        this.kind = optional.getOrDefault("kind", -1);
        this.method = optional.getOrDefault("method", -1);
        this.priority = optional.getOrDefault("priority", -1);
        this.lastmod = optional.getOrDefault("lastmod", -1);
        this.site = optional.getOrDefault("site", -1);
    }

    /** Whether a header with these names says where the targets are. */
    static boolean nameTheTarget(List<String> names) {
        return names.stream().anyMatch(name -> meaning(name).equals(TARGET));
    }

    /** How many fields a row has. */
    int count() {
        return count;
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
    private void addExtra(String name, int index) {
        extra.put(name.isEmpty() || extra.containsKey(name) ? "column " + (index + 1) : name, index);
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
