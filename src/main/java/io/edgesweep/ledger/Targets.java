package io.edgesweep.ledger;

import io.edgesweep.task.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks targets up: those of one run, and one target over all runs that are kept. */
public interface Targets {

    /**
     * Walks through the rows and targets of a run that ended so, from wherever an earlier walk has stopped: batch by batch in the
     * order of their numbers, then the rejected rows in the order of the input. Prefetches are left out.
     */
    void walk(String run, Set<Outcome> outcomes, Position from, Visitor visitor);

    /** Takes rows. */
    @FunctionalInterface
    interface Visitor {

        /**
         * One more row.
         *
         * @param next from where a walk goes on after it
         * @return whether more is wanted
         */
        boolean visit(RowOutcome row, Position next);
    }

    /**
     * A place in a walk.
     *
     * @param rejected whether it is among the rejected rows, which come last
     * @param piece    the batch's number, or the first ordinal of a page of rejected rows
     * @param part     the first ordinal of a page of rows that a directory covers; -1 elsewhere
     * @param row      the row in it, from 0
     */
    record Position(boolean rejected, long piece, long part, int row) {

        /** Where every walk begins. */
        public static final Position START = new Position(false, 0, -1, 0);

        private static final Pattern TEXT = Pattern.compile("([br])(\\d{1,18})(?:c(\\d{1,18}))?-(\\d{1,9})");

        /** What {@link #toString} wrote; empty for any other text. */
        public static Optional<Position> of(String text) {
            Matcher matcher = TEXT.matcher(text);
            return matcher.matches()
                    ? Optional.of(new Position(
                            matcher.group(1).equals("r"),
                            Long.parseLong(matcher.group(2)),
                            matcher.group(3) == null ? -1 : Long.parseLong(matcher.group(3)),
                            Integer.parseInt(matcher.group(4))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return (rejected ? "r" : "b") + piece + (part < 0 ? "" : "c" + part) + "-" + row;
        }
    }

    /**
     * What became of a target in all runs that are kept and have recorded it, the newest first. What a run left out, as it had not
     * changed, is not among it.
     *
     * @param value  the target in normal form
     * @param before a run's id: only what was recorded by runs before it; empty for all
     * @param most   how many runs at most
     */
    List<Sighting> find(String value, String before, int most);

    /**
     * A target in a run.
     *
     * @param recordedBy the run that read and recorded it
     * @param answersFor the run that has it now; empty while it waits for the job's next one
     * @param row        what became of it
     */
    record Sighting(String recordedBy, String answersFor, RowOutcome row) {}
}
