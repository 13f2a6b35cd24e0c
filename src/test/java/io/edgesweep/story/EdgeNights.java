package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.edge.Edge;
import io.edgesweep.sandbox.edge.EdgePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Nights of a site whose edge is looked at after each. */
final class EdgeNights implements AutoCloseable {

    final OriginNights nights;
    final World world;
    final Edge edge;

    EdgeNights(Path folder) {
        this(folder, plan -> plan);
    }

    EdgeNights(Path folder, UnaryOperator<EdgePlan> plan) {
        nights = new OriginNights(folder);
        world = nights.world;
        edge = world.sandbox.edge(plan.apply(EdgePlan.of(nights.origin.address())));
        world.configured("sites.www.edge.address", edge.address());
    }

    /** A job that learns what there is and purges what changes, and looks at the edge. */
    void job(int pages, String verify) {
        nights.job(pages, "changed-by: content, first: learn", "2026-11-01T10:00:00Z");
        verify(verify);
    }

    /** Every row is purged, and the edge looked at. */
    void plainJob(int pages, String verify) {
        world.jobFor("nightly", world.urlFile("urls.csv", pages));
        verify(verify);
    }

    private void verify(String keys) {
        Path file = world.folder().resolve("jobs/nightly.yml");
        List<String> all = new ArrayList<>(List.of(keys));
        for (String usual : List.of("second-look: 300ms", "requests-per-second: 1000", "at-once: 16")) {
            if (!keys.contains(usual.substring(0, usual.indexOf(':')))) {
                all.add(usual);
            }
        }
        try {
            world.job("nightly", Files.readString(file) + "\nverify: {" + String.join(", ", all) + "}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each node has a copy of each page, as it is now. */
    void visited(int pages) {
        visited(edge, "www.example.com", pages);
    }

    /** The same of another edge. */
    void visited(Edge edge, String host, int pages) {
        OkHttpClient browser = new OkHttpClient();
        try {
            for (int node = 0; node < 2; node++) {
                for (int page = 0; page < pages; page++) {
                    Request request = new Request.Builder()
                            .url(edge.node(node).address() + "/page-" + page + ".html")
                            .header("Host", host)
                            .build();
                    try (Response response = browser.newCall(request).execute()) {
                        assertThat(response.code()).isEqualTo(200);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            browser.connectionPool().evictAll();
            browser.dispatcher().executorService().shutdown();
        }
    }

    RunReport report() {
        return world.report("nightly");
    }

    /** The numbers of pages that are found stale, by the table of targets. */
    Set<Integer> stale() {
        return world.reportFile("nightly", "targets.csv")
                .lines()
                .filter(line -> line.contains(",stale,"))
                .map(line -> line.replaceFirst(".*/page-(\\d+)\\.html.*", "$1"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    /** Pages change, and others in what does not count alone. */
    void change(IntStream news, IntStream nonces) {
        news.forEach(page -> nights.put(page, "news", "1"));
        nonces.forEach(page -> nights.put(page, "old", "another"));
    }

    @Override
    public void close() {
        nights.close();
    }
}
