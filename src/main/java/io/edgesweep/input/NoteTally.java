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

    private final Map<RowNote, Seen> seen = new EnumMap<>(RowNote.class);

    /** In how many rows, and in which first. */
    private record Seen(TargetRow first, long rows) {}

    void saw(TargetRow row) {
        for (RowNote note : RowNote.of(row)) {
            if (!note.code().isEmpty()) {
                seen.merge(note, new Seen(row, 1), (before, now) -> new Seen(before.first(), before.rows() + 1));
            }
        }
    }

    /** What is told of each kind. */
    List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        seen.forEach((note, in) -> {
            String example = in.rows() == 1 ? "finding.row-example" : "finding.row-first-example";
            TargetRow first = in.first();
            reasons.add(Reason.of(note.code(), in.rows(), Reason.of(example, note.value(first), first.place())));
        });
        return reasons;
    }
}
