package io.edgesweep.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds what was looked at in a run while somebody walks through its rows: holds a few batches, of however many. */
public final class KnownLooks {

    /** More batches are seldom walked through side by side: those of one site, kind, method and priority come one by one. */
    private static final int BATCHES = 64;

    private final EdgeLooks looks;
    private final String run;
    private final boolean some;
    private final Map<Long, Map<Long, EdgeLook>> batches = new LinkedHashMap<>(BATCHES, 0.75f, true);

    public KnownLooks(EdgeLooks looks, String run) {
        this.looks = looks;
        this.run = run;
        this.some = !looks.counted(run).isEmpty();
    }

    /** What was found of the row's target. */
    public Optional<EdgeLook> of(RowOutcome row) {
        return row.batch() == null || row.target() == null
                ? Optional.empty()
                : of(row.batch().id(), row.target().ordinal());
    }

    /** What was found of the row with the ordinal. */
    public Optional<EdgeLook> of(long batch, long ordinal) {
        return some ? Optional.ofNullable(batch(batch).get(ordinal)) : Optional.empty();
    }

    private Map<Long, EdgeLook> batch(long id) {
        Map<Long, EdgeLook> known = batches.get(id);
        if (known == null) {
            known = new HashMap<>();
            for (EdgeLook look : looks.of(run, id)) {
                known.put(look.ordinal(), look);
            }
            batches.put(id, known);
            if (batches.size() > BATCHES) {
                batches.remove(batches.keySet().iterator().next());
            }
        }
        return known;
    }
}
