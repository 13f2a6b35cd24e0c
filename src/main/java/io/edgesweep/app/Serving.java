package io.edgesweep.app;

import io.edgesweep.console.Console;
import io.edgesweep.console.Desk;
import io.edgesweep.console.LiveProgress;
import io.edgesweep.job.RunHandler;
import io.edgesweep.job.RunRequest;
import io.edgesweep.job.Workshop;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.schedule.Scheduler;
import io.edgesweep.settings.JobFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs by their schedule, one at a time, and shows them in the console. */
final class Serving {

    private static final Logger log = LoggerFactory.getLogger(Serving.class);

    private final Workshop workshop;
    private final RunHandler runHandler;
    private final Consumer<WrittenReport> ended;
    private final LiveProgress progress;
    private final Scheduler scheduler;

    /** @param ended takes the report of each run, from another thread */
    Serving(Workshop workshop, RunHandler runHandler, Consumer<WrittenReport> ended) {
        this.workshop = workshop;
        this.runHandler = runHandler;
        this.ended = ended;
        this.progress = new LiveProgress(workshop.clock());
        this.scheduler = new Scheduler(
                workshop.settings(),
                workshop.ledger(),
                workshop.clock(),
                workshop.sleeper(),
                workshop.stop()::isGiven,
                this::run);
    }

    /**
     * Serves until the process is asked to end.
     *
     * @param told takes a line that is for the eyes of whoever started us, and for no log
     * @throws IOException when the home folder cannot be written
     */
    void serve(Consumer<String> told) throws IOException, InterruptedException {
        if (!workshop.settings().console().enabled()) {
            scheduler.serve();
            return;
        }
        Desk desk = new Desk(workshop.settings(), workshop.ledger(), workshop.clock(), progress, scheduler::due);
        try (Console console = Console.start(desk, told)) {
            log.debug("Serving at {}", console.address());
            scheduler.serve();
        }
    }

    /** As cron would: nobody is there to allow the kinds that need it. */
    private boolean run(JobFile job, Instant firing, Consumer<String> begun) throws IOException {
        Consumer<String> said = run -> log.info("job {}: run {} for the firing of {}", job.name(), run, firing);
        progress.begin(job.name());
        try {
            Optional<WrittenReport> report = runHandler.run(
                    new RunRequest(job, Set.of()), progress, begun.andThen(said).andThen(progress::in));
            report.ifPresent(ended);
            return report.isPresent();
        } finally {
            progress.end();
        }
    }
}
