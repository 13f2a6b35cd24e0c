package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.RunReport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that wait for the next quota day, and a person who wants some of them first, and others not at all. */
class ConsoleQueueTests {

    private static final Pattern HIDDEN =
            Pattern.compile("type=\"hidden\" name=\"(job|run|site|kind|priority)\" value=\"([^\"]*)\"");

    @TempDir
    private Path folder;

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
            Map<String, String> key = new HashMap<>();
            Matcher hidden = HIDDEN.matcher(page);
            while (hidden.find()) {
                key.put(hidden.group(1), hidden.group(2));
            }

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
}
