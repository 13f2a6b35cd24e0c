package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.server.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person stops a run whose tasks never end, takes another out of the queue, and settles what the first left open. */
class StopStoryTests {

    @TempDir
    private Path folder;

    @Test
    void a_run_of_serve_is_stopped_its_queue_emptied_and_what_it_left_open_settled() {
        World world = stuck();
        try (Served served = Served.in(world).loggedIn()) {
            order(served);
            Served.waitFor(() -> served.ask("api/progress").contains("reconcile"));
            String waiting = order(served);

            served.post("/asked/" + waiting, "/asked/" + waiting + "/take-out", Map.of());
            World.Ending stop = world.run("stop", "latest");
            Served.waitFor(() -> served.ask("api/runs?limit=1").contains("FINISHED"));

            assertThat(stop.exitCode()).as(stop.err()).isZero();
            assertThat(stop.out()).contains("is asked to stop");
            assertThat(served.ask("api/asked/" + waiting)).contains("TAKEN_OUT");
            RunReport report = finished(world).orElseThrow();
            assertThat(report.verdict()).isEqualTo("stopped");
            assertThat(report.exitCode()).isEqualTo(6);
            assertThat(report.counts().unsettled()).isEqualTo(3);
            assertThat(world.run("stop", "latest").out()).contains("is over already");

            assertThat(world.run("reconcile", "--for", "300ms").exitCode()).isEqualTo(9);
            World.Ending settled = world.run("reconcile", "latest", "--for", "300ms", "--settle", "1=confirmed");
            assertThat(settled.exitCode()).as(settled.err()).isZero();
            assertThat(finished(world).orElseThrow().counts().confirmed()).isEqualTo(3);
            assertThat(world.reports("nightly")).hasSize(1);
            assertThat(world.sandbox.journal().acceptedTargets().values()).containsOnly(1);
        }
    }

    @Test
    void a_run_that_was_left_unfinished_is_stopped_at_once_and_not_resumed() throws IOException {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            Path inTheWay = Files.createDirectories(folder.resolve("reports")).resolve("nightly");
            Files.createFile(inTheWay);
            World.Ending withoutReport = world.run("run", "nightly");
            Files.delete(inTheWay);

            World.Ending stop = world.run("stop", "latest");
            RunReport stopped = finished(world).orElseThrow();
            World.Ending next = world.run("run", "nightly");

            assertThat(withoutReport.exitCode()).as(withoutReport.err()).isEqualTo(10);
            assertThat(stop.exitCode()).as(stop.err()).isZero();
            assertThat(stop.out()).contains("is stopped; its report is in");
            assertThat(stopped.exitCode()).isEqualTo(6);
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(world.report("nightly").run()).isNotEqualTo(stopped.run());
        }
    }

    @Test
    void a_run_is_stopped_while_it_sends_and_the_next_sends_the_rest() {
        World world = new World(folder)
                .configured("batch.targets", "1")
                .configured("accounts.main.calls-per-second", "4")
                .configured("console.password", Served.PASSWORD);
        world.jobFor("nightly", world.urlFile("urls.csv", 12));
        try (Served served = Served.in(world).loggedIn()) {
            order(served);
            Served.waitFor(() -> world.sandbox.journal().acceptedTargets().size() >= 2);

            assertThat(world.run("stop", "latest").exitCode()).isZero();
            Served.waitFor(() -> served.ask("api/runs?limit=1").contains("FINISHED"));

            RunReport stopped = finished(world).orElseThrow();
            assertThat(stopped.exitCode()).isEqualTo(6);
            assertThat(stopped.counts().carriedOver()).isPositive();
            World.Ending next = world.run("run", "nightly");
            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(world.report("nightly").counts().carriedIn())
                    .isEqualTo(stopped.counts().carriedOver() + stopped.counts().unsettled());
            assertThat(world.sandbox.journal().acceptedTargets()).hasSize(12);
        }
    }

    @Test
    void a_run_without_serve_ends_itself_once_its_calls_are_answered() throws Exception {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            world.sandbox.faults().next(World.CREATE, Fault.late(Duration.ofSeconds(3)));
            CompletableFuture<World.Ending> run = CompletableFuture.supplyAsync(() -> world.run("run", "nightly"));
            Served.waitFor(() -> world.sandbox.journal().acceptedTargets().size() == 3 || run.isDone());

            World.Ending stop = world.run("stop", "latest");

            assertThat(stop.out()).as(stop.err()).contains("is asked to stop");
            assertThat(finished(world)).as("its call is not answered").isEmpty();
            assertThat(run.get(1, TimeUnit.MINUTES).exitCode()).isEqualTo(6);
            assertThat(finished(world).orElseThrow().verdict()).isEqualTo("stopped");
        }
    }

    private World stuck() {
        World world = new World(folder, settings -> settings.completion(Duration.ofDays(1)))
                .configured("console.password", Served.PASSWORD);
        world.jobFor("nightly", world.urlFile("urls.csv", 3));
        return world;
    }

    /** Asks for a run of the job as a person does, who does not wait for its end. */
    private static String order(Served served) {
        HttpResponse<String> answer = served.post("/jobs/nightly", "/jobs/nightly/runs", Map.of());
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/asked/", "");
    }

    private Optional<RunReport> finished(World world) {
        List<Path> runs =
                folder.resolve("reports/nightly").toFile().isDirectory() ? world.reports("nightly") : List.of();
        return runs.isEmpty()
                        || !runs.get(runs.size() - 1)
                                .resolve("run.json")
                                .toFile()
                                .exists()
                ? Optional.empty()
                : Optional.of(world.report("nightly"));
    }
}
