package io.edgesweep.explain;

import io.edgesweep.explain.Explanation.Once;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Targets.Sighting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the last purge of a target that no job with a file has made: one from the command line, or of a list that was purged once. */
final class LastOneOff {

    /** So many runs of other jobs are passed over to find one, a page of them at a time. */
    private static final int PAGE = 50;

    private static final int PAGES = 20;

    private final Ledger ledger;
    private final Set<String> jobs;
    private final Words words;

    /** @param jobs those that have a file */
    LastOneOff(Ledger ledger, Set<String> jobs, Words words) {
        this.ledger = ledger;
        this.jobs = jobs;
        this.words = words;
    }

    Optional<Once> of(Wanted wanted) {
        return wanted.purgedBy().stream()
                .flatMap(value -> latest(value, wanted).stream())
                .max(Comparator.comparing(found -> found.run().started()))
                .map(found -> once(found, wanted));
    }

    private record Found(Run run, Sighting sighting) {}

    private Optional<Found> latest(String value, Wanted wanted) {
        String before = "";
        for (int page = 0; page < PAGES; page++) {
            List<Sighting> seen = ledger.targets().find(value, before, PAGE);
            Map<String, Run> runs =
                    ledger.runs().named(seen.stream().map(Sighting::recordedBy).collect(Collectors.toSet()));
            for (Sighting each : seen) {
                Run run = runs.get(each.recordedBy());
                if (run != null && !jobs.contains(run.job()) && wanted.isPurgedBy(each.row())) {
                    return Optional.of(new Found(run, each));
                }
            }
            if (seen.isEmpty()) {
                break;
            }
            before = seen.get(seen.size() - 1).recordedBy();
        }
        return Optional.empty();
    }

    private Once once(Found found, Wanted wanted) {
        var row = found.sighting().row();
        boolean itself = wanted.is(Objects.requireNonNull(row.target()).target());
        return new Once(
                found.run().job(),
                LastRun.last(
                        found.run(),
                        row,
                        itself ? "" : words.say("explain.said.purged-with", row.text()),
                        EdgeWords.last(ledger, found.run().id(), row, wanted, words),
                        words));
    }
}
