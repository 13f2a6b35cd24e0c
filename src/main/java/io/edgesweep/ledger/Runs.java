package io.edgesweep.ledger;

import io.edgesweep.quota.Quota;
import io.edgesweep.task.OutcomeCounts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs: what they are, how far they are, and what people should know about them. */
public interface Runs {

    /** Begins a run, as {@link Run} has it. */
    void begin(String id, String job, String site, String purges, String inputHash, String owner, Instant started);

    /**
     * Takes over a run that another process left unfinished. That the API did not take calls of that process becomes a note: what
     * it says to this one decides on the run's verdict.
     */
    void takeOver(String id, String owner);

    /** The job's run that is not finished, the latest if there are several. */
    Optional<Run> unfinished(String job);

    /**
     * The job's latest run, if it is finished and nobody was told of its end, as far as is known.
     *
     * @param since it must have ended then or later
     */
    Optional<Run> undelivered(String job, Instant since);

    /** Keeps who asked for the run, in words, unless that is known already. */
    void askedBy(String id, String who);

    /** Who asked for the run, in words; empty where that is not known. */
    String askedBy(String id);

    /** Whoever asked for the run was told of its end. */
    void delivered(String id, Instant now);

    /** The one run whose id is, or begins with, the text; empty when there is none or more than one. */
    Optional<Run> find(String text);

    /** The runs with the ids, as far as they are kept, by id. */
    Map<String, Run> named(Set<String> ids);

    /** The latest runs, newest first. */
    List<Run> latest(int limit);

    /** The latest runs of a job, newest first. */
    List<Run> latestOf(String job, int limit);

    /**
     * A page of the runs that are wanted, newest first.
     *
     * @param before the id of the last run of the page before; empty for the first page
     */
    List<Run> page(RunFilter filter, String before, int limit);

    /** How many runs are wanted. */
    long count(RunFilter filter);

    /** The runs that began after the moment and are finished, taken together. */
    RunSum finishedSince(Instant since);

    /** The latest finished run of each job, by the job's name. */
    List<Run> latestOfEachJob();

    /** The jobs of all runs that are kept, in their order. */
    List<String> jobs();

    /** All runs that are kept, by job and verdict. */
    List<RunCount> counted();

    /** When a run of the job last ended with the exit code 0; empty if none that is kept did. */
    Optional<Instant> latestSuccess(String job);

    /**
     * Ends a run: its outcomes, verdict and exit code are final.
     *
     * @param onlyInvalid whether invalid rows are all that was wrong, and count as success
     */
    void finish(String id, OutcomeCounts counts, String verdict, int exitCode, boolean onlyInvalid, Instant finished);

    /** Notes what people should know. The same text of the same kind and place is noted once. */
    void note(String run, Finding finding);

    /** What was noted, in the order in which it was. */
    List<Finding> findings(String run);

    /** What each source of a run brought, by name. */
    List<SourceCount> sources(String run);

    /** Adds what a process has counted of a run's calls, once, when it has made the last of them. */
    void addCalls(String run, CallFigures figures);

    /** The run's calls so far. */
    CallFigures calls(String run);

    /** Writes down what the provider told of a site's quotas. */
    void quotaRead(String run, String site, Collection<Quota> quotas, Instant now);

    /** The quotas that were read for a run, oldest first. */
    List<QuotaReading> quotas(String run);

    /** The quota of each site, kind and area as a run read it last. */
    List<QuotaReading> latestQuotas();
}
