package io.edgesweep.job.run;

import io.edgesweep.file.FileGlob;
import io.edgesweep.input.InputHash;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.Runs;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.HumanFormat;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
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

    private final RunServices workshop;
    private final RandomGenerator random;
    private final Ending ending;

    /** @param ending ends a run that is not resumed */
    RunChoice(RunServices workshop, RandomGenerator random, Ending ending) {
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

    /**
     * The job's run that is to be worked on now; a finished one is only to be told of.
     *
     * @param asked when it was asked for
     */
    Run of(JobFile job, Instant asked) throws IOException {
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
                .filter(run -> run.inputHash().equals(hash))
                .filter(run -> run.finished() == null || run.finished().isBefore(asked));
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
        runs.begin(id, job.name(), job.site(), purges(job), hash, workshop.owner(), now);
        return runs.find(id).orElseThrow();
    }

    /**
     * The job's run that is resumed although input is missing: the unfinished one, if it has all of its input in the ledger, and
     * that input among it.
     *
     * @param missing what is wrong with files of the job's sources
     * @throws MistakesException with that, and with what an unfinished run waits for, when there is none
     * @throws IOException       when it cannot be told whether a file that is there has changed
     */
    Run withoutInput(JobFile job, List<Mistake> missing) throws IOException {
        Optional<Run> left = workshop.ledger().runs().unfinished(job.name()).filter(run -> !workshop.stops()
                .isAsked(run));
        if (left.isEmpty()) {
            throw new MistakesException(missing);
        }
        Run run = left.get();
        if (run.state() != RunState.SEALED || !hasRead(run, job)) {
            throw new MistakesException(withWaiting(run, job, missing));
        }
        Reason reason = Reason.of("finding.resumed-without", missing.get(0), run.id());
        log.warn("{}", Words.english().say(reason));
        workshop.ledger().runs().note(run.id(), new Finding(workshop.clock().instant(), FindingKind.NOTE, "", reason));
        workshop.ledger().runs().takeOver(run.id(), workshop.owner());
        return run;
    }

    /** Whether the run purges the same in the same way, and has read every local file of the job's sources, as far as can be told. */
    private boolean hasRead(Run run, JobFile job) throws IOException {
        List<SourceCount> read = workshop.ledger().runs().sources(run.id());
        for (SourceSpec source : job.sources()) {
            // What is written out is not in what tells the run's sources.
            if (source instanceof SourceSpec.Listed) {
                return false;
            }
            Optional<Local> file = file(source);
            if (file.isPresent()
                    && (read.stream()
                                    .noneMatch(each -> FileGlob.names(file.get().name(), each.source()))
                            || hasChanged(file.get().place(), run))) {
                return false;
            }
        }
        return run.site().equals(job.site()) && run.purges().equals(purges(job));
    }

    private static String purges(JobFile job) {
        return job.rules().kind().word() + " by " + job.rules().method().word();
    }

    private static boolean hasChanged(String text, Run run) throws IOException {
        for (Path file : FileGlob.find(text)) {
            if (Files.getLastModifiedTime(file).toInstant().isAfter(run.started())) {
                return true;
            }
        }
        return false;
    }

    /**
     * A file of a source, or the pattern that names some.
     *
     * @param place where it is
     * @param name  what people call it
     */
    private record Local(String place, String name) {}

    /** Empty for a source that is no file. */
    private static Optional<Local> file(SourceSpec source) {
        if (source instanceof SourceSpec.Changed changed) {
            return file(changed.source());
        }
        if (source instanceof SourceSpec.Csv csv) {
            return Optional.of(new Local(csv.file().toString(), csv.name()));
        }
        if (source instanceof SourceSpec.Detected detected) {
            return Optional.of(new Local(detected.file().toString(), detected.name()));
        }
        return source instanceof SourceSpec.Sitemap sitemap && !sitemap.isRemote()
                ? Optional.of(new Local(sitemap.location(), sitemap.location()))
                : Optional.empty();
    }

    private List<Mistake> withWaiting(Run run, JobFile job, List<Mistake> missing) {
        List<Mistake> all = new ArrayList<>(missing);
        Mistake last = all.remove(all.size() - 1);
        all.add(new Mistake(last.place(), last.key(), last.words() + ". " + waiting(run, job)));
        return all;
    }

    private String waiting(Run run, JobFile job) {
        String end = "; edgesweep stop " + run.id() + " ends it, and what waits goes with the job's next run";
        if (run.state() != RunState.SEALED) {
            return "Run " + run.id()
                    + " of the job was left unfinished before it had read its input whole, so nothing of that was sent. Put the"
                    + " file back, and the same command resumes it"
                    + end;
        }
        OutcomeCounts counts = workshop.ledger().history().counts(run.id());
        long waits = counts.of(Outcome.CARRIED_OVER);
        long sent = counts.of(Outcome.CONFIRMED)
                + counts.of(Outcome.FAILED)
                + counts.of(Outcome.REFUSED)
                + counts.of(Outcome.UNSETTLED);
        String other = run.purges().equals(purges(job))
                ? "of other input as far as can be told"
                : "which purges " + run.purges() + " and not " + purges(job);
        return "Run " + run.id() + " of the job, " + other + ", was left unfinished: "
                + HumanFormat.count(sent, "target was sent", "targets were sent") + ", " + HumanFormat.number(waits)
                + " wait. The command that began it resumes it" + end;
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
                                now, FindingKind.INTERRUPTED, "", Reason.of("finding.left-unfinished", run.owner())));
    }
}
