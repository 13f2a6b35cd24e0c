package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.model.TaskType;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which site a pasted list is, and what its preview says of a quota that has no room for all of it. */
class ConsolePurgeTests {

    private static final String IMAGE = "https://img.example.com/";

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void serve() {
        world = new World(folder, sandbox -> sandbox.quota(World.urls(100, 3)))
                .configured("console.password", Served.PASSWORD)
                .configured("sites.img.hosts", "img.example.com,both.example.com")
                .configured("sites.twin.account", "main")
                .configured("sites.twin.product", "cdn")
                .configured("sites.twin.hosts", "both.example.com");
        served = Served.in(world).loggedIn();
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static HttpResponse<String> preview(Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", served.csrf("/purge"));
        all.forEach((name, value) -> body.append("--limit\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return served.send(served.request("/purge/preview")
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(HttpRequest.BodyPublishers.ofString(body + "--limit--\r\n")));
    }

    private static String draft(String preview) {
        Matcher draft = Pattern.compile("name=\"draft\" value=\"(\\w+)\"").matcher(preview);
        assertThat(draft.find()).as(preview).isTrue();
        return draft.group(1);
    }

    private static String send(String preview, String site) {
        return served.post(
                        "/purge",
                        "/purge",
                        Map.of("draft", draft(preview), "site", site, "kind", "url", "method", "invalidate"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void asks_for_the_site_where_several_have_as_many_of_the_lines() {
        HttpResponse<String> both = preview(Map.of("text", "https://both.example.com/a"));

        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(both.body()).contains("As many lines are of each of these sites: img, twin. Choose the one");
        assertThat(preview(Map.of("text", IMAGE + "a\nhttps://both.example.com/a"))
                        .body())
                .contains("2 targets would be sent, 0 lines would not.", "translate=\"no\">img</b>");
    }

    @Test
    void says_of_a_line_to_which_site_it_belongs_and_shows_it_for_that_site_by_one_click() {
        String chosen = preview(Map.of("site", "www", "text", World.url(1) + "\n" + IMAGE + "a\n" + IMAGE + "b"))
                .body();

        assertThat(chosen)
                .contains("1 target would be sent, 2 lines would not.")
                .contains("host img.example.com belongs to site img, not to www; purge it there")
                .contains("2 lines belong to site img.", "Show what becomes of the list for img");
        String other = preview(Map.of("site", "img", "draft", draft(chosen))).body();
        assertThat(other)
                .contains("2 targets would be sent, 1 line would not.", "1 line belongs to site www.")
                .contains(IMAGE + "b</textarea>");
        assertThat(send(chosen, "www")).isNotEqualTo(send(other, "img"));
        assertThat(world.run("purge", "--site", "www", "--dry-run", IMAGE + "a").out())
                .contains("belongs to site img, not to www");
    }

    @Test
    void tells_what_waits_for_quota_alike_in_its_counts_its_lines_and_its_button() {
        world.sandbox.quotas().use("zone-2example0002", TaskType.PURGE_URL, 1);
        String lines = IntStream.range(0, 5)
                .mapToObj(i -> "https://shop.example.com/" + i)
                .collect(Collectors.joining("\n"));

        assertThat(preview(Map.of("text", lines)).body())
                .contains(
                        "2 targets would be sent now, 3 would wait for the next quota day, 0 lines would not be sent.")
                .contains(">will be sent, or wait<", "Send 2 targets, and let 3 wait")
                .contains("and 2 may still be sent today: 3 would wait")
                .doesNotContain(">will be sent<");
        world.sandbox.quotas().use("zone-2example0002", TaskType.PURGE_URL, 2);
        assertThat(preview(Map.of("text", lines)).body())
                .contains(
                        "0 targets would be sent now, 5 would wait for the next quota day, 0 lines would not be sent.")
                .contains(">will wait<", "Let 5 targets wait for the next quota day")
                .doesNotContain(">will be sent<", "would be sent, ");
    }
}
