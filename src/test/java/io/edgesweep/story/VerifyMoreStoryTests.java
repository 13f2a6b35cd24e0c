package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.report.EdgeLine;
import io.edgesweep.sandbox.edge.Edge;
import io.edgesweep.sandbox.edge.EdgePlan;
import io.edgesweep.sandbox.edge.Marks;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge is looked at for each product, for what is no URL, and while a serve holds the home folder. */
class VerifyMoreStoryTests {

    @TempDir
    private Path folder;

    @Test
    void tencent_cdn_has_marks_of_its_own() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            World world = nights.world;
            Edge cdn = world.sandbox.edge(
                    EdgePlan.of(nights.nights.origin.address()).with(Marks.CDN));
            world.configured("sites.img.origin.address", nights.nights.origin.address())
                    .configured("sites.img.edge.address", cdn.address())
                    .configured("sites.img.fetch.allow-private", "127.0.0.1");
            nights.nights.pages(4);
            nights.visited(cdn, "img.example.com", 4);
            cdn.node(0).misses(url -> url.endsWith("/page-2.html"));
            nights.change(IntStream.range(0, 4), IntStream.empty());
            world.jobForSite("img", "pictures", world.urlFile("img.csv", "img.example.com", 4));

            World.Ending ending =
                    world.run("run", "pictures", "--set", "verify.sample=all", "--set", "verify.second-look=300ms");

            assertThat(ending.exitCode()).as(ending.err()).isZero();
            EdgeLine edge = Objects.requireNonNull(world.report("pictures").edge());
            assertThat(edge.fresh()).isEqualTo(3);
            List<EdgeAnswer> evidence = edge.pages().get(0).evidence();
            assertThat(evidence).hasSize(2).allSatisfy(answer -> {
                assertThat(answer.cache()).isEqualTo("Cache Hit");
                assertThat(answer.request()).matches("[0-9a-f-]{36}");
            });
        }
    }

    @Test
    void of_a_purged_directory_the_named_pages_are_looked_at() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            nights.nights.origin.put("/news/today", "old");
            nights.world.job(
                    "nightly",
                    "site: www\nkind: prefix\nmethod: delete\nsources: [{csv: '"
                            + nights.world.file("dirs.csv", "url", "https://www.example.com/news/")
                            + "'}]\nverify: {second-look: 300ms, paths: [\"https://www.example.com/news/today\"]}");
            nights.world.run("run", "nightly");
            nights.nights.origin.put("/news/today", "new");
            nights.edge.node(0).misses(prefix -> true);

            nights.world.run("run", "nightly");

            EdgeLine edge = Objects.requireNonNull(nights.report().edge());
            assertThat(edge.looked()).isEqualTo(1);
            assertThat(edge.pages())
                    .singleElement()
                    .extracting(EdgeLine.PageLine::url)
                    .isEqualTo("https://www.example.com/news/today");
        }
    }

    @Test
    void a_serve_looks_in_its_runs_and_a_command_beside_it() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            nights.nights.pages(3);
            nights.plainJob(3, "sample: all");
            try (Served served = Served.in(nights.world)) {
                World.Ending run = nights.world.run("run", "nightly");
                assertThat(run.exitCode()).as(run.err()).isZero();
                assertThat(run.out()).contains("3 pages = 3 fresh + 0 stale + 0 unknown");

                World.Ending verify = nights.world.run("verify", "nightly");

                assertThat(verify.exitCode()).as(verify.err()).isZero();
                assertThat(verify.out().lines()).hasSize(3).allMatch(line -> line.startsWith("fresh "));
                assertThat(served.ask("local/serve")).isNotEmpty();
            }
        }
    }
}
