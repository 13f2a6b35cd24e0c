package io.edgesweep.report;

import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.targets.TargetNormalizer;
import io.edgesweep.task.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows and targets of a run somebody wants to see, or to be sent again.
 *
 * @param families which outcomes; none for all
 * @param cause    the word of a {@link ReasonCode}; empty for all
 * @param host     the host that they name; empty for all
 * @param text     what they hold, whatever the case of its letters; empty for all
 */
public record TargetFilter(Set<Family> families, String cause, String host, String text) {

    public TargetFilter {
        families = Set.copyOf(families);
    }

    /** The outcomes that are wanted. */
    public Set<Outcome> outcomes() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> families.isEmpty() || families.contains(Family.of(outcome)))
                .collect(Collectors.toSet());
    }

    /** Whether anything but the outcome is asked about. */
    public boolean looksIntoRows() {
        return !cause.isEmpty() || !host.isEmpty() || !text.isEmpty();
    }

    /** Whether the row is wanted. */
    public boolean matches(RowOutcome row) {
        return (families.isEmpty() || families.contains(Family.of(row.outcome())))
                && (cause.isEmpty() || ReasonCode.of(row).word().equals(cause))
                && (host.isEmpty() || host(row).equals(host))
                && (text.isEmpty() || row.text().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    private static String host(RowOutcome row) {
        return row.target() == null
                ? TargetNormalizer.hostOf(row.text()).orElse("")
                : row.target().target().host().orElse("");
    }
}
