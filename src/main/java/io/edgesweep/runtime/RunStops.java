package io.edgesweep.runtime;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Runs;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs that a person has asked to stop. That one was asked is in the ledger before it is known here, so that a run whose
 * process dies meanwhile is not resumed.
 */
public final class RunStops {

    private final Runs runs;
    /** So often the ledger is asked. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final boolean isShared;

    /** By run: when the ledger was last asked. */
    private final Map<String, Instant> looked = new ConcurrentHashMap<>();

    private final Map<String, Reason> asked = new ConcurrentHashMap<>();

    /** The runs that this process only asks about: it ends that when one is to stop, and then the run. */
    private final Set<String> askedAbout = ConcurrentHashMap.newKeySet();

    /** By the name of a job that waits for its input, and so has no run yet: whether a person has ended that. */
    private final Map<String, Boolean> waiting = new ConcurrentHashMap<>();

    /** @param isShared whether a person may also have asked another process that works with the ledger */
    public RunStops(Runs runs, InstantSource clock, boolean isShared) {
        this.runs = runs;
        this.clock = clock;
        this.isShared = isShared;
    }

    /**
     * Asks a run to stop: whoever works on it sends nothing more, and writes its report.
     *
     * @param by where the person asked
     */
    public void ask(Run run, Reason by) {
        Reason reason = Reason.of("over-limit.person", by, run.job());
        runs.note(run.id(), new Finding(clock.instant(), FindingKind.STOPPED, "", reason));
        asked.putIfAbsent(run.id(), reason);
    }

    /**
     * This process asks what became of what a run has sent, until the answer is run, and heeds meanwhile that the run is to stop.
     *
     * @return for when it has ended that
     */
    public Runnable asksAbout(Run run) {
        return askedAbout.add(run.id()) ? () -> askedAbout.remove(run.id()) : () -> {};
    }

    /** Whether this process only asks about the run, and ends it itself when that is to stop. */
    public boolean isAskedAbout(Run run) {
        return askedAbout.contains(run.id());
    }

    /** The job waits for its input. */
    public void waits(String job) {
        waiting.put(job, false);
    }

    /** The job does not wait any more. */
    public void waitsNoMore(String job) {
        waiting.remove(job);
    }

    /** Whether a person has ended the job's wait. */
    public boolean isWaitEnded(String job) {
        return waiting.getOrDefault(job, false);
    }

    /**
     * Ends a job's wait for its input.
     *
     * @return whether it waits
     */
    public boolean endWait(String job) {
        return waiting.computeIfPresent(job, (name, ended) -> true) != null;
    }

    /** Why the run is to stop; empty when nobody has asked for it. */
    public Optional<Reason> of(String run) {
        if (isShared && !asked.containsKey(run) && isTimeToLook(run)) {
            runs.findings(run).stream()
                    .filter(finding -> finding.kind() == FindingKind.STOPPED)
                    .findFirst()
                    .ifPresent(finding -> asked.putIfAbsent(run, finding.reason()));
        }
        return Optional.ofNullable(asked.get(run));
    }

    private boolean isTimeToLook(String run) {
        Instant now = clock.instant();
        Instant last = looked.get(run);
        if (last != null && Duration.between(last, now).abs().compareTo(BETWEEN_LOOKS) < 0) {
            return false;
        }
        looked.put(run, now);
        return true;
    }

    /** The run is over. */
    public void forget(String run) {
        looked.remove(run);
        asked.remove(run);
    }

    /** Whether the run was ever asked to stop, by this process or by one that has died. */
    public boolean isAsked(Run run) {
        return runs.findings(run.id()).stream().anyMatch(finding -> finding.kind() == FindingKind.STOPPED);
    }
}
