package io.edgesweep.console.view;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.KnownLooks;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunFilter;
import io.edgesweep.ledger.Targets.Position;
import io.edgesweep.report.TargetFilter;
import io.edgesweep.task.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A stretch of a search for targets that hold a text: the newest runs first, as far as one comes in a second. Whoever wants more asks
 * from there on, and nothing goes on meanwhile.
 *
 * @param found what was found
 * @param next  from where the search goes on; empty when it has come to its end
 * @param upTo  when the run began in which it has come to that; empty at the end
 */
public record PartSearch(List<Found> found, String next, String upTo) {

    private static final long MILLIS = 1000;
    private static final int MOST = 100;
    private static final int RUNS = 50;

    /** What is not sent, and so in no index. */
    private static final Set<Outcome> LEFT_OUT = EnumSet.of(
            Outcome.INVALID, Outcome.EXCLUDED, Outcome.DUPLICATE, Outcome.UNCHANGED, Outcome.STOPPED, Outcome.COMMENT);

    /** A target that holds the text. */
    public record Found(String run, String job, String began, TargetTable.Line line) {}

    /**
     * Searches on.
     *
     * @param at where another stretch has ended; empty for the beginning
     */
    public static PartSearch of(ConsoleServices desk, String text, String at, Words words) {
        TargetFilter filter = new TargetFilter(Set.of(), "", "", text);
        return of(new Search(desk, filter.outcomes(), filter::matches, words), at);
    }

    /**
     * As {@link #of(ConsoleServices, String, String, Words)}, for a whole target among the rows that runs have left out, of which there
     * is no index.
     *
     * @param value  its normal form
     * @param normal gives that of what a row says; empty where it has none
     */
    public static PartSearch amongLeftOut(
            ConsoleServices desk, String value, UnaryOperator<String> normal, String at, Words words) {
        return of(
                new Search(
                        desk,
                        LEFT_OUT,
                        row -> row.text().equals(value)
                                || normal.apply(row.text()).equals(value),
                        words),
                at);
    }

    private static PartSearch of(Search search, String at) {
        int cut = at.indexOf('~');
        String run = cut < 0 ? "" : at.substring(0, cut);
        Position from = Position.of(at.substring(cut + 1)).orElse(Position.START);
        search.go(run, from);
        return new PartSearch(search.found, search.next, search.upTo);
    }

    private static final class Search {

        private final ConsoleServices desk;
        private final Zones zones;
        private final Set<Outcome> outcomes;
        private final Predicate<RowOutcome> wanted;
        private final Words words;
        private final long until;
        private final List<Found> found = new ArrayList<>();
        private String next = "";
        private String upTo = "";

        Search(ConsoleServices desk, Set<Outcome> outcomes, Predicate<RowOutcome> wanted, Words words) {
            this.desk = desk;
            this.zones = new Zones(desk);
            this.outcomes = outcomes;
            this.wanted = wanted;
            this.words = words;
            this.until = desk.clock().millis() + MILLIS;
        }

        void go(String begun, Position from) {
            if (!begun.isEmpty()) {
                desk.ledger().runs().find(begun).ifPresent(run -> look(run, from));
            }
            String before = begun;
            List<Run> runs = next.isEmpty() ? page(before) : List.of();
            while (!runs.isEmpty() && next.isEmpty()) {
                for (Run run : runs) {
                    if (next.isEmpty()) {
                        look(run, Position.START);
                        before = run.id();
                    }
                }
                runs = next.isEmpty() ? page(before) : List.of();
            }
        }

        private List<Run> page(String before) {
            return desk.ledger().runs().page(new RunFilter("", "", false), before, RUNS);
        }

        private void look(Run run, Position from) {
            if (isEnough()) {
                stopAt(run, from);
                return;
            }
            KnownLooks looks = new KnownLooks(desk.ledger().edge(), run.id());
            desk.ledger().targets().walk(run.id(), outcomes, from, (row, at) -> {
                if (wanted.test(row)) {
                    found.add(new Found(
                            run.id(),
                            run.job(),
                            zones.time(run.started(), run.job(), words),
                            TargetTable.Line.of(row, looks, false, words, zones.of(run.job()))));
                }
                if (isEnough()) {
                    stopAt(run, at);
                    return false;
                }
                return true;
            });
        }

        private boolean isEnough() {
            return found.size() >= MOST || desk.clock().millis() > until;
        }

        private void stopAt(Run run, Position at) {
            next = run.id() + "~" + at;
            upTo = zones.time(run.started(), run.job(), words);
        }
    }
}
