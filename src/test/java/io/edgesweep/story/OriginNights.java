package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.CountLine;
import io.edgesweep.sandbox.edge.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Nights of a site whose origin is asked what has changed. */
final class OriginNights implements AutoCloseable {

    final Origin origin = Origin.start();
    final World world;

    OriginNights(Path folder) {
        world = new World(folder)
                .configured("sites.www.origin.address", origin.address())
                .configured("sites.www.origin.requests-per-second", "1000")
                .configured("sites.www.origin.at-once", "8")
                .configured("sites.www.origin.ignore", "nonces")
                .configured("sites.www.fetch.allow-private", "127.0.0.1");
    }

    /** All pages are noted, some change, and some change in what does not count; all dates say that all have changed. */
    void of(int count) {
        world.configured("sites.www.origin.requests-per-second", "1000").configured("sites.www.origin.at-once", "16");
        pages(count);
        job(count, "changed-by: content, first: learn");

        CountLine first = night();
        assertThat(first.confirmed()).as("learned, and nothing purged").isZero();
        assertThat(first.unchanged()).isEqualTo(count);
        int before = origin.requests();
        IntStream.range(0, 117).forEach(page -> put(page * 10, "news", "1"));
        IntStream.range(0, 20).forEach(page -> put(count - 20 + page, "old", "another"));
        job(count, "changed-by: content, first: learn", "2099-02-02T10:00:00Z");
        CountLine second = night();

        assertThat(second.confirmed()).isEqualTo(117);
        assertThat(second.unchanged()).isEqualTo(count - 117);
        assertThat(origin.requests() - before).isLessThanOrEqualTo(count);
        assertThat(origin.mostAtOnce()).isLessThanOrEqualTo(16);
        assertThat(origin.hosts()).containsExactly("www.example.com");
        assertThat(world.sandbox.journal().acceptedTargets()).hasSize(117);
        assertThat(night().confirmed()).as("nothing has changed since").isZero();
    }

    /**
     * In four nights all pages are noted, then some change, and some in what does not count; every night all dates say that all
     * have changed.
     */
    void inEightNights(int count, int aNight, int changed) {
        world.configured("sites.www.origin.requests", "" + aNight).configured("sites.www.origin.at-once", "16");
        pages(count);
        int spread = count / changed;
        long sent = 0;
        for (int night = 1; night <= 8; night++) {
            if (night == 5) {
                IntStream.range(0, changed).forEach(page -> put(page * spread, "news", "1"));
                IntStream.range(0, 20).forEach(page -> put(page * spread + 1, "old", "another"));
            }
            job(count, "changed-by: content, first: learn", "2099-02-0" + night + "T10:00:00Z");
            int before = origin.requests();
            sent += night().confirmed();
            assertThat(origin.requests() - before).isLessThanOrEqualTo(aNight);
        }

        Set<String> due = IntStream.range(0, changed)
                .mapToObj(page -> World.url(page * spread))
                .collect(Collectors.toSet());
        Map<String, Integer> accepted = world.sandbox.journal().acceptedTargets();
        assertThat(accepted.keySet()).as("none that has changed is missed").isEqualTo(due);
        System.out.printf(
                Locale.ROOT,
                "%d pages, %d questions a night, lastmod lying on every page: %d units for %d changed = %.3f, 0 missed%n",
                count,
                aNight,
                sent,
                changed,
                (double) sent / changed);
        assertThat((double) sent / changed).isLessThanOrEqualTo(1.01);
    }

    void pages(int count) {
        IntStream.range(0, count).forEach(page -> put(page, "old", "1"));
    }

    void put(int page, String news, String nonce) {
        origin.put("/page-" + page + ".html", "<script nonce=\"" + nonce + "\"></script>" + page + " " + news);
    }

    void job(int pages, String keys) {
        job(pages, keys, "2026-11-01T10:00:00Z");
    }

    void job(int pages, String keys, String lastmod) {
        Path urls = world.file(
                "urls.csv",
                Stream.concat(
                        Stream.of("url,lastmod"),
                        IntStream.range(0, pages).mapToObj(page -> World.url(page) + "," + lastmod)));
        world.job("nightly", "site: www\nsources: [{csv: '" + urls + "', only: changed, " + keys + "}]");
    }

    CountLine night() {
        world.clock.forward(Duration.ofDays(1));
        World.Ending ending = world.run("run", "nightly");
        assertThat(ending.exitCode()).as(ending.err()).isIn(0, 3);
        return world.report("nightly").counts();
    }

    String notes() {
        return world.report("nightly").findings().stream()
                .map(finding -> Words.english().say(finding.reason()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        origin.close();
        world.close();
    }
}
