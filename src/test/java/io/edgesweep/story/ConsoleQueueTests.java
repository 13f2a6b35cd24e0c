package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.RunReport;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that wait for the next quota day, and a person who wants some of them first, and others not at all. */
class ConsoleQueueTests {

    private static final Pattern HIDDEN =
            Pattern.compile("type=\"hidden\" name=\"(job|run|site|kind|priority)\" value=\"([^\"]*)\"");

    private static final String COMMA = "https://www.example.com/a,b";

    @TempDir
    private Path folder;

    private static Map<String, String> key(String page) {
        Map<String, String> key = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            key.put(hidden.group(1), hidden.group(2));
        }
        return key;
    }

    @Test
    void targets_that_wait_are_put_first_and_withdrawn_with_a_reason_and_the_sums_hold() {
        World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 5)))
                .configured("console.password", Served.PASSWORD);
        world.jobFor("nightly", world.urlFile("urls.csv", 8));
        world.run("run", "nightly");
        try (Served served = Served.in(world).loggedIn()) {
            String page = served.get("/queue").body();
            assertThat(page)
                    .contains("No order waits.")
                    .contains("the daily quota of site www for kind url is used up")
                    .contains(World.url(5));
            assertThat(served.send(served.request("/queue").header("Accept-Language", "zh-CN"))
                            .body())
                    .contains("站点 www 的每日配额（URL 刷新）已用完")
                    .doesNotContain("is used up");
            Map<String, String> key = key(page);

            served.post("/queue", "/queue/first", key);
            key.put("priority", "9");
            int silent = served.post("/queue", "/queue/withdraw", key).statusCode();
            key.put("reason", "the pages are gone");
            served.post("/queue", "/queue/withdraw", key);

            assertThat(silent).isEqualTo(422);
            assertThat(served.get("/queue").body()).contains("No target waits.");
            RunReport report = world.report("nightly");
            assertThat(report.counts().carriedOver()).isZero();
            assertThat(report.counts().excluded()).isEqualTo(3);
            assertThat(report.counts().confirmed()).isEqualTo(5);
            assertThat(report.verdict()).isEqualTo("confirmed");
            assertThat(report.findings()).anyMatch(finding -> Words.english()
                    .say(finding.reason())
                    .equals("3 targets were taken out of the queue: withdrawn by admin: the pages are gone"));
            assertThat(world.reportFile("nightly", "targets.csv")).contains("withdrawn by admin: the pages are gone");
        }
    }

    @Test
    void chosen_targets_are_withdrawn_alone_and_no_later_run_sends_them() {
        World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 2)))
                .configured("console.password", Served.PASSWORD)
                .configured("console.tokens.deploy", "a-token-of-32-characters-or-more");
        Path urls = world.file(
                "urls.csv",
                "url",
                World.url(0),
                World.url(1),
                World.url(2),
                World.url(3),
                World.url(4),
                "\"" + COMMA + "\"");
        world.jobFor("nightly", urls);
        world.run("run", "nightly");
        try (Served served = Served.in(world).loggedIn()) {
            Map<String, String> key = key(served.get("/queue").body());
            String query = key.entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue())
                    .collect(Collectors.joining("&", "?", ""));
            assertThat(served.get("/queue/targets" + query).body()).contains(World.url(2), World.url(3), COMMA);
            assertThat(served.get("/queue/targets" + query + "&holds=page-3").body())
                    .contains(World.url(3))
                    .doesNotContain(World.url(2));
            key.put("reason", "the page is gone");
            int none = served.post("/queue", "/queue/targets/withdraw", key).statusCode();
            key.put("target", COMMA);
            served.post("/queue", "/queue/targets/withdraw", key);
            int token = served.send(served.request("/api/queue/withdraw")
                            .header("Authorization", "Bearer a-token-of-32-characters-or-more")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("job=nightly&holds=page-3&reason=a+slip")))
                    .statusCode();

            assertThat(none).isEqualTo(422);
            assertThat(token).isEqualTo(200);
            RunReport report = world.report("nightly");
            assertThat(report.counts().excluded()).isEqualTo(2);
            assertThat(report.counts().carriedOver()).isEqualTo(2);
            assertThat(world.reportFile("nightly", "targets.csv"))
                    .contains("excluded,withdrawn,withdrawn by admin: the page is gone")
                    .contains("excluded,withdrawn,withdrawn by token deploy: a slip");
            assertThat(report.leftOut()).extracting(FailureLine::cause).containsOnly("withdrawn");
            assertThat(world.run("explain", COMMA, "--offline", "--json").out())
                    .contains("\"code\" : \"withdrawn\"", "withdrawn by admin: the page is gone");

            world.file("urls.csv", "url", World.url(0));
            world.clock.forward(Duration.ofDays(1));
            world.run("run", "nightly");
            world.clock.forward(Duration.ofDays(1));
            world.run("run", "nightly");

            assertThat(world.sandbox.journal().acceptedTargets())
                    .containsKeys(World.url(2), World.url(4))
                    .doesNotContainKeys(World.url(3), COMMA);
        }
    }

    @Test
    void a_withdrawal_that_finds_nothing_says_why_and_those_of_a_run_are_one_finding() {
        World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 2)))
                .configured("console.password", Served.PASSWORD)
                .configured("console.tokens.deploy", "a-token-of-32-characters-or-more");
        world.jobFor("nightly", world.urlFile("urls.csv", 6));
        world.run("run", "nightly");
        try (Served served = Served.in(world).loggedIn()) {
            for (int page = 3; page < 6; page++) {
                assertThat(withdrawn(served, "job=nightly&target=" + World.url(page)))
                        .contains("\"withdrawn\":1");
            }

            assertThat(withdrawn(served, "job=nightly&target=" + World.url(0)))
                    .contains("\"status\":422", "\"key\":\"target\"", "it was sent already");
            assertThat(withdrawn(served, "job=nightly&holds=page-0")).contains("\"key\":\"holds\"", "sent already");
            assertThat(withdrawn(served, "job=nightly&target=" + World.url(3))).contains("it was withdrawn before");
            assertThat(withdrawn(served, "job=nightly&holds=page-4")).contains("it was withdrawn before");
            assertThat(withdrawn(served, "job=nightly&target=" + World.url(77))).contains("has such a target");
            assertThat(withdrawn(served, "job=nightly&holds=nowhere")).contains("has such a target");
            assertThat(withdrawn(served, "job=weekly&target=" + World.url(3)))
                    .contains("\"key\":\"job\"", "no run of job weekly is kept");
            Map<String, String> gone = new HashMap<>(key(served.get("/queue").body()));
            gone.putAll(Map.of("run", "20200101T000000000Z-0000", "reason", "a slip"));
            assertThat(served.post("/queue", "/queue/withdraw", gone).body())
                    .contains("the run that these targets were read by is not kept any more");
            assertThat(world.report("nightly").findings())
                    .filteredOn(finding -> finding.reason().code().equals("finding.withdrawn"))
                    .singleElement()
                    .satisfies(finding -> assertThat(Words.english().say(finding.reason()))
                            .isEqualTo("3 targets were taken out of the queue: withdrawn by token deploy: a slip"));
        }
    }

    private static String withdrawn(Served served, String order) {
        return served.send(served.request("/api/queue/withdraw")
                        .header("Authorization", "Bearer a-token-of-32-characters-or-more")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(order + "&reason=a+slip")))
                .body();
    }
}
