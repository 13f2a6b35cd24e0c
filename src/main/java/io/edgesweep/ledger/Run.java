package io.edgesweep.ledger;

import io.edgesweep.task.OutcomeCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a job, as people see it.
 *
 * @param id        its name, beginning with the moment at which it began, in UTC
 * @param job       the job's name
 * @param site      the job's site
 * @param state     how far it is
 * @param purges    what it purges, and how, where a row of its input says neither, in words
 * @param inputHash stands for the job and its local input files, so that a change of them is noticed
 * @param owner     who works on it, or last did: host and process
 * @param started   when it began
 * @param finished  when it was over
 * @param counts    what went in and, once it is over, what came out
 * @param verdict   its verdict's word, once it is over; else empty
 * @param exitCode  its exit code, once it is over
 * @param onlyInvalid whether invalid rows are all that was wrong, and count as success
 * @param stillOpen how many of its targets may still be stale now: unlike its counts, it falls when later runs settle them
 */
public record Run(
        String id,
        String job,
        String site,
        RunState state,
        String purges,
        String inputHash,
        String owner,
        Instant started,
        @Nullable Instant finished,
        OutcomeCounts counts,
        String verdict,
        @Nullable Integer exitCode,
        boolean onlyInvalid,
        long stillOpen) {}
