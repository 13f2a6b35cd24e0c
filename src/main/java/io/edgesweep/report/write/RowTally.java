package io.edgesweep.report.write;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.report.ExampleLine;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.report.RunReport.SharesLine;
import io.edgesweep.report.UnsettledLine;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts what the rows of a run have in common, in one pass over them. Holds no more than a few examples of each. */
final class RowTally {

    private static final int EXAMPLES = 5;

    /** No two calls have the same id, so with it every failed call would be a cause of its own. */
    private static final String REQUEST = "error.request";

    /** More causes than these are put together: nobody reads on, and reasons of the provider may be all different. */
    private static final int CAUSES = 200;

    private final Instant started;
    private final Map<Cause, Group> causes = new HashMap<>();
    private final Map<String, Map<Kind, Long>> sent = new HashMap<>();
    private final Map<String, Map<Kind, Long>> waiting = new HashMap<>();
    private final OutcomeTallies bySite = new OutcomeTallies(false);
    private final OutcomeTallies byHost = new OutcomeTallies(false);
    private final OutcomeTallies bySource = new OutcomeTallies(true);
    private final UnsettledBatches unsettled = new UnsettledBatches();
    private final Set<String> sites = new HashSet<>();
    private @Nullable Instant waitsUntil;
    private long held;

    /** @param started when the run began: what was sent before is not its own use of the quota */
    RowTally(Instant started) {
        this.started = started;
    }

    void add(RowOutcome row) {
        if (row.outcome() != Outcome.CONFIRMED) {
            cause(row).add(row);
        }
        TargetRow target = row.target();
        bySite.add(target == null ? "" : target.site(), row);
        byHost.add(Hosts.of(row), row);
        bySource.add(ForeignText.oneLine(row.place().source()), row);
        Batch batch = row.batch();
        boolean isHeld = row.outcome() == Outcome.CARRIED_OVER && (batch == null || batch.notBefore() == null);
        held += isHeld ? 1 : 0;
        if (batch == null || isCovered(row, batch)) {
            return;
        }
        if (row.outcome() == Outcome.UNSETTLED) {
            unsettled.add(row, batch);
        }
        if (row.outcome() == Outcome.CARRIED_OVER) {
            sites.add(batch.key().site());
            Instant notBefore = batch.notBefore();
            if (notBefore != null) {
                count(waiting, batch);
                waitsUntil = waitsUntil == null || notBefore.isBefore(waitsUntil) ? notBefore : waitsUntil;
            }
        } else if (row.outcome() != Outcome.REFUSED
                && row.outcome() != Outcome.EXCLUDED
                && batch.state() != BatchState.SUPERSEDED
                && isSentNow(batch)) {
            count(sent, batch);
        }
    }

    /** A directory that is purged for many rows counts with the first of them. */
    private static boolean isCovered(RowOutcome row, Batch batch) {
        TargetRow target = row.target();
        return batch.covers() > 0 && target != null && target.ordinal() != batch.firstOrdinal();
    }

    private boolean isSentNow(Batch batch) {
        Instant sentAt = batch.calls().sentAt();
        return sentAt != null && !sentAt.isBefore(started);
    }

    private static void count(Map<String, Map<Kind, Long>> targets, Batch batch) {
        targets.computeIfAbsent(batch.key().site(), site -> new EnumMap<>(Kind.class))
                .merge(batch.key().kind(), 1L, Long::sum);
    }

    private Group cause(RowOutcome row) {
        Cause cause = new Cause(row.outcome(), ReasonCode.of(row), row.code(), reason(row));
        Group group = causes.get(cause);
        if (group != null) {
            return group;
        }
        Cause shown = causes.size() < CAUSES ? cause : new Cause(row.outcome(), cause.why(), "", Reason.of("others"));
        return causes.computeIfAbsent(shown, unknown -> new Group());
    }

    /** Which row a duplicate repeats, and which call or task an answer belongs to, is told row by row, in targets.csv. */
    private static Reason reason(RowOutcome row) {
        return switch (row.outcome()) {
            case DUPLICATE -> Reason.of(ReasonCode.of(row).word());
            case UNSETTLED -> UnsettledBatches.cause(row);
            default -> row.reason().without(REQUEST);
        };
    }

    /** What became of the rows by site, by host and by source. */
    SharesLine shares() {
        return new SharesLine(bySite.lines(), byHost.lines(), bySource.lines());
    }

    /** What is still to be purged, by cause, the largest groups first. */
    List<FailureLine> failures() {
        return causes(Outcome::isOpen);
    }

    /** What is left out on purpose, by cause, the largest groups first. */
    List<FailureLine> leftOut() {
        return causes(outcome -> !outcome.isOpen());
    }

    /** What is known of the batches with unsettled targets. */
    List<UnsettledLine> unsettled() {
        return unsettled.lines();
    }

    private List<FailureLine> causes(Predicate<Outcome> which) {
        return causes.entrySet().stream()
                .filter(each -> which.test(each.getKey().outcome()))
                .sorted(Comparator.comparing((Map.Entry<Cause, Group> each) -> -each.getValue().targets)
                        .thenComparing(each -> each.getKey().code())
                        .thenComparing(each -> each.getKey().reason().kept()))
                .map(each -> new FailureLine(
                        each.getKey().outcome().word(),
                        each.getKey().why().word(),
                        each.getKey().code(),
                        each.getKey().reason(),
                        each.getValue().targets,
                        List.copyOf(each.getValue().examples)))
                .toList();
    }

    /** The sites of targets that were sent or wait. */
    Set<String> sites() {
        Set<String> all = new HashSet<>(sent.keySet());
        all.addAll(sites);
        return all;
    }

    long sent(String site, Kind kind) {
        return sent.getOrDefault(site, Map.of()).getOrDefault(kind, 0L);
    }

    /** How many rows wait, and not for quota: for a person, or for want of time. */
    long held() {
        return held;
    }

    /** How many targets wait for quota, by site and kind. */
    Map<String, Map<Kind, Long>> waiting() {
        return waiting;
    }

    Optional<Instant> waitsUntil() {
        return Optional.ofNullable(waitsUntil);
    }

    private record Cause(Outcome outcome, ReasonCode why, String code, Reason reason) {}

    private static final class Group {

        private long targets;
        private final List<ExampleLine> examples = new ArrayList<>(EXAMPLES);

        void add(RowOutcome row) {
            targets++;
            if (examples.size() < EXAMPLES) {
                examples.add(new ExampleLine(ForeignText.oneLine(row.place().toString()), row.shownText()));
            }
        }
    }
}
