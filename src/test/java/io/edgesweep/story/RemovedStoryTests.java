package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.CountLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not listed any more is purged, and nothing is that could only not be seen. */
class RemovedStoryTests {

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
        job("");
        web.index("/sitemap.xml", "/a.xml", "/b.xml");
        web.pages("/a.xml", "a1", "a2");
        web.pages("/b.xml", "b1", "b2");
    }

    @AfterEach
    void stopTheWebSite() {
        web.close();
        world.close();
    }

    @Test
    void a_url_that_disappears_is_purged_once_and_sent_again_when_it_comes_back_with_its_old_date() {
        assertThat(night()).isEqualTo(counts(4, 0, 4));
        web.pages("/a.xml", "a1");
        web.pages("/b.xml", "b1", "b2");
        assertThat(world.run("plan", "nightly").out()).contains("1 target to purge, 1 of them no longer listed");

        assertThat(night()).isEqualTo(counts(2, 1, 1));
        assertThat(accepted("a2")).isEqualTo(2);
        assertThat(world.reportFile("nightly", "targets.csv"))
                .contains(web.address("/a.xml"), "https://www.example.com/a2", "removed=no longer listed");
        assertThat(world.report("nightly").findings())
                .anyMatch(finding -> Words.english().say(finding.reason()).contains("1 URL is not listed any more"));

        web.pages("/b.xml", "b2", "a1");
        web.pages("/a.xml", "b1");
        assertThat(night()).as("moved, not removed").isEqualTo(counts(3, 3, 0));

        web.pages("/a.xml", "b1", "a2");
        assertThat(night()).isEqualTo(counts(2, 1, 1));
        assertThat(accepted("a2")).isEqualTo(3);
    }

    @Test
    void nothing_is_removed_that_could_only_not_be_seen() {
        night();
        web.breakDown("/b.xml");
        web.put(
                "/a.xml",
                "<urlset><url><loc>https://www.example.com/a 1</loc><lastmod>2026-11-01</lastmod></url></urlset>");

        assertThat(night().confirmed()).isZero();
        assertThat(world.report("nightly").findings()).anyMatch(finding -> Words.english()
                .say(finding.reason())
                .contains("cannot be determined while there are invalid rows"));

        web.repair();
        web.put(
                "/b.xml",
                "<urlset><url><loc>https://www.example.com/b1</loc><lastmod>2026-01-05T10:00:00Z</lastmod></url>");
        web.pages("/a.xml", "a1", "a2");
        assertThat(night()).isEqualTo(counts(3, 3, 0));
    }

    @Test
    void what_a_whole_sitemap_listed_is_guarded_as_every_large_change_and_not_prefetched() {
        job("warm: true\nlimits: {changed: 25%}\n");
        night();
        web.index("/sitemap.xml", "/a.xml");

        World.Ending stopped = world.run("run", "nightly");
        assertThat(stopped.exitCode()).isEqualTo(2);
        assertThat(stopped.out()).contains("2 targets have changed, 50 % of the 4 that are known");
        assertThat(accepted("b1")).as("a purge and a prefetch").isEqualTo(2);

        world.run("run", "nightly", "--set", "limits.changed=100%");
        assertThat(accepted("b1")).isEqualTo(3);
        assertThat(accepted("b2")).isEqualTo(3);
        assertThat(world.report("nightly").warm()).isNull();
    }

    @Test
    void nothing_is_gone_from_a_list_in_which_a_row_is_broken() {
        Path list = world.file("urls.csv", "url", World.url(1), World.url(2));
        world.job("listed", "site: www\nsources: [{csv: " + list + ", only: changed, removed: true}]");
        world.run("run", "listed");
        world.file("urls.csv", "url", "\"" + World.url(1), World.url(3));

        world.run("run", "listed");

        assertThat(world.report("listed").findings())
                .extracting(finding -> Words.english().say(finding.reason()))
                .anyMatch(text -> text.contains("cannot be determined while there are invalid rows"))
                .noneMatch(text -> text.contains("not listed any more"));
    }

    @Test
    void the_dry_run_tells_what_the_purge_of_a_directory_would_save_and_evict() {
        web.pages("/a.xml", pages("news/new", 30));
        web.pages("/b.xml", pages("news/old", 4));
        night();
        web.pages("/a.xml", pages("news/new", 1));

        assertThat(world.run("plan", "nightly").out())
                .contains(
                        "one purge of the prefix https://www.example.com/news/ would save 29 purges of URLs and 0 calls,"
                                + " and evict 5 URLs that need no purge");
        assertThat(world.run("plan", "nightly", "--json").out())
                .contains("\"prefix\" : \"https://www.example.com/news/\"", "\"evicted\" : 5");
        assertThat(web.notModified).contains("/b.xml");
    }

    private static String[] pages(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    private void job(String more) {
        world.job(
                "nightly",
                "site: www\n" + more + "sources: [{sitemap: '" + web.address("/sitemap.xml")
                        + "', only: changed, removed: true}]");
    }

    @Test
    void a_column_of_the_input_that_is_called_removed_means_nothing_to_us() {
        Path list =
                world.file("urls.csv", "url,lastmod,removed", "https://www.example.com/a1,2026-01-05,no longer listed");
        world.job("nightly", "site: www\nsources: [{csv: " + list + ", only: changed}]");

        assertThat(night()).isEqualTo(counts(1, 0, 1));
        assertThat(night()).isEqualTo(counts(1, 1, 0));
    }

    private static CountLine counts(long read, long unchanged, long confirmed) {
        return counted().read(read).unchanged(unchanged).confirmed(confirmed).line();
    }

    private CountLine night() {
        world.run("run", "nightly");
        return world.report("nightly").counts();
    }

    private int accepted(String page) {
        return world.sandbox.journal().acceptedTargets().getOrDefault("https://www.example.com/" + page, 0);
    }
}
