package io.edgesweep.input;

import io.edgesweep.source.RowNote;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what is to be told of rows that count all the same. Dropped fragments are too common to be news. */
final class NoteTally {

    private final Map<RowNote, Long> counts = new EnumMap<>(RowNote.class);
    private final Map<RowNote, TargetRow> first = new EnumMap<>(RowNote.class);

    void saw(TargetRow row) {
        for (RowNote note : RowNote.of(row)) {
            if (!note.code().isEmpty()) {
                counts.merge(note, 1L, Long::sum);
                first.putIfAbsent(note, row);
            }
        }
    }

    /** What is told of each kind. */
    List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        first.forEach((note, row) -> {
            long count = counts.getOrDefault(note, 0L);
            String example = count == 1 ? "finding.row-example" : "finding.row-first-example";
            reasons.add(Reason.of(note.code(), count, Reason.of(example, note.value(row), row.place())));
        });
        return reasons;
    }
}
