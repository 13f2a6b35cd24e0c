package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.home.HomeLock;
import io.edgesweep.sandbox.model.TaskOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that is stale at the edge stays so for everybody until it is purged again or found fresh, whatever runs come between. */
class StaleStoryTests {

    private static final String STALE = "The CDN still serves old copies of 1 page.";

    @TempDir
    private Path folder;

    @Test
    void what_is_still_stale_after_a_retry_is_sent_again_by_the_next() {
        try (EdgeNights nights = night("sample: all, retry: true")) {
            String first = nights.report().run();
            nights.world.run("retry", first);
            assertThat(nights.stale()).containsExactly(1);

            World.Ending again = nights.world.run("retry", first);

            assertThat(again.err())
                    .contains("1 was stale at the edge: 0 confirmed since, 0 waiting", "1 to be sent again");
            assertThat(nights.world.sandbox.journal().acceptedTargets()).containsEntry(World.url(1), 3);
        }
    }

    @Test
    void what_was_purged_again_and_not_looked_at_is_told_with_the_run_and_not_sent() {
        try (EdgeNights nights = night("sample: all, retry: true")) {
            String first = nights.report().run();
            nights.world.run("purge", "--site", "www", World.url(1));
            String second = nights.world.report("purge-www").run();

            assertThat(nights.world.run("retry", first).out())
                    .contains("0 confirmed since, 1 purged again by run " + second + " and not looked at since")
                    .contains("Nothing to do");
        }
    }

    @Test
    void what_is_left_stale_is_no_longer_told_once_it_is_not() {
        try (EdgeNights nights = night("sample: all")) {
            assertThat(nights.world.run("retry", "latest").out()).contains("still served old copies of 1 page");
            nights.world.run("purge", "--site", "www", "--kind", "prefix", "--yes", "https://www.example.com/");

            assertThat(nights.world
                            .run("retry", nights.report().run(), "--json")
                            .out())
                    .contains("\"leftStale\" : 0");
        }
    }

    @Test
    void a_page_of_an_older_run_stays_stale_on_every_page_and_in_the_figures_until_it_is_purged() {
        try (EdgeNights nights = night("sample: all")) {
            Path metrics = folder.resolve("edgesweep.prom");
            nights.world
                    .configured("console.password", Served.PASSWORD)
                    .configured("status.prometheus", metrics.toString());
            String first = nights.report().run();
            Path other = nights.world.file("other.csv", "url", World.url(2));
            nights.world.run("run", "nightly", "--input", other.toString());
            assertThat(nights.report().edge()).extracting("stale").isEqualTo(0L);

            assertThat(metrics).content().contains("edgesweep_stale_pages{job=\"nightly\"} 1.0");
            try (Served served = Served.in(nights.world).loggedIn()) {
                assertThat(served.get("/").body())
                        .contains("1 has old copies at the edge, of 1 job", STALE, "/runs/" + first)
                        .contains("All confirmed purged: 1 page is stale at the edge")
                        .doesNotContain("verdict good");
                assertThat(served.get("/runs").body())
                        .contains("Confirmed purged, but the CDN still serves old copies");
                assertThat(served.get("/jobs/nightly").body())
                        .contains("Confirmed purged, but the CDN still serves old copies");
                assertThat(served.get("/runs/" + first).body())
                        .contains("verdict waiting", "Confirmed purged, but the CDN still serves old copies")
                        .doesNotContain("verdict good");
                assertThat(served.get("/jobs").body()).contains(STALE);
                assertThat(served.get("/api/jobs").body()).contains("\"stalePages\":1");

                nights.world.run("purge", "--site", "www", World.url(1));

                assertThat(served.get("/").body()).doesNotContain("old copies", "stale at the edge");
                assertThat(served.get("/api/jobs").body()).contains("\"stalePages\":0");
                assertThat(metrics).content().contains("edgesweep_stale_pages{job=\"nightly\"} 0.0");
            }
        }
    }

    @Test
    void a_look_of_a_person_counts_from_then_on_and_leaves_the_report_as_it_was() {
        try (EdgeNights nights = night("sample: all")) {
            nights.nights.put(1, "old", "1");

            World.Ending verify = nights.world.run("verify", "latest", "--sample", "all");

            assertThat(verify.exitCode()).as(verify.err()).isZero();
            assertThat(nights.world.run("retry", "latest", "--json").out()).contains("\"leftStale\" : 0");
            assertThat(nights.stale()).containsExactly(1);
        }
    }

    @Test
    void a_look_of_a_person_beside_a_serve_is_noted_there() {
        try (EdgeNights nights = night("sample: all")) {
            nights.world.configured("console.password", Served.PASSWORD);
            try (Served served = Served.in(nights.world).loggedIn()) {
                assertThat(served.get("/").body()).contains(STALE);
                nights.nights.put(1, "old", "1");

                assertThat(nights.world
                                .run("verify", "latest", "--sample", "all")
                                .exitCode())
                        .isZero();

                assertThat(served.get("/").body()).doesNotContain(STALE);
            }
        }
    }

    @Test
    void a_look_of_a_person_beside_a_run_is_noted_by_it() throws Exception {
        try (EdgeNights nights = night("sample: all")) {
            String first = nights.report().run();
            nights.nights.put(1, "old", "1");
            nights.world.sandbox.faults().tasks(Pattern.compile(".*page-3.*"), TaskOutcome.neverFinal());
            int before = nights.world.sandbox.journal().calls(World.CREATE).size();
            CompletableFuture<World.Ending> run =
                    CompletableFuture.supplyAsync(() -> nights.world.run("run", "nightly"));
            Served.waitFor(
                    () -> nights.world.sandbox.journal().calls(World.CREATE).size() > before || run.isDone());

            World.Ending verify = nights.world.run("verify", first, "--sample", "all");

            assertThat(verify.exitCode()).as(verify.err()).isZero();
            assertThat(verify.err()).doesNotContain("not noted");
            assertThat(nights.world.run("stop", "latest").out()).contains("is asked to stop");
            run.get(1, TimeUnit.MINUTES);
            assertThat(nights.world.run("retry", first, "--json").out()).contains("\"leftStale\" : 0");
        }
    }

    @Test
    void a_look_that_cannot_be_noted_is_told_all_the_same_with_who_has_the_ledger() throws Exception {
        try (EdgeNights nights = night("sample: all")) {
            Path home = folder.resolve("home");
            int before = nights.edge.node(0).requests();
            AtomicReference<HomeLock> other = new AtomicReference<>();
            Thread holder = new Thread(() -> {
                Served.waitFor(() -> nights.edge.node(0).requests() > before);
                other.set(HomeLock.take(home, "another on elsewhere", Instant.now()));
            });
            holder.start();
            try {
                World.Ending verify = nights.world.run("verify", "latest", "--sample", "all", "--second-look", "2s");

                assertThat(verify.exitCode()).as(verify.err()).isEqualTo(3);
                assertThat(verify.out()).contains("stale   " + World.url(1));
                assertThat(verify.err())
                        .contains("What was found is not noted", "another on elsewhere", "with --wait 10m");
            } finally {
                holder.join();
                other.get().close();
            }
        }
    }

    /** A night after which a node serves an old copy of one page of four. */
    private EdgeNights night(String verify) {
        EdgeNights nights = new EdgeNights(folder);
        nights.nights.pages(4);
        nights.visited(4);
        nights.edge.node(0).misses(url -> url.endsWith("/page-1.html"));
        nights.change(IntStream.range(0, 4), IntStream.empty());
        nights.plainJob(4, verify);
        nights.world.run("run", "nightly");
        return nights;
    }
}
