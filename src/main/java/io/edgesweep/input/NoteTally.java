package io.edgesweep.input;

import io.edgesweep.source.RowNote;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.HumanFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what is to be told of rows that count all the same. Dropped fragments are too common to be news. */
final class NoteTally {

    private final Map<RowNote, Long> counts = new EnumMap<>(RowNote.class);
    private final Map<RowNote, String> first = new EnumMap<>(RowNote.class);

    void saw(TargetRow row) {
        for (RowNote note : RowNote.of(row)) {
            if (note != RowNote.FRAGMENT) {
                counts.merge(note, 1L, Long::sum);
                first.computeIfAbsent(note, key -> "'" + key.value(row) + "' at " + row.place());
            }
        }
    }

    /** A sentence for each kind. */
    List<String> words() {
        return counts.entrySet().stream()
                .map(each -> HumanFormat.count(each.getValue(), "row", "rows") + " "
                        + each.getKey().words() + (each.getValue() == 1 ? ": " : "; the first: ")
                        + first.get(each.getKey()))
                .toList();
    }
}
