package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.CountLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the job allows it, one purge of a directory takes the place of the purges of the URLs below it. */
class CollapseStoryTests {

    private static final String NEWS = "https://www.example.com/news/2026/";

    @TempDir
    private Path folder;

    private World world;
    private WebSite web;

    @BeforeEach
    void startAWebSite() throws IOException {
        web = new WebSite();
        world = new World(folder);
        world.configured("sites.www.fetch.allow-private", "127.0.0.1");
        world.configured("sites.www.fetch.tries", "1");
        web.index("/sitemap.xml", "/news.xml", "/shop.xml");
        pages("/shop.xml", "shop/old/", 30, 0);
    }

    @AfterEach
    void stopTheWebSite() {
        web.close();
        world.close();
    }

    @Test
    void every_row_has_the_outcome_of_its_directory_and_is_unchanged_the_night_after() {
        pages("/news.xml", "news/2026/", 32, 0);
        job("");
        night();
        job("collapse: {at-least: 20, share: 80%, depth: 2}\n");
        pages("/news.xml", "news/2026/", 32, 28);

        assertThat(world.run("plan", "nightly").out())
                .contains(
                        "one purge of the prefix " + NEWS
                                + " takes the place of 28 purges of URLs, and evicts 4 URLs that need no purge",
                        "kind prefix: 1 target now");

        assertThat(night()).isEqualTo(counts(62, 34, 28));
        assertThat(accepted(NEWS)).isEqualTo(1);
        assertThat(accepted(NEWS + "0")).as("in the first night").isEqualTo(1);
        assertThat(world.reportFile("nightly", "targets.csv")).contains(NEWS + "0", NEWS + "27");
        assertThat(world.report("nightly").findings())
                .anyMatch(finding ->
                        Words.english().say(finding.reason()).contains("takes the place of 28 purges of URLs"));
        assertThat(world.reportFile("nightly", "run.json")).contains("\"covers\" : 28");

        assertThat(night()).isEqualTo(counts(62, 62, 0));
    }

    @Test
    void nothing_takes_the_place_of_urls_that_are_few_or_too_small_a_share_or_not_deep_enough() {
        pages("/news.xml", "news/2026/", 40, 0);
        job("collapse: {at-least: 25, share: 80%, depth: 3}\n");
        night();
        assertThat(accepted(NEWS)).as("not deep enough").isZero();

        job("collapse: {at-least: 25, share: 80%, depth: 2}\n");
        pages("/news.xml", "news/2026/", 40, 24);
        night();
        assertThat(accepted(NEWS)).as("too few").isZero();

        pages("/news.xml", "news/2026/", 40, 24, "2099-02-01T10:00:00Z", 31);
        night();
        assertThat(accepted(NEWS)).as("31 of 40 are fewer than 80 %").isZero();
    }

    @Test
    void nothing_takes_their_place_when_a_part_of_the_site_could_not_be_seen() {
        pages("/news.xml", "news/2026/", 32, 0);
        job("collapse: {at-least: 20}\n");
        web.breakDown("/shop.xml");

        night();

        assertThat(accepted(NEWS)).isZero();
        assertThat(accepted(NEWS + "0")).isEqualTo(1);
        assertThat(world.report("nightly").findings()).anyMatch(finding -> Words.english()
                .say(finding.reason())
                .contains("No directory is purged in the place of its URLs"));
    }

    @Test
    void counts_what_a_document_lists_that_need_not_be_read_again() {
        pages("/news.xml", "news/2026/a-", 20, 0);
        pages("/shop.xml", "news/2026/b-", 30, 0);
        world.job("nightly", job("collapse: {at-least: 20}\n", ", removed: true"));
        night();
        pages("/news.xml", "news/2026/a-", 20, 20);

        night();

        assertThat(web.notModified).contains("/shop.xml");
        assertThat(accepted(NEWS)).as("in the first night, when all were new").isEqualTo(1);
        assertThat(accepted(NEWS + "a-0")).isEqualTo(1);
    }

    private void pages(String path, String prefix, int count, int changed) {
        pages(path, prefix, count, changed, WebSite.TUESDAY, changed);
    }

    private void pages(String path, String prefix, int count, int changed, String again, int changedAgain) {
        Map<String, String> pages = new HashMap<>();
        IntStream.range(0, count)
                .forEach(i -> pages.put(
                        prefix + i, i < changedAgain ? again : i < changed ? WebSite.TUESDAY : WebSite.MONDAY));
        web.pages(path, pages);
    }

    private void job(String more) {
        world.job("nightly", job(more, ""));
    }

    private String job(String more, String ofTheSource) {
        return "site: www\n" + more + "sources: [{sitemap: '" + web.address("/sitemap.xml") + "', only: changed"
                + ofTheSource + "}]";
    }

    private static CountLine counts(long read, long unchanged, long confirmed) {
        return counted().read(read).unchanged(unchanged).confirmed(confirmed).line();
    }

    private CountLine night() {
        world.run("run", "nightly");
        return world.report("nightly").counts();
    }

    private int accepted(String target) {
        return world.sandbox.journal().acceptedTargets().getOrDefault(target, 0);
    }
}
