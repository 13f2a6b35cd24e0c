package io.edgesweep.report.write;

import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.report.RunReport.ShareLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts outcomes by name: by site, by host or by source. Of very many names only the first are told apart; the rest is
 * summed, so that every row is counted once and the memory has a bound.
 */
final class OutcomeTallies {

    /** What stands for the names that are not told apart. No host and no site is called that. */
    static final String OTHERS = "(others)";

    private static final int TOLD_APART = 1000;
    private static final int SHOWN = 100;

    private final boolean numbered;
    private final Map<String, OutcomeTally> shares = new HashMap<>();
    private @Nullable OutcomeTally latest;
    private String latestName = "";

    /** @param numbered whether a name is that of one source, whose lines are worth telling */
    OutcomeTallies(boolean numbered) {
        this.numbered = numbered;
    }

    void add(String name, RowOutcome row) {
        // A row's neighbours mostly have the same name.
        if (latest == null || !name.equals(latestName)) {
            latest = of(name);
            latestName = name;
        }
        latest.add(row);
    }

    private OutcomeTally of(String name) {
        OutcomeTally share = shares.get(name);
        return share != null ? share : shares.computeIfAbsent(shares.size() < TOLD_APART ? name : OTHERS, this::share);
    }

    /** Those with the most that is still to be purged first; what is beyond them comes last, summed. */
    List<ShareLine> lines() {
        OutcomeTally others = shares.getOrDefault(OTHERS, share(OTHERS));
        List<OutcomeTally> sorted = shares.values().stream()
                .filter(share -> share != others)
                .sorted(Comparator.comparingLong(OutcomeTally::open)
                        .thenComparingLong(OutcomeTally::rows)
                        .reversed()
                        .thenComparing(OutcomeTally::name))
                .toList();
        List<ShareLine> lines = new ArrayList<>();
        sorted.stream().limit(SHOWN).map(OutcomeTally::line).forEach(lines::add);
        OutcomeTally rest = share(OTHERS);
        rest.addAll(others);
        sorted.stream().skip(SHOWN).forEach(rest::addAll);
        if (rest.rows() > 0) {
            lines.add(rest.line());
        }
        return lines;
    }

    private OutcomeTally share(String name) {
        return new OutcomeTally(name, numbered && !name.equals(OTHERS));
    }
}
