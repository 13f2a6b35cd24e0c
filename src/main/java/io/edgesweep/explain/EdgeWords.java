package io.edgesweep.explain;

import io.edgesweep.explain.Explanation.Edge;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.EdgeLooks;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.KnownLooks;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.StalePage;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whether it was looked at what the CDN serves of a page, what was found, and whether the next run looks. */
final class EdgeWords {

    private EdgeWords() {}

    /**
     * What was found after the run. Of what has not changed, that its last purge left an old copy; null where there is nothing to
     * tell.
     */
    static @Nullable Edge last(Ledger ledger, String run, RowOutcome row, Wanted wanted, Words words) {
        if (row.outcome() == Outcome.UNCHANGED) {
            return stale(ledger, wanted).map(look -> edge(look, words)).orElse(null);
        }
        if (row.outcome() != Outcome.CONFIRMED) {
            return null;
        }
        Optional<EdgeLook> looked = new KnownLooks(ledger.edge(), run)
                .of(row)
                .or(() -> ledger.edge().of(run, EdgeLooks.NO_BATCH).stream()
                        .filter(look -> wanted.isPage(look.url()))
                        .findFirst());
        return looked.map(look -> edge(look, words))
                .orElseGet(() -> new Edge(Explanation.NOT_LOOKED_AT, "", List.of()));
    }

    private static Optional<EdgeLook> stale(Ledger ledger, Wanted wanted) {
        return wanted.value(Kind.URL).stream()
                .flatMap(url -> ledger.targets().find(url, "", 1).stream())
                .flatMap(seen -> new KnownLooks(ledger.edge(), seen.answersFor()).of(seen.row()).stream())
                .filter(look -> look.freshness() == Freshness.STALE)
                .filter(look ->
                        ledger.edge().stale(look.url()).map(StalePage::isStale).orElse(true))
                .findFirst();
    }

    private static Edge edge(EdgeLook look, Words words) {
        return new Edge(look.freshness().word(), words.say(look.reason()), look.evidence());
    }

    /** Whether the next run looks at it once it is confirmed. */
    static String next(JobFile job, Wanted wanted, Words words) {
        if (job.afterPurge().verify().isEmpty()) {
            return words.say("explain.edge.never");
        }
        VerifyKeys keys = job.afterPurge().verify().get();
        if (keys.paths().stream().anyMatch(wanted::isPage)) {
            return words.say("explain.edge.path");
        }
        if (job.rules().kind() == Kind.ALL || wanted.value(Kind.URL).isEmpty()) {
            return words.say("explain.edge.no-page");
        }
        return keys.sample().equals(VerifyKeys.Sample.ALL)
                ? words.say("explain.edge.all")
                : words.say("explain.edge.sample", keys.sample().shown());
    }
}
