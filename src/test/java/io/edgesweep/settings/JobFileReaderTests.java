package io.edgesweep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.provider.Product;
import io.edgesweep.quota.Reserve;
import io.edgesweep.target.Kind;
import io.edgesweep.target.Method;
import io.edgesweep.target.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileReaderTests {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private static final Map<String, SiteSettings> SITES = Map.of(
            "www", site("www", Product.EDGEONE, "www.example.com"),
            "shop", site("shop", Product.EDGEONE, "shop.example.com"),
            "img", site("img", Product.CDN, "img.example.com"));

    @TempDir
    private Path folder;

    private Path csv;

    @BeforeEach
    void writeCsv() throws IOException {
        csv = Files.writeString(folder.resolve("urls.csv"), "url\n");
    }

    @Test
    void reads_a_whole_job() {
        JobFile job = read("""
                site: www
                schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai, missed: skip}
                kind: prefix
                method: delete
                sources:
                  - sitemap: https://www.example.com/sitemap.xml
                    only: all
                  - csv: %s
                include: ["https://www.example.com/**"]
                exclude:
                  - "**/tmp/{a,b}/**"
                limits: {targets: 20000, deadline: 90m}
                exit: {success: [3, 4]}
                """.formatted(csv));

        assertThat(job.name()).isEqualTo("nightly");
        assertThat(job.site()).isEqualTo("www");
        assertThat(job.schedule()).contains(new ScheduleSpec("0 0 2 * * ?", ZoneId.of("Asia/Shanghai"), "skip"));
        assertThat(job.kind()).isEqualTo(Kind.PREFIX);
        assertThat(job.method()).isEqualTo(Method.DELETE);
        assertThat(job.sources())
                .containsExactly(new SourceSpec.Sitemap("https://www.example.com/sitemap.xml"), SourceSpec.Csv.of(csv));
        assertThat(job.include()).containsExactly("https://www.example.com/**");
        assertThat(job.exclude()).containsExactly("**/tmp/{a,b}/**");
        assertThat(job.maxTargets()).isEqualTo(20000);
        assertThat(job.deadline()).isEqualTo(Duration.ofMinutes(90));
        assertThat(job.successCodes()).containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void fills_in_defaults() {
        JobFile job = read("{site: www, sources: [{csv: %s}]}".formatted(csv));

        assertThat(job.kind()).isEqualTo(Kind.URL);
        assertThat(job.method()).isEqualTo(Method.INVALIDATE);
        assertThat(job.schedule()).isEmpty();
        assertThat(job.maxTargets()).isEqualTo(JobFile.NO_LIMIT);
        assertThat(job.deadline()).isEqualTo(Duration.ofHours(2));
        assertThat(job.successCodes()).isEmpty();
    }

    @Test
    void reports_every_mistake_at_once_with_its_line() {
        List<Mistake> mistakes = mistakesIn("""
                site: wwww
                kind: urls
                sorces:
                  - csv: a.csv
                sources:
                  - csv: missing.csv
                limits:
                  targets: many
                  deadline: soon
                  tagets: 5
                """);

        assertThat(mistakes)
                .extracting(mistake -> mistake.place().replace(folder.toString(), "") + " " + mistake.key())
                .containsExactly(
                        "/nightly.yml:1 site",
                        "/nightly.yml:2 kind",
                        "/nightly.yml:4 sorces[0].csv",
                        "/nightly.yml:6 sources[0].csv",
                        "/nightly.yml:8 limits.targets",
                        "/nightly.yml:9 limits.deadline",
                        "/nightly.yml:10 limits.tagets");
        assertThat(mistakes)
                .extracting(Mistake::words)
                .contains(
                        "there is no site 'wwww'; allowed: img, shop, www",
                        "'urls' is not allowed; allowed: url, prefix, host, tag, all",
                        "is not known; allowed here: deadline, targets");
    }

    @Test
    void says_what_is_missing() {
        assertThat(mistakesIn("kind: url"))
                .extracting(Mistake::toString)
                .containsExactlyInAnyOrder(
                        folder + "/nightly.yml: site: is missing; allowed: img, shop, www",
                        folder + "/nightly.yml: sources: is missing; allowed: a list with csv: FILE or sitemap: FILE or"
                                + " URL");
    }

    @Test
    void refuses_a_cron_that_does_not_parse_and_one_that_never_fires() {
        String job = "{site: www, sources: [{csv: %s}], schedule: {cron: '%s'}}";

        assertThat(mistakesIn(job.formatted(csv, "0 0 2 * * *")))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.key()).isEqualTo("schedule.cron");
                    assertThat(mistake.words()).contains("'0 0 2 * * *' is not a cron expression");
                });
        assertThat(mistakesIn(job.formatted(csv, "0 0 2 30 2 ?")))
                .singleElement()
                .extracting(Mistake::words)
                .isEqualTo("'0 0 2 30 2 ?' never fires");
    }

    @Test
    void names_the_line_where_a_file_is_no_yaml() {
        assertThat(mistakesIn("site: www\nsources: [\n")).singleElement().satisfies(mistake -> {
            assertThat(mistake.place()).matches(".*/nightly\\.yml:\\d+");
            assertThat(mistake.words()).startsWith("is not YAML: ");
        });
    }

    @Test
    void refuses_a_key_that_stands_twice() {
        assertThat(mistakesIn("site: www\nsite: www\nsources: [{csv: %s}]\n".formatted(csv)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.toString()).contains("nightly.yml:2", "site"));
    }

    @Test
    void refuses_an_empty_file_and_one_that_is_only_a_text() {
        assertThat(mistakesIn("")).hasSize(2);
        assertThat(mistakesIn("hello")).isNotEmpty();
    }

    @Test
    void lets_the_command_line_go_before_the_file() {
        Path file = write("{site: www, sources: [{csv: %s}], limits: {targets: 5}}".formatted(csv));

        JobFile job = JobFileReader.read(file, Map.of("limits.targets", "7"), List.of(), SITES, NOW);

        assertThat(job.maxTargets()).isEqualTo(7);
    }

    @Test
    void does_not_miss_a_source_that_another_takes_the_place_of() {
        Path file = write("{site: www, sources: [{csv: nowhere.csv}]}");

        JobFile job = JobFileReader.read(file, Map.of(), List.of(SourceSpec.Csv.of(csv)), SITES, NOW);

        assertThat(job.sources()).containsExactly(SourceSpec.Csv.of(csv));
    }

    @Test
    void takes_no_sources_for_a_purge_of_everything() {
        assertThat(read("{site: www, kind: all}").sources()).isEmpty();
        assertThat(mistakesIn("{site: www, kind: all, sources: [{csv: %s}]}".formatted(csv)))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .contains("takes no sources");
    }

    @Test
    void says_which_jobs_there_are_when_one_is_not_found() {
        write("site: www");

        MistakesException exception =
                catchThrowableOfType(MistakesException.class, () -> JobFileReader.find("weekly", folder));

        assertThat(exception).hasMessageContaining("weekly.yml").hasMessageContaining("holds nightly");
    }

    @Test
    void purges_several_sites_in_one_job() {
        JobFile job = read("{site: [www, shop], sources: [{csv: %s}]}".formatted(csv));

        assertThat(job.sites()).containsExactly("www", "shop");
        assertThat(job.site()).isEqualTo("www, shop");
    }

    @Test
    void refuses_a_site_that_is_not_configured_and_one_that_is_named_twice() {
        assertThat(mistakesIn("{site: [www, web], sources: [{csv: %s}]}".formatted(csv)))
                .extracting(Mistake::toString)
                .singleElement()
                .asString()
                .contains("there is no site 'web'", "img, shop, www");
    }

    @Test
    void refuses_a_kind_that_the_product_of_a_site_does_not_know() {
        assertThat(mistakesIn("{site: [www, img], kind: tag, sources: [{csv: %s}]}".formatted(csv)))
                .singleElement()
                .asString()
                .contains("nightly.yml:1", "site img is of product cdn, which purges url and prefix");
        assertThat(mistakesIn("{site: img, kind: host, sources: [{csv: %s}]}".formatted(csv)))
                .singleElement()
                .asString()
                .contains("purge the prefix https://HOST/ instead");
    }

    @Test
    void reads_how_to_warm() {
        String job = "{site: www, sources: [{csv: %s}], warm: %s}";

        assertThat(read(job.formatted(csv, "false")).warm()).isEmpty();
        assertThat(read(job.formatted(csv, "true")).warm()).contains(PrefetchOptions.DEFAULT);
        assertThat(read(job.formatted(csv, "{mode: edge, headers: {X-From: edgesweep}}"))
                        .warm())
                .contains(new PrefetchOptions(true, Map.of("X-From", "edgesweep")));
    }

    @Test
    void refuses_a_way_to_warm_that_it_does_not_know() {
        assertThat(mistakesIn("{site: img, sources: [{csv: %s}], warm: {mode: edge}}".formatted(csv)))
                .singleElement()
                .asString()
                .contains("warm.mode", "product edgeone only");
        assertThat(mistakesIn("{site: www, sources: [{csv: %s}], warm: often}".formatted(csv)))
                .singleElement()
                .asString()
                .contains("'often' is not allowed");
    }

    private static SiteSettings site(String name, Product product, String... hosts) {
        return new SiteSettings(
                new Site(name, List.of(hosts)),
                "main",
                product,
                product == Product.EDGEONE ? "zone-" + name : "",
                "",
                Reserve.NONE,
                Map.of(),
                new FetchKeys(Duration.ofSeconds(30), Map.of(), List.of()));
    }

    private JobFile read(String text) {
        return JobFileReader.read(write(text), Map.of(), List.of(), SITES, NOW);
    }

    private List<Mistake> mistakesIn(String text) {
        MistakesException exception = catchThrowableOfType(MistakesException.class, () -> read(text));
        assertThat(exception).isNotNull();
        return exception.mistakes();
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("nightly.yml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
