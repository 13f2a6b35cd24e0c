package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.source.RowReader;
import io.edgesweep.source.csv.CsvTargetSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how fast lists of several sizes are read, deduplicated, cut and sealed by the packaged program in 512 MB of heap,
 * and how long {@code sort -u} takes for the same lines, as they have just been written and once more: {@code ./mvnw -Pbench verify}, or with
 * {@code -Dbench.rows=100000,1000000} for smaller ones.
 */
class IntakeBenchmarkIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern SEALED = Pattern.compile("^(\\S+) INFO +Read ([0-9,]+) rows in ", Pattern.MULTILINE);
    private static final int DOCUMENTS = 200;

    /** As the README recommends for long lists. */
    private static final List<String> OPTIONS =
            List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch", "-XX:+UseParallelGC");

    @TempDir
    private Path folder;

    @Test
    void from_file_to_sealed_ledger() throws Exception {
        for (long rows : sizes()) {
            Path csv = csv(rows);
            List<Duration> sort = List.of(sortUnique(csv), sortUnique(csv));
            double parse = rows / seconds(parse(csv));
            Sealing sealing = seal("csv-" + rows, "csv: " + csv);
            print("CSV", rows, Files.size(csv), sort, sealing);
            System.out.printf(Locale.ROOT, "    read alone, in a warm process: %,.0f rows/s%n", parse);
            Files.delete(csv);

            Path index = sitemaps(rows);
            print("sitemaps", rows, size(folder.resolve("maps")), sort, seal("maps-" + rows, "sitemap: " + index));
        }
    }

    private static long[] sizes() {
        return Arrays.stream(System.getProperty("bench.rows", "100000").split(","))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static void print(String what, long rows, long bytes, List<Duration> sort, Sealing sealing) {
        System.out.printf(
                Locale.ROOT,
                "%s, %,d rows, %,d MB: sealed in %.1f s = %,.0f rows/s = %.2f x sort -u (%.1f s), %.2f x when it sorts"
                        + " again (%.1f s); with the start of the program %.1f s; resident %,d MB, and %,d MB of mapped"
                        + " files; ledger %,d MB%n",
                what,
                rows,
                bytes >> 20,
                seconds(sealing.reading()),
                rows / seconds(sealing.reading()),
                seconds(sealing.reading()) / seconds(sort.get(0)),
                seconds(sort.get(0)),
                seconds(sealing.reading()) / seconds(sort.get(1)),
                seconds(sort.get(1)),
                seconds(sealing.sinceStart()),
                sealing.resident() >> 10,
                sealing.mapped() >> 10,
                sealing.ledger() >> 20);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String url(long i, long rows) {
        // scattered, so that nothing comes sorted, and one in a hundred twice
        long number = (i % 100 == 99 ? i - 1 : i) * 2_654_435_761L % rows;
        return "https://www.example.com/shop/category-" + number % 997 + "/product-" + number + ".html?v=" + number % 7;
    }

    private static String lastmod(long i) {
        return "2026-11-%02dT0%d:%02d:00Z".formatted(1 + i % 23, i % 10, i % 60);
    }

    private Path csv(long rows) throws IOException {
        Path file = folder.resolve("rows.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("url,lastmod\n");
            for (long i = 0; i < rows; i++) {
                out.write(url(i, rows) + ',' + lastmod(i) + '\n');
            }
        }
        return file;
    }

    private Path sitemaps(long rows) throws IOException {
        Path maps = Files.createDirectories(folder.resolve("maps"));
        Path index = maps.resolve("index.xml");
        try (BufferedWriter list = Files.newBufferedWriter(index)) {
            list.write("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            for (int document = 0; document < DOCUMENTS; document++) {
                Path map = maps.resolve("map-" + document + ".xml");
                list.write("<sitemap><loc>map-" + document + ".xml</loc></sitemap>\n");
                try (BufferedWriter out = Files.newBufferedWriter(map)) {
                    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
                    for (long i = document; i < rows; i += DOCUMENTS) {
                        out.write("<url><loc>" + url(i, rows) + "</loc><lastmod>" + lastmod(i) + "</lastmod></url>\n");
                    }
                    out.write("</urlset>\n");
                }
            }
            list.write("</sitemapindex>\n");
        }
        return index;
    }

    private static Duration sortUnique(Path file) throws Exception {
        ProcessBuilder sort = new ProcessBuilder("sort", "-u", "-o", "/dev/null", file.toString());
        sort.environment().put("LC_ALL", "C");
        long began = System.nanoTime();
        assertThat(sort.inheritIO().start().waitFor()).isZero();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Duration parse(Path file) throws Exception {
        Duration last = Duration.ZERO;
        for (int i = 0; i < 2; i++) {
            long began = System.nanoTime();
            try (RowReader rows = new CsvTargetSource(file).open()) {
                while (rows.read() != null) {
                    // reading is all that is asked
                }
            }
            last = Duration.ofNanos(System.nanoTime() - began);
        }
        return last;
    }

    /**
     * One sealing.
     *
     * @param reading  from when the run began until it was sealed
     * @param resident memory of the process's own at the end, in KB; it has its heap from the beginning
     * @param mapped   pages of files that it has mapped, in KB; mostly of the ledger and of the Java runtime
     * @param ledger   in bytes
     */
    private record Sealing(Duration reading, Duration sinceStart, long resident, long mapped, long ledger) {}

    private Sealing seal(String name, String source) throws Exception {
        Path home = Files.createDirectory(folder.resolve(name));
        Path jobs = Files.createDirectory(home.resolve("jobs"));
        Files.writeString(jobs.resolve("big.yml"), "site: sample\nsources: [{" + source + "}]\n");
        Path output = home.resolve("output");
        Instant began = Instant.now();
        Process program = PackagedProgram.startWith(OPTIONS, home, output, "run", "big", "--edgesweep.sandbox.daily=0");
        try {
            Matcher sealed = awaitSealed(program, output);
            Instant end = Instant.parse(sealed.group(1));
            return new Sealing(
                    Duration.between(runBegan(home), end),
                    Duration.between(began, end),
                    status(program, "RssAnon:"),
                    status(program, "RssFile:"),
                    size(home.resolve("var").resolve("ledger")));
        } finally {
            program.destroyForcibly().waitFor();
            delete(home.resolve("var"));
        }
    }

    private static Matcher awaitSealed(Process program, Path output) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher sealed = SEALED.matcher(Files.exists(output) ? Files.readString(output) : "");
            if (sealed.find()) {
                return sealed;
            }
            assertThat(program.isAlive()).as("still reading").isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("not sealed in " + PATIENCE);
    }

    /** The spill is the first thing that a run makes. */
    private static Instant runBegan(Path home) throws IOException {
        return Files.getLastModifiedTime(home.resolve("var").resolve("spill")).toInstant();
    }

    private static long status(Process program, String line) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(program.pid()), "status")).stream()
                .filter(each -> each.startsWith(line))
                .mapToLong(each -> Long.parseLong(each.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
