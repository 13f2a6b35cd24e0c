package io.edgesweep.report.write;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.report.ExampleLine;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.report.UnsettledLine;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is known of each batch with unsettled targets, for a person who must find out what became of it. */
final class UnsettledBatches {

    /** A run in which more calls than that remain unsettled has another trouble, and {@code run.json} has all batches. */
    private static final int BATCHES = 100;

    private static final int EXAMPLES = 3;

    private final Map<Long, Gathered> gathered = new LinkedHashMap<>();

    void add(RowOutcome row, Batch batch) {
        Gathered known = gathered.get(batch.id());
        if (known == null && gathered.size() < BATCHES) {
            known = new Gathered(batch, evidence(row, batch));
            gathered.put(batch.id(), known);
        }
        if (known != null) {
            known.add(row);
        }
    }

    List<UnsettledLine> lines() {
        return gathered.values().stream().map(Gathered::line).toList();
    }

    /** What many of them have in common; what is known of each is its evidence. */
    static Reason cause(RowOutcome row) {
        if (isNotFollowed(row)) {
            return Reason.of("not-followed");
        }
        Batch batch = row.batch();
        if (batch != null && batch.state() == BatchState.SUBMITTED) {
            return Asked.of(batch).cause();
        }
        return batch == null || batch.calls().code().isEmpty()
                ? Reason.of("answer-lost")
                : Reason.of("answer-lost.code", batch.calls().code());
    }

    private static boolean isNotFollowed(RowOutcome row) {
        return row.reason().family().equals(ReasonCode.NOT_FOLLOWED.word());
    }

    /** What was done, what came back, and what was looked for. */
    private static Reason evidence(RowOutcome row, Batch batch) {
        return isNotFollowed(row) ? Reason.of("not-followed.evidence") : evidence(batch);
    }

    static Reason evidence(Batch batch) {
        Reason known = known(batch);
        return batch.reason().isNone() ? known : Reason.of("answer-lost.evidence", known, batch.reason());
    }

    private static Reason known(Batch batch) {
        if (batch.state() == BatchState.SUBMITTED) {
            return Asked.of(batch).known();
        }
        if (batch.calls().answeredAt() == null) {
            return Reason.of("answer-lost.announced");
        }
        return batch.calls().code().isEmpty()
                ? Reason.of("answer-lost.inconclusive")
                : Reason.of("answer-lost.answered", batch.calls().code());
    }

    /** What came of asking for the task of an accepted batch. */
    private enum Asked {
        NOT_YET("in-progress.not-asked", "in-progress.nobody-asked"),
        IN_VAIN("in-progress.no-answer", "in-progress.asked-in-vain"),
        NOT_LISTED("in-progress.unlisted", "in-progress.partly-listed"),
        NOT_DONE("in-progress", "in-progress.asked");

        private final String cause;
        private final String known;

        Asked(String cause, String known) {
            this.cause = cause;
            this.known = known;
        }

        Reason cause() {
            return Reason.of(cause);
        }

        Reason known() {
            return Reason.of(known);
        }

        static Asked of(Batch batch) {
            return batch.reason().isNone() ? NOT_YET : of(batch.reason());
        }

        private static Asked of(Reason why) {
            return switch (why.code()) {
                case "in-progress.task", "in-progress.time-up" ->
                    why.arguments().get(why.arguments().size() - 1) instanceof Reason inner ? of(inner) : NOT_DONE;
                case "in-progress.of" ->
                    why.arguments().get(1).equals(why.arguments().get(2)) ? NOT_DONE : NOT_LISTED;
                case "in-progress.not-listed" -> NOT_LISTED;
                case Reason.SAID -> NOT_DONE;
                default -> IN_VAIN;
            };
        }
    }

    private static final class Gathered {

        private final Batch batch;
        private final Reason evidence;
        private final List<ExampleLine> examples = new ArrayList<>(EXAMPLES);
        private long targets;

        Gathered(Batch batch, Reason evidence) {
            this.batch = batch;
            this.evidence = evidence;
        }

        void add(RowOutcome row) {
            targets++;
            if (examples.size() < EXAMPLES) {
                examples.add(new ExampleLine(ForeignText.oneLine(row.place().toString()), row.shownText()));
            }
        }

        UnsettledLine line() {
            return new UnsettledLine(
                    batch.id(),
                    batch.key().site(),
                    batch.key().kind().word(),
                    targets,
                    batch.calls().count(),
                    batch.calls().sentAt(),
                    batch.calls().answered(),
                    batch.calls().taskId(),
                    batch.calls().requestId(),
                    evidence,
                    batch.notBefore(),
                    List.copyOf(examples));
        }
    }
}
