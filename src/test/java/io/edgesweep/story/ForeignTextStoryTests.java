package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others write moves no cursor, begins no line and turns no direction, and shows no secret, wherever it is shown. */
class ForeignTextStoryTests {

    /** A line's end that feigns a line of the log, sequences that move a terminal's cursor, and a change of direction. */
    private static final String EVIL = "x\u001b[2Ky\u009b1A\u202egpj.exe\u2066\u200fz";

    private static final String RAW = "(?s).*[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n\\r]].*";

    @TempDir
    private Path folder;

    private World world;
    private WebSite site;

    @BeforeEach
    void begin() throws IOException {
        world = new World(folder);
        site = new WebSite();
        world.configured("sites.www.fetch.allow-private", "127.0.0.1").configured("sites.www.fetch.tries", "1");
    }

    @AfterEach
    void end() {
        site.close();
        world.close();
    }

    @Test
    void a_run_shows_nothing_raw_of_its_input() throws IOException {
        Path csv = world.file(
                "evil" + EVIL + "\nsecond.csv",
                "url," + EVIL,
                World.url(1) + "," + EVIL,
                "https://elsewhere.test/" + EVIL + ",a",
                EVIL + ",b");
        site.put(
                "/evil.xml",
                "<urlset><url><loc>https://www.example.com/&#x85;&#x202e;</loc><lastmod>\u202e</lastmod></url>"
                        + "<url><loc>https://www.example.com/b</loc></url><\u202e/></urlset>");
        site.put("/other.xml", EVIL);
        world.job("nightly", """
                site: www
                sources: [{csv: "%s"}, {sitemap: "%s"}, {sitemap: "%s"}]
                """.formatted(
                csv.toString().replace("\n", "\\n").replace("\u001b", "\\e").replace("\u009b", "\\x9b"),
                site.address("/evil.xml"),
                site.address("/other.xml")));

        World.Ending ending = world.run("run", "nightly");
        World.Ending list = world.run("list", csv.toString(), site.address("/evil.xml"));
        World.Ending json = world.run("list", "--json", csv.toString());
        World.Ending show = world.run("show", "latest");
        World.Ending mistake = world.run("run", "nightly", "--set", "method=" + EVIL);

        assertThat(ending.exitCode()).as(ending.err()).isEqualTo(3);
        assertThat(Stream.of(ending, list, json, show, mistake))
                .allSatisfy(each -> assertThat(each.out() + each.err()).doesNotMatch(RAW));
        assertThat(list.err().lines()).noneMatch(line -> line.startsWith("second.csv"));
        assertNoFileHolds(RAW);
    }

    @Test
    void no_secret_of_an_address_is_shown() throws IOException {
        site.pages("/feed.xml", "a.html");
        String feed = site.address("/feed.xml?token=canary1&page=2");
        Path csv = world.file(
                "urls.csv",
                "url",
                "https://elsewhere.test/a?session=canary2",
                "https://u:canary3@www.example.com/",
                World.url(1) + "#access_token=canary4");
        world.job("nightly", """
                site: www
                sources: [{sitemap: "%s"}, {sitemap: "%s"}, {csv: %s}]
                """.formatted(feed, site.address("/gone.xml?token=canary5"), csv));

        World.Ending ending = world.run("run", "nightly", "-v");
        World.Ending list = world.run("list", "--site", "www", feed, csv.toString());
        World.Ending check = world.run("check", "--online");

        assertThat(world.report("nightly").counts().confirmed())
                .as(ending.err())
                .isEqualTo(2);
        assertThat(Stream.of(ending, list, check))
                .allSatisfy(each -> assertThat(each.out() + each.err()).doesNotContain("canary"));
        assertThat(world.reportFile("nightly", "targets.csv"))
                .contains("/feed.xml?token=…")
                .contains("https://elsewhere.test/a?session=…")
                .contains("https://***@www.example.com/");
        assertNoFileHolds("(?s).*canary.*");
    }

    private void assertNoFileHolds(String pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
            assertThat(files.filter(Files::isRegularFile)
                            // what is to be given back as it was given
                            .filter(file -> !file.endsWith("retry.csv"))
                            .toList())
                    .hasSizeGreaterThan(4)
                    .allSatisfy(
                            file -> // but for the mark that the table for spreadsheets begins with
                            assertThat(Files.readString(file).replaceFirst("^\\ufeff", ""))
                                    .as(file.toString())
                                    .doesNotMatch(pattern));
        }
    }
}
