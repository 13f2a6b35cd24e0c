package io.edgesweep.job;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.Runs;
import io.edgesweep.settings.JobFile;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which run a job is worked on in: the one that was left unfinished, if it is for the same input, else a new one. A run
 * whose end whoever asked for it may not have seen, since its process ended before it could say so, is neither: its end is
 * told again.
 */
final class RunChoice {

    private static final Logger log = LoggerFactory.getLogger(RunChoice.class);

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Workshop workshop;
    private final RandomGenerator random;
    private final Ending ending;

    /** @param ending ends a run that is not resumed */
    RunChoice(Workshop workshop, RandomGenerator random, Ending ending) {
        this.workshop = workshop;
        this.random = random;
        this.ending = ending;
    }

    /** Ends a run. */
    @FunctionalInterface
    interface Ending {

        /** Writes the run's report, and finishes it. */
        void end(Run run, JobFile job, Instant now) throws IOException;
    }

    /** The job's run that is to be worked on now; a finished one is only to be told of. */
    Run of(JobFile job) throws IOException {
        Runs runs = workshop.ledger().runs();
        String hash = InputHash.of(job);
        for (Optional<Run> left = runs.unfinished(job.name()); left.isPresent(); left = runs.unfinished(job.name())) {
            Run run = left.get();
            boolean stopped = workshop.stops().isAsked(run);
            if (run.inputHash().equals(hash) && !stopped) {
                log.info("Resuming run {}, left unfinished by {}", run.id(), run.owner());
                runs.takeOver(run.id(), workshop.owner());
                return run;
            }
            if (!stopped) {
                giveUp(run);
            }
            workshop.ledger().recorder().discard(run.id());
            ending.end(run, job, workshop.clock().instant());
        }
        Instant now = workshop.clock().instant();
        Optional<Run> untold = runs.undelivered(
                        job.name(), now.minus(workshop.settings().repeatWithin()))
                .filter(run -> run.inputHash().equals(hash));
        if (untold.isPresent()) {
            Run run = untold.get();
            log.warn(
                    "Run {} of the same input ended at {}, and its summary was not delivered: it is repeated, and nothing is"
                            + " sent. The next time, a new run begins",
                    run.id(),
                    run.finished());
            return run;
        }
        String id = RUN_ID.format(now) + "-" + String.format(Locale.ROOT, "%04x", random.nextInt(0x10000));
        runs.begin(id, job.name(), job.site(), hash, workshop.owner(), now);
        return runs.find(id).orElseThrow();
    }

    /** The input has changed: what the run had recorded is carried into the next one, which reads the new input. */
    private void giveUp(Run run) {
        log.warn(
                "Run {} was left unfinished by {}, and the job or its input has changed since: a new run begins{}",
                run.id(),
                run.owner(),
                run.state() == RunState.SEALED ? ", and carries in what that one had not sent" : "");
        Instant now = workshop.clock().instant();
        workshop.ledger()
                .runs()
                .note(
                        run.id(),
                        new Finding(
                                now,
                                FindingKind.INTERRUPTED,
                                "",
                                "Left unfinished by " + run.owner() + "; the job or its input has changed since"));
    }
}
