package io.edgesweep.console.service;

import io.edgesweep.console.service.LiveProgress.Running;
import io.edgesweep.explain.ExplainHandler;
import io.edgesweep.input.RowFates;
import io.edgesweep.job.aftermath.RetryFigures;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.order.Activity;
import io.edgesweep.order.OrderQueue;
import io.edgesweep.order.SharedProgress;
import io.edgesweep.pause.PauseHandler;
import io.edgesweep.session.OrderState;
import io.edgesweep.settings.Settings;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the console works with.
 *
 * @param settings the configuration
 * @param jobFiles the files of the jobs
 * @param ledger   what is known for sure
 * @param clock    tells the time
 * @param progress how far the runs are that are under way
 * @param due      when each scheduled job fires next, by name
 * @param asked    takes what is asked for
 * @param dryRuns  what dry runs have told
 * @param retries  what retries have found to do
 * @param accounts talk to the provider
 * @param control  stops and settles runs
 * @param fates    tells what would become of a list
 * @param pausing  pauses and resumes
 * @param explaining explains why a target was sent or not
 * @param otherOptions refuses options of commands that say something else than the configuration
 */
public record ConsoleServices(
        Settings settings,
        JobFileCache jobFiles,
        Ledger ledger,
        InstantSource clock,
        LiveProgress progress,
        Supplier<Map<String, Instant>> due,
        OrderQueue asked,
        LatestResults<DryRun> dryRuns,
        LatestResults<RetryFigures> retries,
        ProviderStatus accounts,
        RunControl control,
        RowFates fates,
        PauseHandler pausing,
        ExplainHandler explaining,
        Consumer<List<String>> otherOptions) {

    /** Whoever has written nothing for so long may be dead. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    /** How far the run is, here or on another node; empty when it is not under way. */
    public Optional<Running> running(Run run) {
        return progress.of(run.id()).or(() -> elsewhere(run));
    }

    private Optional<Running> elsewhere(Run run) {
        return run.state() == RunState.FINISHED
                ? Optional.empty()
                : ledger.live()
                        .of(run.id(), clock.instant().minus(FRESH))
                        .map(written -> running(run, SharedProgress.read(written.text()), written.at()));
    }

    private static Running running(Run run, List<Activity> activities, Instant at) {
        return new Running(
                run.job(),
                run.id(),
                run.started(),
                activities.isEmpty() ? null : activities.get(activities.size() - 1),
                activities,
                at);
    }

    /** What has become of what was asked for; empty when that is not known any more. */
    public Optional<OrderState> stateOf(String id) {
        return asked.find(id).map(order -> {
            String run = order.run().run();
            Optional<Running> running = run == null ? Optional.empty() : progress.of(run);
            return new OrderState(
                    order.state(),
                    order.words(),
                    run,
                    dryRuns.find(id).orElse(null),
                    running.map(Running::phase).orElse(""),
                    running.map(Running::done).orElse(0L),
                    running.map(Running::total).filter(total -> total >= 0).orElse(null));
        });
    }

    /**
     * Stops a run for good.
     *
     * @param by where a person asked for it
     * @throws ResponseStatusException when it is over
     * @throws IOException when it is left from another process, and its report cannot be written
     */
    public void stop(Run run, Reason by) throws IOException {
        if (run.state() == RunState.FINISHED) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The run is over already: there is nothing to stop");
        }
        control.stop(run, by);
    }

    /**
     * Takes what was asked for out of the queue.
     *
     * @throws ResponseStatusException when it does not wait any more
     */
    public void takeOut(String id) {
        if (!asked.takeOut(id)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "It does not wait any more; a run that is under way can be stopped");
        }
    }

    /**
     * The one run whose id is, or begins with, the text; {@code latest} is the newest.
     *
     * @throws ResponseStatusException when there is not exactly one
     */
    public Run run(String id) {
        return (id.equals("latest")
                        ? ledger.runs().latest(1).stream().findFirst()
                        : ledger.runs().find(id))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No run, or more than one, matches this id; see the list of runs"));
    }
}
