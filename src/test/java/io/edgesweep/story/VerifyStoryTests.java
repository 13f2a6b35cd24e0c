package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.EdgeLine;
import io.edgesweep.sandbox.edge.EdgePlan;
import io.edgesweep.sandbox.edge.Origin;
import io.edgesweep.text.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a purge, what the CDN serves is looked at; the provider's word stays what decides on outcomes. */
class VerifyStoryTests {

    @TempDir
    private Path folder;

    @Test
    void of_pages_without_dates_those_that_changed_are_purged_and_found_fresh_and_a_missed_purge_is_found() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            VerifiedNights.of(nights, 300);
        }
    }

    @Test
    void a_stale_page_fails_the_run_and_stands_in_the_retry_list_if_the_job_asks_for_it() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            Path metrics = folder.resolve("edgesweep.prom");
            nights.world
                    .configured("status.prometheus", metrics.toString())
                    .configured("console.password", Served.PASSWORD);
            staleNight(nights, 6, "sample: all, fail: true, retry: true");

            assertThat(nights.report().exitCode()).isEqualTo(3);
            assertThat(nights.report().counts().confirmed()).isEqualTo(6);
            assertThat(nights.world.reportFile("nightly", "retry.csv"))
                    .contains("page-1.html,url,")
                    .contains(",stale,")
                    .doesNotContain("page-2");
            assertThat(nights.world.reportFile("nightly", "index.html"))
                    .contains("Only the nodes that answered here were seen")
                    .contains("Show the provider the evidence");
            assertThat(nights.world.reportFile("nightly", "summary.md"))
                    .contains(
                            "6 pages = 5 fresh + 1 stale + 0 unknown",
                            "left to purge. The CDN still serves old copies of 1 page.");
            assertThat(metrics)
                    .content()
                    .contains("edgesweep_edge_pages{freshness=\"fresh\",job=\"nightly\"} 5.0")
                    .contains("edgesweep_edge_pages{freshness=\"stale\",job=\"nightly\"} 1.0")
                    .contains("edgesweep_edge_pages{freshness=\"unknown\",job=\"nightly\"} 0.0");
            assertThat(nights.world.run("explain", World.url(1)).out())
                    .contains("last run  confirmed")
                    .containsPattern(
                            "edge      stale: .+\\R +To send it again: edgesweep purge URL.+\\R +20.+, node http.+, status 200")
                    .contains("edgesweep looks at what the CDN serves of it, as of all");
            try (Served served = Served.in(nights.world).loggedIn()) {
                String run =
                        nights.world.reports("nightly").get(0).getFileName().toString();
                assertThat(served.get("/runs/" + run + "?outcome=confirmed").body())
                        .contains("6 pages = 5 fresh + 1 stale + 0 unknown", "/" + run + "/#edge", "stale at the edge")
                        .contains(", 200 HIT, ");
                assertThat(served.get("/target?value=" + World.url(1)).body()).contains("stale at the edge");
                assertThat(served.get("/target?value=" + World.url(2)).body()).doesNotContain("stale at the edge");
                assertThat(served.get("/find?part=true&text=page-1").body()).contains("stale at the edge");
                assertThat(served.get("/").body())
                        .contains("The CDN still serves old copies of 1 page.")
                        .doesNotContain("no target is known to be stale");
            }
        }
    }

    @Test
    void what_was_stale_is_sent_again_by_retry_once_if_the_job_asks_for_it() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            staleNight(nights, 6, "sample: all, retry: true");
            nights.edge.node(0).misses(url -> false);
            String first = nights.world.reports("nightly").get(0).getFileName().toString();
            assertThat(nights.nights.notes()).contains("edgesweep retry " + first + " sends again");

            World.Ending retry = nights.world.run("retry", "latest");

            assertThat(retry.exitCode()).as(retry.out() + retry.err()).isZero();
            assertThat(retry.err())
                    .contains("0 targets failed or refused and 1 was stale at the edge: 0 confirmed since");
            assertThat(nights.world.sandbox.journal().acceptedTargets())
                    .containsEntry(World.url(1), 2)
                    .hasSize(6);
            assertThat(edge(nights).fresh()).as("it is looked at again").isEqualTo(1);
            String second = nights.report().run();
            assertThat(nights.world.run("retry", first).out())
                    .contains(
                            "0 confirmed since, 1 found fresh after it was purged again by run " + second,
                            "Nothing to do");
        }
    }

    @Test
    void a_node_that_only_some_reach_is_asked_if_it_is_named() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            String other = nights.edge.node(1).address();
            nights.edge.node(1).misses(url -> url.endsWith("/page-3.html"));
            nights.nights.pages(5);
            nights.visited(5);
            nights.change(IntStream.range(0, 5), IntStream.empty());
            nights.plainJob(5, "sample: all, resolve: ['" + other + "']");

            World.Ending run = nights.world.run("run", "nightly");

            assertThat(run.exitCode())
                    .as("it is told, and does not count as a failure")
                    .isZero();
            assertThat(run.out()).contains("next    edgesweep purge URL... sends again what is stale at the edge");
            assertThat(nights.world.reportFile("nightly", "summary.md"))
                    .contains("still serves old copies of 1 page", "verify.retry in the job", "edgesweep verify ");

            assertThat(nights.world.run("retry", "latest").out())
                    .contains("still served old copies of 1 page", "verify.retry: true", "edgesweep purge URL...");
            assertThat(nights.stale()).containsExactly(3);
            assertThat(edge(nights).pages().get(0).evidence())
                    .allSatisfy(answer -> assertThat(answer.node()).isEqualTo(other));
        }
    }

    @Test
    void a_purge_that_is_late_is_found_fresh_by_the_second_look() {
        try (EdgeNights nights = new EdgeNights(folder, plan -> plan.withPropagation(Duration.ofMillis(600)))) {
            nights.nights.pages(3);
            nights.visited(3);
            nights.change(IntStream.range(0, 3), IntStream.empty());
            nights.plainJob(3, "sample: all, second-look: 2s");

            nights.world.run("run", "nightly");

            assertThat(edge(nights).fresh()).isEqualTo(3);
        }
    }

    @Test
    void a_part_is_looked_at_and_further_paths() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            nights.nights.pages(40);
            nights.nights.origin.put("/news/", "today");
            nights.plainJob(40, "sample: 10%, paths: [/news/]");
            nights.world.job(
                    "whole",
                    "site: www\nsources: [{csv: '" + nights.world.folder().resolve("urls.csv")
                            + "'}]\nverify: {sample: all, requests-per-second: 1000, paths: [" + World.url(3) + "]}");

            nights.world.run("run", "nightly");

            assertThat(edge(nights).looked()).as("4 and /news/ on both hosts").isEqualTo(6);
            assertThat(edge(nights).fresh()).isEqualTo(6);
            nights.world.run("run", "whole");
            assertThat(Objects.requireNonNull(nights.world.report("whole").edge())
                            .looked())
                    .as("a page that is looked at anyway is looked at once")
                    .isEqualTo(40);
        }
    }

    @Test
    void without_an_origin_the_age_of_a_copy_tells() {
        try (EdgeNights nights = new EdgeNights(folder, EdgePlan::withAge)) {
            nights.world.configured("sites.www.origin.address", "");
            nights.edge.node(0).misses(url -> url.endsWith("/page-1.html"));
            nights.nights.pages(3);
            nights.visited(3);
            nights.world.clock.forward(Duration.ofHours(1));
            nights.plainJob(3, "sample: all");

            nights.world.run("run", "nightly");

            assertThat(nights.stale()).containsExactly(1);
            assertThat(edge(nights).pages().get(0).reason()).isEqualTo(Reason.of("edge.older"));
            assertThat(edge(nights).fresh()).isEqualTo(2);
        }
    }

    @Test
    void what_cannot_be_told_is_unknown_and_the_reason_named() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            Origin origin = nights.nights.origin;
            nights.nights.pages(2);
            nights.plainJob(4, "sample: all, at-once: 1");
            nights.visited(2);
            origin.put("/page-1.html", "yours", Map.of("Cache-Control", "private"));
            nights.edge.node(0).misses(url -> true);
            nights.edge.node(0).fails(1, 403);
            origin.put("/page-2.html", "two");
            nights.world.configured("sites.www.fetch.allow-private", "127.0.0.1");

            nights.world.run("run", "nightly");

            EdgeLine edge = edge(nights);
            assertThat(edge.unknown()).isEqualTo(2);
            assertThat(edge.reasons())
                    .extracting(EdgeLine.ReasonLine::reason)
                    .containsExactlyInAnyOrder(Reason.of("edge.node-status", 403), Reason.of("edge.private"));
            assertThat(nights.report().counts().confirmed()).isEqualTo(4);
        }
    }

    @Test
    void nothing_is_asked_where_nothing_was_confirmed_and_an_edge_that_is_gone_spoils_no_run() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            nights.nights.pages(15);
            nights.job(15, "sample: all, at-once: 1");
            nights.nights.night();
            assertThat(nights.edge.node(0).requests()).isZero();
            nights.edge.node(0).close();
            nights.change(IntStream.range(0, 15), IntStream.empty());

            assertThat(nights.nights.night().confirmed()).isEqualTo(15);

            assertThat(nights.report().exitCode()).isZero();
            assertThat(edge(nights).unknown()).isEqualTo(10);
            assertThat(nights.nights.notes()).contains("5 pages were not looked at", "10 times in a row");
        }
    }

    @Test
    void a_budget_that_is_used_up_leaves_the_rest_unlooked_at_and_that_is_told() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            nights.nights.pages(12);
            nights.plainJob(12, "sample: all, requests: 5");
            nights.world.run("run", "nightly");
            assertThat(edge(nights).looked()).isEqualTo(5);
            assertThat(nights.nights.notes()).contains("7 pages were not looked at", "verify.requests");
        }
    }

    @Test
    void a_run_looks_no_longer_than_it_may_take() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            nights.nights.pages(200);
            nights.plainJob(200, "sample: all, requests-per-second: 5");

            World.Ending ending = nights.world.run("run", "nightly", "--set", "limits.deadline=10s");

            assertThat(ending.exitCode()).as(ending.err()).isZero();
            assertThat(edge(nights).looked()).isBetween(1L, 100L);
            assertThat(nights.nights.notes()).contains("not looked at through the CDN: the run's time was up");
        }
    }

    @Test
    void a_run_that_is_ended_or_killed_while_it_looks_goes_on_and_sends_nothing_again() throws Exception {
        try (EdgeNights nights = new EdgeNights(folder)) {
            nights.nights.pages(40);
            nights.plainJob(40, "sample: all, requests-per-second: 4");
            endWhileItLooks(nights, 8, Process::destroy);
            int looked = nights.edge.node(0).requests();
            endWhileItLooks(nights, looked + 4, Process::destroyForcibly);

            World.Ending ending = nights.world.run("run", "nightly", "--set", "verify.requests-per-second=1000");

            assertThat(ending.exitCode()).as(ending.err()).isZero();
            assertThat(nights.world.reports("nightly")).hasSize(1);
            assertThat(edge(nights).fresh()).isEqualTo(40);
            assertThat(nights.world.sandbox.journal().acceptedTargets().values())
                    .hasSize(40)
                    .containsOnly(1);
            assertThat(nights.edge.node(0).requests())
                    .as("what was looked at when it was asked to end is not looked at again")
                    .isLessThan(40 + looked);
        }
    }

    private static void endWhileItLooks(EdgeNights nights, int requests, Consumer<Process> end) throws Exception {
        Process process = ForkedProgram.start(nights.world.folder(), nights.world.arguments("run", "nightly"));
        try {
            Instant latest = Instant.now().plusSeconds(90);
            while (nights.edge.node(0).requests() < requests && process.isAlive()) {
                assertThat(Instant.now()).isBefore(latest);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            end.accept(process);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(nights.world.folder().resolve("output.log")))
                    .isGreaterThan(128);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_command_looks_at_a_run_a_job_and_urls_and_at_further_nodes() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            staleNight(nights, 6, "sample: 1");
            String other = nights.edge.node(1).address();

            World.Ending run = nights.world.run("verify", "latest", "--sample", "all", "--second-look", "100ms");
            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            assertThat(run.out())
                    .contains("stale   " + World.url(1) + "  the node serves another version than the origin has")
                    .contains("fresh   " + World.url(2))
                    .contains("HIT, request ");
            assertThat(run.err()).contains("Looked at 6 pages: 5 fresh, 1 stale, 0 unknown", nights.edge.address());

            World.Ending job = nights.world.run("verify", "nightly", "--json", "--resolve", other);
            assertThat(job.exitCode()).as(job.err()).isIn(0, 3);
            assertThat(job.out().lines()).as("as the job says").hasSize(1);
            assertThat(job.out()).contains(other);

            World.Ending urls = nights.world.run("verify", World.url(2), "https://www.example.com/nothing");
            assertThat(urls.exitCode()).isZero();
            assertThat(urls.out()).contains("fresh   https://www.example.com/nothing");
        }
    }

    @Test
    void what_cannot_be_looked_at_is_refused_and_the_way_out_named() {
        try (World world = new World(folder)) {
            World.Ending foreign = world.run("verify", "https://www.example.org/");
            assertThat(foreign.exitCode()).isEqualTo(2);
            assertThat(foreign.err()).contains("is on no host of a site");

            World.Ending unknown = world.run("verify", "nosuch");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err()).contains("There is no run 'nosuch'", "edgesweep runs");

            assertThat(world.run("verify", "a", "b").err()).contains("one run, one job, or nothing but URLs");
            assertThat(world.run("verify", "--sample", "some", "a").err()).contains("'some' is not all, a share");
        }
    }

    private static void staleNight(EdgeNights nights, int pages, String verify) {
        nights.nights.pages(pages);
        nights.visited(pages);
        nights.edge.node(0).misses(url -> url.endsWith("/page-1.html"));
        nights.change(IntStream.range(0, pages), IntStream.empty());
        nights.plainJob(pages, verify);
        nights.world.run("run", "nightly");
    }

    private static EdgeLine edge(EdgeNights nights) {
        return Objects.requireNonNull(nights.report().edge());
    }
}
