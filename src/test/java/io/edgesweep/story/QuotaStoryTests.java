package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static io.edgesweep.story.World.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaStoryTests {

    private static final Instant FIRST_NIGHT = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant SECOND_NIGHT = Instant.parse("2026-11-23T18:00:00Z");

    private static final String ZONE = "zone-2example0001";

    @TempDir
    private Path folder;

    @Test
    void sends_what_the_day_allows_less_the_reserve_and_the_rest_first_on_the_next() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 3000)))) {
            world.configured("sites.www.reserve", "10%");
            // One lane: calls that leave side by side may arrive in any order.
            world.configured("accounts.main.calls-in-flight", "1");
            world.jobFor("nightly", world.urlFile("urls.csv", 5000));
            world.clock.at(FIRST_NIGHT);

            World.Ending first = world.run("run", "nightly");
            RunReport firstReport = world.report("nightly");
            world.file("urls.csv", "url", "https://www.example.com/new.html");
            world.clock.at(SECOND_NIGHT);
            World.Ending second = world.run("run", "nightly");

            assertThat(first.exitCode()).isEqualTo(4);
            assertThat(firstReport.counts())
                    .isEqualTo(counted()
                            .read(5000)
                            .confirmed(2700)
                            .carriedOver(2300)
                            .line());
            assertThat(firstReport.forecast().clearedOn()).isEqualTo("2026-11-24");
            assertThat(firstReport.forecast().until()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
            assertThat(firstReport.failures()).singleElement().satisfies(failure -> assertThat(
                            Words.english().say(failure.reason()))
                    .contains("daily quota")
                    .contains("used up"));
            assertThat(second.exitCode()).isZero();
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(1).carriedIn(2300).confirmed(2301).line());
            List<JournalEntry> calls = world.sandbox.journal().calls(World.CREATE);
            assertThat(calls).allMatch(JournalEntry::isOk);
            assertThat(calls.get(3).targets().get(0)).isEqualTo(url(2700));
            assertThat(calls.get(calls.size() - 1).targets()).containsExactly("https://www.example.com/new.html");
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(5001)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @Test
    void counts_rows_as_duplicates_that_wait_from_the_night_before() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 100)))) {
            world.configured("accounts.main.calls-in-flight", "1");
            world.jobFor("nightly", world.urlFile("urls.csv", 150));
            world.clock.at(FIRST_NIGHT);
            world.run("run", "nightly");
            world.clock.at(SECOND_NIGHT);

            World.Ending second = world.run("run", "nightly");

            assertThat(second.exitCode()).isEqualTo(4);
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted()
                            .read(150)
                            .carriedIn(50)
                            .duplicate(50)
                            .confirmed(100)
                            .carriedOver(50)
                            .line());
            assertThat(world.sandbox.journal().calls(World.CREATE).get(1).targets())
                    .isEqualTo(IntStream.range(100, 150).mapToObj(World::url).toList());
        }
    }

    @Test
    void sends_what_waits_on_the_same_day_when_the_quota_is_raised_and_before_what_is_new() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 100)))) {
            world.configured("accounts.main.calls-in-flight", "1");
            world.jobFor("nightly", world.urlFile("urls.csv", 150));
            world.clock.at(FIRST_NIGHT);
            world.run("run", "nightly");
            world.sandbox.quotas().changeLimit("zone-2example0001", TaskType.PURGE_URL, 1000, 140);
            world.file("urls.csv", "url", "https://www.example.com/new.html");

            World.Ending plan = world.run("plan", "nightly");
            World.Ending quota = world.run("quota");
            World.Ending second = world.run("run", "nightly");
            RunReport report = world.report("nightly");

            assertThat(plan.out()).contains("40 targets now").contains("11 targets wait until 2026-11-23 16:00:00 UTC");
            assertThat(quota.out()).contains("site www, kind url: 40 of ").contains("50 targets wait; at this quota");
            assertThat(second.exitCode()).isEqualTo(4);
            assertThat(report.counts())
                    .isEqualTo(counted()
                            .read(1)
                            .carriedIn(50)
                            .confirmed(40)
                            .carriedOver(11)
                            .line());
            assertThat(report.forecast().clearedOn()).isEqualTo("2026-11-24");
            assertThat(world.sandbox.journal().calls(World.CREATE).get(1).targets())
                    .isEqualTo(IntStream.range(100, 140).mapToObj(World::url).toList());
        }
    }

    @Test
    void sends_what_waits_on_the_same_day_when_the_reserve_is_lowered() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 100)))) {
            world.configured("sites.www.reserve", "50%");
            world.jobFor("nightly", world.urlFile("urls.csv", 80));
            world.clock.at(FIRST_NIGHT);
            world.run("run", "nightly");
            world.configured("sites.www.reserve", "10%");

            World.Ending retry = world.run("retry", "latest");

            assertThat(retry.err())
                    .contains(
                            "Of job nightly 30 targets wait, until 2026-11-23 16:00:00 UTC or until the quota has room")
                    .doesNotContain("Nothing to do");
            assertThat(retry.exitCode()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets()).hasSize(80);
        }
    }

    @Test
    void plan_counts_the_calls_that_the_run_then_makes() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(30, 100)))) {
            world.jobFor("nightly", world.urlFile("urls.csv", 130));
            assertPlanned(world, "urls.csv", 4);

            world.file("more.csv", "url", World.url(999));
            assertPlanned(world, "more.csv", 0);
            world.sandbox.quotas().changeLimit(ZONE, TaskType.PURGE_URL, 30, 150);
            assertPlanned(world, "more.csv", 3);
        }
    }

    private void assertPlanned(World world, String input, int calls) {
        String file = folder.resolve(input).toString();
        String plan = world.run("plan", "nightly", "--input", file, "--json").out();
        int before = world.sandbox.journal().calls(World.CREATE).size();
        world.run("run", "nightly", "--input", file);

        assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(before + calls);
        assertThat(plan).contains("\"batches\" : " + calls + ",");
    }

    @Test
    void takes_the_providers_word_when_others_have_used_the_quota_up() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 1000)))) {
            world.configured("accounts.main.calls-in-flight", "1");
            world.configured("batch.targets", "100");
            world.jobFor("nightly", world.urlFile("urls.csv", 1000));
            world.sandbox
                    .faults()
                    .next(World.CREATE, 3, Fault.none())
                    .next(World.CREATE, Fault.code("LimitExceeded.DailyQuota"));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(4);
            assertThat(world.report("nightly").counts().confirmed()).isEqualTo(300);
            assertThat(world.report("nightly").counts().carriedOver()).isEqualTo(700);
            assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(4);
        }
    }

    @Test
    void sends_exactly_what_is_left_when_others_use_the_quota_meanwhile() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 1000)))) {
            world.configured("accounts.main.calls-in-flight", "1");
            world.configured("batch.targets", "400");
            world.jobFor("nightly", world.urlFile("urls.csv", 1000));
            world.run("plan", "nightly");
            world.sandbox.faults().next(World.CREATE, Fault.late(Duration.ofMillis(500)));
            Thread others = new Thread(() -> {
                while (world.sandbox.journal().calls(World.CREATE).isEmpty()) {
                    Thread.onSpinWait();
                }
                world.sandbox.quotas().use("zone-2example0001", TaskType.PURGE_URL, 250);
            });
            others.start();

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(4);
            assertThat(world.report("nightly").counts().confirmed()).isEqualTo(750);
            assertThat(world.sandbox.journal().calls(World.CREATE))
                    .filteredOn(call -> call.verdict().startsWith("LimitExceeded"))
                    .hasSize(1);
        }
    }

    /** Twenty calls are announced or on the wire all the time, and about two of them on the wire. */
    @Test
    void has_no_more_calls_refused_than_were_on_the_wire_when_others_drain_the_quota() {
        try (World world = new World(
                folder, sandbox -> sandbox.quota(World.urls(1000, 9000)).latency(Duration.ofMillis(100)))) {
            world.configured("accounts.main.calls-in-flight", "20");
            world.configured("batch.targets", "10");
            world.jobFor("nightly", world.urlFile("urls.csv", 600));

            World.Ending ending = world.runWhileSending(
                    20,
                    () -> world.sandbox
                            .quotas()
                            .use(
                                    ZONE,
                                    TaskType.PURGE_URL,
                                    world.sandbox.quotas().available(ZONE, TaskType.PURGE_URL)),
                    "run",
                    "nightly");

            assertThat(ending.exitCode()).isEqualTo(4);
            assertThat(world.sandbox.journal().calls(World.CREATE))
                    .filteredOn(call -> call.verdict().startsWith("LimitExceeded"))
                    .hasSizeLessThanOrEqualTo(6);
            assertThat(world.report("nightly").counts().carriedOver())
                    .isEqualTo(600 - world.sandbox.journal().acceptedTargets().size());
        }
    }

    @Test
    void keeps_the_reserve_but_for_what_others_took_since_the_last_reading() throws Exception {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 2500)))) {
            world.configured("accounts.main.calls-in-flight", "20");
            world.configured("batch.targets", "40");
            world.configured("call.quota-every", "400ms");
            world.configured("sites.www.reserve", "20%");
            world.jobFor("nightly", world.urlFile("urls.csv", 2500));

            World.Ending ending = world.runWhileSending(
                    5, () -> world.sandbox.quotas().use(ZONE, TaskType.PURGE_URL, 1000), "run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(4);
            assertThat(world.sandbox.journal().calls(World.CREATE)).allMatch(JournalEntry::isOk);
            assertThat(world.sandbox.journal().acceptedTargets()).hasSize(1000);
            assertThat(world.sandbox.quotas().available(ZONE, TaskType.PURGE_URL))
                    .isEqualTo(500);
        }
    }

    @Test
    void cuts_batches_by_what_one_call_may_carry() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(30, 1000)))) {
            world.jobFor("nightly", world.urlFile("urls.csv", 100));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isZero();
            assertThat(world.sandbox.journal().calls(World.CREATE))
                    .extracting(call -> call.targets().size())
                    .containsExactlyInAnyOrder(30, 30, 30, 10);
        }
    }

    @Test
    void sends_on_when_the_provider_tells_no_quota() {
        try (World world = new World(
                folder, sandbox -> sandbox.quota(World.urls(1000, 1000).hiding(TaskType.PURGE_URL)))) {
            world.jobFor("nightly", world.urlFile("urls.csv", 100));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets()).hasSize(100);
        }
    }

    @Test
    void plans_what_would_wait_and_sends_nothing() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 3000)))) {
            world.configured("sites.www.reserve", "10%");
            world.jobFor("nightly", world.urlFile("urls.csv", 5000));
            world.clock.at(FIRST_NIGHT);

            World.Ending plan = world.run("plan", "nightly");
            World.Ending json = world.run("run", "nightly", "--dry-run", "--json");

            assertThat(plan.exitCode()).isEqualTo(4);
            assertThat(plan.out())
                    .contains("nothing was sent", "next    edgesweep run nightly sends it")
                    .contains("2,700 targets now")
                    .contains("2,300 targets wait until 2026-11-23 16:00:00 UTC")
                    .contains("2,700 of 3,000 left before, 0 after, 300 reserved for people");
            assertThat(json.out()).contains("\"now\" : 2700", "\"later\" : 2300");
            assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
            assertThat(world.run("runs").out()).contains("no run yet");
        }
    }

    @Test
    void keeps_the_order_of_priority_before_that_of_age() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 2)))) {
            world.configured("accounts.main.calls-in-flight", "1");
            world.jobFor(
                    "nightly",
                    world.file("urls.csv", "url,priority", url(1) + ",1", url(2) + ",", url(3) + ",9", url(4) + ",9"));

            world.run("run", "nightly");

            assertThat(world.sandbox.journal().acceptedTargets()).isEqualTo(Map.of(url(3), 1, url(4), 1));
        }
    }
}
