package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.RunReport.QuotaLine;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.JournalEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both products, every kind, several sites in a job, and prefetches. */
class ProductStoryTests {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "www, url,    https://www.example.com/a.html, CreatePurgeTask, purge_url",
        "www, prefix, https://www.example.com/news/,  CreatePurgeTask, purge_prefix",
        "www, host,   static.example.com,             CreatePurgeTask, purge_host",
        "www, tag,    front-page,                     CreatePurgeTask, purge_cache_tag",
        "www, all,    ,                               CreatePurgeTask, purge_all",
        "img, url,    https://img.example.com/a.png,  PurgeUrlsCache,  ",
        "img, prefix, https://img.example.com/2026/,  PurgePathCache,  "
    })
    void purges_every_kind_of_every_product_by_one_command(
            String site, String kind, String target, String action, String type) {
        Stream<String> command = Stream.of("purge", "--site", site, "--kind", kind, "--method", "delete", "--yes");

        World.Ending ending =
                world.run(Stream.concat(command, Stream.ofNullable(target)).toArray(String[]::new));

        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
        assertThat(world.report("purge-" + site).counts())
                .isEqualTo(counted().read(1).confirmed(1).line());
        assertThat(world.reportFile("purge-" + site, "index.html"))
                .contains("All confirmed purged", site + ": " + Words.english().say("kind." + kind));
        List<JournalEntry> calls = world.sandbox.journal().calls(action);
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.isOk()).isTrue();
            assertThat(call.type()).isEqualTo(type == null ? "" : type);
        });
    }

    @Test
    void finds_three_bad_targets_among_a_thousand_that_the_cdn_takes_only_together() {
        assertFindsBadTargets(world, 1000, List.of(137, 138, 902));

        assertThat(world.sandbox.journal().calls("PurgeUrlsCache")).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void refuses_no_good_target_though_a_quarter_of_its_batch_is_bad() {
        try (World fast = new World(folder.resolve("fast"), sandbox -> sandbox.callsPerSecond(1000))) {
            fast.configured("accounts.main.calls-per-second", "500");

            assertFindsBadTargets(
                    fast, 200, IntStream.range(0, 50).map(i -> 4 * i).boxed().toList());

            // As many as halving takes when each fourth is bad; the order of the calls changes nothing.
            assertThat(fast.sandbox.journal().calls("PurgeUrlsCache")).hasSizeLessThanOrEqualTo(213);
        }
    }

    /** In one night, whichever are bad: the CDN refuses a call because of one of them, and names none. */
    private static void assertFindsBadTargets(World world, int targets, List<Integer> bad) {
        world.jobForSite(
                "img",
                "nightly",
                world.file(
                        "urls.csv",
                        Stream.concat(
                                Stream.of("url"),
                                IntStream.range(0, targets)
                                        .mapToObj(i -> "https://img.example.com/" + i + ".png"
                                                + (bad.contains(i) ? "?" + "x".repeat(2030) : "")))));
        world.configured("targets.max-length", "4096");

        World.Ending ending = world.run("run", "nightly");

        int good = targets - bad.size();
        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted()
                        .read(targets)
                        .confirmed(good)
                        .refused(bad.size())
                        .line());
        assertThat(world.sandbox.journal().acceptedTargets()).hasSize(good).allSatisfy((url, times) -> assertThat(times)
                .isEqualTo(1));
        String rows = world.reportFile("nightly", "targets.csv");
        for (int number : bad) {
            assertThat(rows.lines().filter(row -> row.contains("/" + number + ".png")))
                    .singleElement()
                    .asString()
                    .contains("refused");
        }
    }

    @Test
    void leaves_out_a_domain_that_the_cdn_does_not_serve_without_searching_for_its_targets() {
        world.configured("sites.img.hosts", "img.example.com,old.example.com");
        world.jobForSite(
                "img",
                "nightly",
                world.file(
                        "urls.csv",
                        Stream.concat(
                                Stream.of("url"),
                                IntStream.range(0, 60)
                                        .mapToObj(i ->
                                                "https://" + (i % 2 == 0 ? "img" : "old") + ".example.com/" + i))));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(30);
        assertThat(world.report("nightly").counts().refused()).isEqualTo(30);
        assertThat(world.sandbox.journal().calls("PurgeUrlsCache")).hasSize(3);
    }

    @Test
    void counts_the_quota_of_the_cdn_by_area() {
        world.configured("sites.img.area", "overseas");
        world.jobForSite("img", "nightly", world.file("urls.csv", "url", "https://img.example.com/1"));

        world.run("run", "nightly");

        assertThat(world.report("nightly").quota())
                .filteredOn(line -> line.kind().equals("url"))
                .singleElement()
                .extracting(QuotaLine::area, QuotaLine::ours, QuotaLine::others)
                .containsExactly("overseas", 1L, 0L);
    }

    @Test
    void sends_every_row_to_the_site_that_its_host_belongs_to() {
        world.job(
                "nightly",
                "site: [www, shop, img]\nsources: [{csv: %s}]\n"
                        .formatted(world.file(
                                "urls.csv",
                                "url",
                                "https://www.example.com/1",
                                "https://shop.example.com/1",
                                "https://img.example.com/1",
                                "https://notshop.example.com/1")));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(world.report("nightly").site()).isEqualTo("www, shop, img");
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(4).invalid(1).confirmed(3).line());
        assertThat(world.sandbox.journal().calls(World.CREATE).stream()
                        .collect(Collectors.toMap(JournalEntry::zoneId, JournalEntry::targets)))
                .containsEntry("zone-2example0001", List.of("https://www.example.com/1"))
                .containsEntry("zone-2example0002", List.of("https://shop.example.com/1"));
        assertThat(world.sandbox.journal().calls("PurgeUrlsCache")).hasSize(1);
    }

    @Test
    void goes_on_with_the_other_sites_when_one_is_suspended() {
        world.sandbox.faults().suspendZone("zone-2example0002");
        world.job(
                "nightly",
                "site: [www, shop, img]\nsources: [{csv: %s}]\n"
                        .formatted(world.file(
                                "urls.csv",
                                "url",
                                "https://www.example.com/1",
                                "https://shop.example.com/1",
                                "https://img.example.com/1")));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(3).confirmed(2).carriedOver(1).line());
    }

    @ParameterizedTest
    @CsvSource({
        "cdn:PurgeUrlsCache, ResourceNotFound.CdnUserNotExists",
        "cdn:DescribePurgeQuota, UnauthorizedOperation.CdnUserIsSuspended",
        "cdn:DescribePurgeTasks, UnauthorizedOperation.CdnCamUnauthorized"
    })
    void purges_by_edgeone_though_something_is_wrong_with_the_accounts_cdn(String action, String code) {
        world.sandbox.faults().next(action, Fault.code(code));
        world.configured("batch.targets", "1");
        world.job(
                "nightly",
                "site: [www, img]\nsources: [{csv: %s}]\n"
                        .formatted(world.file(
                                "urls.csv",
                                "url,priority",
                                "https://img.example.com/1,9",
                                "https://www.example.com/1,1",
                                "https://www.example.com/2,0")));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(7);
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(2);
        assertThat(world.report("nightly").findings())
                .anySatisfy(finding ->
                        assertThat(Words.english().say(finding.reason())).contains(code));
    }

    @Test
    void shows_by_which_method_the_provider_purged_and_when_it_was_done() {
        world.job(
                "nightly",
                "site: [www, img]\nsources: [{csv: %s}]\n"
                        .formatted(world.file(
                                "urls.csv",
                                "url,kind,site",
                                "https://www.example.com/a,url,www",
                                "front-page,tag,www",
                                "https://www.example.com/news/,prefix,www",
                                "https://img.example.com/2026/,prefix,img")));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
        assertThat(world.reportFile("nightly", "targets.csv").lines().skip(1))
                .anyMatch(row -> row.contains("www.example.com/a,url,delete,") && hasFour(row, "Z,"))
                .anyMatch(row -> row.contains("front-page,tag,invalidate,") && hasFour(row, "Z,"))
                .anyMatch(row -> row.contains("www.example.com/news/,prefix,invalidate,") && hasFour(row, "Z,"))
                // The CDN does not say when a purge was done.
                .anyMatch(row -> row.contains("img.example.com/2026/,prefix,invalidate,") && row.contains("Z,,"));
        assertThat(world.reportFile("nightly", "run.json")).contains("\"completed\" : \"20");
    }

    /** Sent, answered, completed and settled. */
    private static boolean hasFour(String row, String part) {
        return row.split(part, -1).length == 5;
    }

    @Test
    void prefetches_what_was_confirmed_and_only_then() {
        world.sandbox.faults().tasks(Pattern.compile(".*page-3\\.html"), TaskOutcome.failed("taskFailed", "node down"));
        world.job(
                "nightly",
                "site: www\nsources: [{csv: %s}]\nwarm: {headers: {X-From: edgesweep}}\n"
                        .formatted(world.urlFile("urls.csv", 5)));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        RunReport report = world.report("nightly");
        assertThat(report.counts())
                .isEqualTo(counted().read(5).confirmed(4).failed(1).line());
        assertThat(report.warm()).isNotNull().satisfies(warm -> {
            assertThat(warm.asked()).isEqualTo(4);
            assertThat(warm.confirmed() + warm.failed()).isEqualTo(4);
        });
        assertThat(world.sandbox.journal().calls("CreatePrefetchTask"))
                .singleElement()
                .extracting(JournalEntry::targets)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .doesNotContain(World.url(3))
                .hasSize(4);
        assertThat(ending.out()).contains("4 URLs to prefetch = 4 confirmed");
    }

    @Test
    void carries_prefetches_over_that_their_quota_has_no_room_for() {
        world.jobForSite(
                "img",
                "nightly",
                world.file(
                        "urls.csv",
                        Stream.concat(
                                Stream.of("url"),
                                IntStream.range(0, 5).mapToObj(i -> "https://img.example.com/" + i))));
        world.configured("sites.img.area", "mainland");
        world.sandbox.faults().next("PushUrlsCache", Fault.code("LimitExceeded.CdnPushExceedDayLimit"));

        World.Ending ending = world.run("run", "nightly", "--set", "warm=true");

        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isEqualTo(4);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(5).confirmed(5).line());
        assertThat(world.report("nightly").warm()).isNotNull().satisfies(warm -> assertThat(warm.carriedOver())
                .isEqualTo(5));
    }

    @Test
    void takes_the_configured_quota_when_the_live_one_cannot_be_had() {
        world.configured("call.tries", "1");
        world.configured("sites.www.quota.url.batch", "10");
        world.configured("sites.www.quota.url.daily", "30");
        world.configured("sites.www.reserve", "10");
        world.sandbox.faults().next("DescribeContentQuota", 10, Fault.code("InternalError"));
        world.jobFor("nightly", world.urlFile("urls.csv", 25));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(4);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(25).confirmed(20).carriedOver(5).line());
        assertThat(world.report("nightly").findings())
                .anySatisfy(finding ->
                        assertThat(Words.english().say(finding.reason())).contains("using the configured one"));
    }

    @Test
    void tells_what_others_used_of_the_quota_meanwhile() {
        world.jobFor("nightly", world.urlFile("urls.csv", 7));

        world.runAndMeanwhile(
                1, () -> world.sandbox.quotas().use("zone-2example0001", TaskType.PURGE_URL, 3), "run", "nightly");

        assertThat(world.report("nightly").quota())
                .filteredOn(line -> line.kind().equals("url"))
                .singleElement()
                .extracting(QuotaLine::ours, QuotaLine::others)
                .containsExactly(7L, 3L);
    }
}
