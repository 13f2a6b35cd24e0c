package io.edgesweep.explain;

import io.edgesweep.explain.Explanation.Edge;
import io.edgesweep.explain.Explanation.Last;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
import io.edgesweep.pause.Holds;
import io.edgesweep.pause.Work;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.schedule.CronFirings;
import io.edgesweep.settings.JobFile;
import io.edgesweep.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the last run of a job made of a target, by the ledger; or why there was none when it was due. */
final class LastRun {

    private static final int LOOKED_AT = 20;

    private final Ledger ledger;
    private final Holds holds;
    private final Instant now;
    private final Words words;

    LastRun(Ledger ledger, Holds holds, Instant now, Words words) {
        this.ledger = ledger;
        this.holds = holds;
        this.now = now;
        this.words = words;
    }

    Last of(JobFile job, Wanted wanted) {
        List<Run> finished = ledger.runs().latestOf(job.name(), LOOKED_AT).stream()
                .filter(run -> run.state() == RunState.FINISHED)
                .toList();
        Optional<Run> latest = finished.stream().findFirst();
        // A retry reads what failed alone: of all else, the run tells that it retries.
        Last last = finished.stream()
                .map(run -> Map.entry(run, of(run, wanted)))
                .filter(each -> !each.getValue().code().equals(Explanation.NOT_LISTED)
                        || !SourceCount.isRetry(
                                ledger.runs().sources(each.getKey().id())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() ->
                        new Last("", null, "", Explanation.UNKNOWN, "", words.say("explain.said.no-run"), "", null));
        return heldSince(job, latest.map(Run::started).orElse(null))
                .map(hold -> new Last(
                        last.run(),
                        last.at(),
                        last.outcome(),
                        Explanation.PAUSED,
                        last.place(),
                        notBegun(hold, last),
                        last.reason(),
                        last.edge()))
                .orElse(last);
    }

    private String notBegun(Hold hold, Last before) {
        String held = words.say("explain.said.not-begun", HoldWords.of(hold, words));
        return before.run().isEmpty() || before.words().isEmpty()
                ? held
                : words.say("explain.said.run-before", held, before.words());
    }

    /** What held up the latest firing, if no run has begun since. */
    private Optional<Hold> heldSince(JobFile job, @Nullable Instant began) {
        if (job.schedule().isEmpty()) {
            return Optional.empty();
        }
        CronFirings firings = CronFirings.of(job.schedule().get());
        Work work = Work.of(job);
        Optional<Hold> held = Optional.empty();
        Instant moment = began == null ? now.minus(Duration.ofDays(2)) : began;
        for (int i = 0; i < LOOKED_AT * LOOKED_AT; i++) {
            Optional<Instant> next = firings.after(moment);
            if (next.isEmpty() || next.get().isAfter(now)) {
                return held;
            }
            moment = next.get();
            held = holds.over(work, moment);
        }
        return held;
    }

    private Last of(Run run, Wanted wanted) {
        Best best = new Best(wanted);
        ledger.history().forEachRow(run.id(), best::look);
        RowOutcome row = best.row;
        if (row == null) {
            return new Last(
                    run.id(),
                    run.started(),
                    "",
                    Explanation.NOT_LISTED,
                    "",
                    words.say("explain.said.no-row-of-run"),
                    "",
                    null);
        }
        return last(
                run,
                row,
                best.rank == Best.ABOVE ? words.say("explain.said.purged-with", row.text()) : "",
                EdgeWords.last(ledger, run.id(), row, wanted, words),
                words);
    }

    /** What a run made of a row. */
    static Last last(Run run, RowOutcome row, String said, @Nullable Edge edge, Words words) {
        return new Last(
                run.id(),
                run.started(),
                row.outcome().word(),
                ReasonCode.of(row).word(),
                row.place().toString(),
                said,
                words.say(row.reason()),
                edge);
    }

    /** The row that tells most: the target itself, else one that purges it too, else a row that was not sent. */
    private static final class Best {

        private static final int ITSELF = 0;
        private static final int ABOVE = 1;
        private static final int NOT_SENT = 2;
        private static final int SAME_AS = 3;
        private static final int NONE = 4;

        private final Wanted wanted;
        private int rank = NONE;
        private @Nullable RowOutcome row;

        Best(Wanted wanted) {
            this.wanted = wanted;
        }

        void look(RowOutcome each) {
            int its = rank(each);
            if (its < rank) {
                rank = its;
                row = each;
            }
        }

        private int rank(RowOutcome each) {
            if (each.target() != null) {
                return wanted.is(each.target().target())
                        ? ITSELF
                        : wanted.isBelow(each.target().target()) ? ABOVE : NONE;
            }
            if (!wanted.isWritten(each.text())) {
                return NONE;
            }
            return each.outcome() == Outcome.DUPLICATE || each.outcome() == Outcome.COMMENT ? SAME_AS : NOT_SENT;
        }
    }
}
