package io.edgesweep.ledger;

import io.edgesweep.targets.Kind;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what became of a run. */
public interface History {

    /** The counts as they stand: targets that wait count as carried over, those that are on their way as unsettled. */
    OutcomeCounts counts(String run);

    /** What became of the prefetches that the run answers for; they count apart, for no row asked for them. */
    Map<Outcome, Long> warmed(String run);

    /**
     * How many targets of the kind were sent to the sites, as far as the provider may have counted them.
     *
     * @param since the beginning of the quota day, say
     */
    long sentSince(Set<String> sites, Kind kind, Instant since);

    /**
     * As {@link #sentSince}, by other runs than this one, and not after a moment. What was on the wire at the beginning counts: the provider
     * may have counted it only afterwards.
     */
    long sentByOthers(String run, Set<String> sites, Kind kind, Instant since, Instant until);

    /** How many targets wait to be sent, over all jobs, by site and kind. What is not sealed yet does not count. */
    Map<String, Map<Kind, Long>> waiting();

    /** As {@link #waiting}, without those that are held for something else: when these go, no quota tells. */
    Map<String, Map<Kind, Long>> waitingForQuota();

    /** As {@link #waiting}, job by job. */
    List<JobTargets> waitingByJob();

    /** What waits of one job to be sent. */
    Backlog waitingOf(String job);

    /**
     * What waits of a job.
     *
     * @param targets how many targets
     * @param until   when the first of them has its turn at the latest, by the quota day; null where no such moment is known
     */
    record Backlog(long targets, @Nullable Instant until) {}

    /** What the run wrote down of its own, to be sent for the first time; what was carried in does not count. */
    List<JobTargets> recorded(String run);

    /**
     * How many batches that the run answers for are in one of the states.
     *
     * @param most how far is counted
     */
    int batches(String run, Set<BatchState> states, int most);

    /** The sites of those batches of the kind that the run may still send. */
    Set<String> sitesToSend(String run, Kind kind);

    /** Walks through the batches that the run answers for: carried-in ones first, then in the order of the input. */
    void forEachBatch(String run, Consumer<BatchTargets> consumer);

    /**
     * Walks through every input row and every target carried in, each with its outcome: carried-in ones first, then in the
     * order of the input.
     */
    void forEachRow(String run, Consumer<RowOutcome> consumer);

    /** Walks through every prefetch that the run answers for, in the same order. */
    void forEachWarmed(String run, Consumer<RowOutcome> consumer);
}
