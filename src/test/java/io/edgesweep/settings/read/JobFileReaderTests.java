package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.edgesweep.batch.CollapseRule;
import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.provider.Product;
import io.edgesweep.settings.Blackout;
import io.edgesweep.settings.ChangedBy;
import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.RunLimits;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.Sites;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobFileReaderTests {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @TempDir
    private Path folder;

    private Path csv;

    private Map<String, SiteSettings> sites = Sites.edgeOne("www");

    @BeforeEach
    void writeCsv() throws IOException {
        csv = Files.writeString(folder.resolve("urls.csv"), "url\n");
    }

    @Test
    void reads_blackouts_of_three_forms_in_the_zone_of_the_schedule() {
        JobFile job = read("""
                site: www
                schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai}
                sources: [{csv: %s}]
                blackout:
                  - {from: "22:00", to: "06:00", reason: the night shift}
                  - {from: "fri 18:00", to: "MON 06:00", zone: Europe/Berlin, reason: weekend}
                  - {from: "2026-11-10", to: "2026-11-12T08:30", reason: the sale}
                """.formatted(csv));

        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        assertThat(job.blackouts())
                .containsExactly(
                        new Blackout(
                                new Blackout.Daily(LocalTime.parse("22:00")),
                                new Blackout.Daily(LocalTime.parse("06:00")),
                                shanghai,
                                "the night shift"),
                        new Blackout(
                                new Blackout.Weekly(DayOfWeek.FRIDAY, LocalTime.parse("18:00")),
                                new Blackout.Weekly(DayOfWeek.MONDAY, LocalTime.parse("06:00")),
                                ZoneId.of("Europe/Berlin"),
                                "weekend"),
                        new Blackout(
                                new Blackout.Dated(LocalDateTime.parse("2026-11-10T00:00")),
                                new Blackout.Dated(LocalDateTime.parse("2026-11-12T08:30")),
                                shanghai,
                                "the sale"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: '22:00', to: '22:00', reason: x} | blackout[0].to: is not after 'from'",
                "{from: '2026-11-12', to: '2026-11-10', reason: x} | blackout[0].to: is not after 'from'",
                "{from: '22:00', to: 'FRI 06:00', reason: x} | blackout[0].to: is not of the form of 'from'",
                "{from: 22:00, to: '23:00', reason: x} | YAML reads 22:00 as another number",
                "{from: 'ten', to: '23:00', reason: x} | blackout[0].from: 'ten' is not allowed",
                "{from: '22:00', to: '23:00'} | blackout[0].reason: is missing",
                "{from: '22:00', reason: x} | blackout[0].to: is missing",
                "{from: '22:00', to: '23:00', zone: Asia/Shanghia, reason: x} | (did you mean 'Asia/Shanghai'?)",
                "{form: '22:00', to: '23:00', reason: x} | blackout[0].form",
                "nights | blackout[0]: is not allowed; allowed: {from:",
            })
    void refuses_blackouts_that_are_none(String window, String words) {
        assertThatThrownBy(() -> read("site: www\nsources: [{csv: " + csv + "}]\nblackout: [" + window + "]\n"))
                .hasMessageContaining(words);
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
        assertThat(job.sites()).containsExactly("www");
        assertThat(job.site()).isEqualTo("www");
        assertThat(job.schedule()).contains(new ScheduleSpec("0 0 2 * * ?", ZoneId.of("Asia/Shanghai"), "skip"));
        assertThat(job.rules().kind()).isEqualTo(Kind.PREFIX);
        assertThat(job.rules().method()).isEqualTo(Method.DELETE);
        assertThat(job.sources())
                .containsExactly(new SourceSpec.Sitemap("https://www.example.com/sitemap.xml"), SourceSpec.Csv.of(csv));
        assertThat(job.rules().include()).containsExactly("https://www.example.com/**");
        assertThat(job.rules().exclude()).containsExactly("**/tmp/{a,b}/**");
        assertThat(job.limits().targets()).isEqualTo(20000);
        assertThat(job.limits().deadline()).isEqualTo(Duration.ofMinutes(90));
        assertThat(job.successCodes()).containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void reads_what_of_a_source_is_wanted() {
        JobFile job =
                read("{site: www, sources: [{csv: %s, only: changed, undated: 7d, removed: true}]}".formatted(csv));

        assertThat(job.sources())
                .containsExactly(new SourceSpec.Changed(
                        SourceSpec.Csv.of(csv), Optional.of(Duration.ofDays(7)), true, ChangedBy.LASTMOD));
        assertThat(mistakesIn("{site: www, sources: [{csv: %s, removed: true}]}".formatted(csv)))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.key()).isEqualTo("sources[0].removed");
                    assertThat(mistake.words()).isEqualTo("is for only: changed");
                });
    }

    @Test
    void fills_in_defaults() {
        JobFile job = read("{site: www, sources: [{csv: %s}]}".formatted(csv));

        assertThat(job.rules().kind()).isEqualTo(Kind.URL);
        assertThat(job.rules().method()).isEqualTo(Method.INVALIDATE);
        assertThat(job.schedule()).isEmpty();
        assertThat(job.limits().targets()).isEqualTo(RunLimits.ALL);
        assertThat(job.limits().deadline()).isEqualTo(Duration.ofHours(2));
        assertThat(job.successCodes()).isEmpty();
        assertThat(job.afterPurge().warm()).isEmpty();
    }

    @Test
    void says_what_belongs_below_a_key_that_was_given_a_value_of_its_own() {
        assertThat(mistakesIn("""
                site: www
                sources: [{sitemap: "https://www.example.com/sitemap.xml"}]
                limits: 100
                """)).singleElement().satisfies(mistake -> assertThat(
                        mistake.place() + ": " + mistake.key() + ": " + mistake.words())
                .endsWith("/nightly.yml:3: limits: has no value of its own; allowed below it: changed, deadline,"
                        + " targets"));
    }

    @Test
    void names_no_place_in_a_list_among_the_keys_that_are_allowed() {
        assertThat(mistakesIn("""
                site: www
                sources:
                  - sitemap: "https://www.example.com/sitemap.xml"
                  - {sitemap: "https://www.example.com/2.xml", olny: changed}
                """)).singleElement().satisfies(mistake -> assertThat(mistake.words())
                .startsWith("is not known (did you mean 'only'?); allowed here: also, changed-by, "));
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
                        "there is no site 'wwww' (did you mean 'www'?); allowed: www",
                        "'urls' is not allowed (did you mean 'url'?); allowed: url, prefix, host, tag, all",
                        "is not known (did you mean 'targets'?); allowed here: changed, deadline, targets");
    }

    @Test
    void says_what_is_missing() {
        assertThat(mistakesIn("kind: url"))
                .extracting(Mistake::toString)
                .containsExactlyInAnyOrder(
                        folder + "/nightly.yml: site: is missing; allowed: www",
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
                .isEqualTo("'0 0 2 30 2 ?' never fires; name a time that is yet to come");
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

        JobFile job = JobFileReader.read(
                file, Map.of("limits.targets", "7"), List.of(), KnownSites.of(Sites.edgeOne("www")), NOW);

        assertThat(job.limits().targets()).isEqualTo(7);
    }

    @Test
    void does_not_miss_a_source_that_another_takes_the_place_of() {
        Path file = write("{site: www, sources: [{csv: nowhere.csv}]}");

        JobFile job = JobFileReader.read(
                file, Map.of(), List.of(SourceSpec.Csv.of(csv)), KnownSites.of(Sites.edgeOne("www")), NOW);

        assertThat(job.sources()).containsExactly(SourceSpec.Csv.of(csv));
    }

    @Test
    void takes_every_file_that_a_pattern_names_in_the_charset_that_is_named() throws IOException {
        Path second = Files.writeString(folder.resolve("urls2.csv"), "url\n");
        Charset windows = Charset.forName("windows-1252");

        JobFile job = read("{site: www, sources: [{csv: '%s/*.csv', charset: windows-1252}]}".formatted(folder));

        assertThat(job.sources())
                .containsExactly(
                        new SourceSpec.Csv(csv, csv.toString(), CsvLayout.of(null, null, windows)),
                        new SourceSpec.Csv(second, second.toString(), CsvLayout.of(null, null, windows)));
        assertThat(mistakesIn("{site: www, sources: [{csv: '%s/*.tsv'}]}".formatted(folder)))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .contains("no readable file matches");
        assertThat(mistakesIn("{site: www, sources: [{csv: %s, charset: klingon}]}".formatted(csv)))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .contains("'klingon' is not allowed");
    }

    @Test
    void takes_the_column_and_the_delimiter_of_a_list_that_does_not_show_them() {
        assertThat(read("{site: www, sources: [{csv: %s, column: 2, delimiter: tab}]}".formatted(csv))
                        .sources())
                .containsExactly(new SourceSpec.Csv(csv, csv.toString(), CsvLayout.of("2", "\t", null)));
        assertThat(mistakesIn("{site: www, sources: [{csv: %s, delimiter: ab}]}".formatted(csv)))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .contains("'ab' is not allowed; allowed: comma, semicolon, tab, bar, one such character, or none");
        assertThat(mistakesIn("{site: www, sources: [{csv: %s, delimiter: none, column: a}]}".formatted(csv)))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .contains("names a column, which lines without a delimiter do not have");
        assertThat(mistakesIn("{site: www, sources: [{sitemap: 'https://a/s.xml', column: loc}]}"))
                .singleElement()
                .extracting(Mistake::words)
                .isEqualTo("is for csv alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3600", "'2:00'", "-1h", "0s", "1.5h", "2 h", "h", "5000d", "999999999999d", "20ms", "PT1H"})
    void refuses_a_deadline_without_a_unit_and_one_that_is_not_meant(String deadline) {
        String job = "{site: www, sources: [{csv: %s}], limits: {deadline: %s}}".formatted(csv, deadline);

        assertThat(mistakesIn(job)).singleElement().satisfies(mistake -> assertThat(mistake.toString())
                .contains(
                        "limits.deadline: '",
                        "' is not allowed; allowed: a duration with its unit, such as 500ms, 30s"));
    }

    @Test
    void says_once_that_a_name_cannot_be_a_header() {
        String job = "{site: www, sources: [{csv: %s}], warm: {headers: {a_b: x}}}".formatted(csv);

        assertThat(mistakesIn(job)).singleElement().satisfies(mistake -> assertThat(mistake.toString())
                .contains("warm.headers: 'a_b' cannot be a header"));
    }

    @Test
    void refuses_to_forget_what_is_not_a_day_old() {
        String job = "{site: www, sources: [{csv: %s}], report: {keep: %s}}";

        assertThat(read(job.formatted(csv, "1d")).keep()).isEqualTo(Duration.ofDays(1));
        for (String keep : List.of("90", "90s", "23h")) {
            assertThat(mistakesIn(job.formatted(csv, keep)))
                    .singleElement()
                    .extracting(Mistake::words)
                    .asString()
                    .startsWith("'" + keep + "' is not allowed")
                    .endsWith("at least 86400s");
        }
    }

    @Test
    void refuses_a_pattern_that_can_match_no_target() {
        String job = "site: www\nsources: [{csv: %s}]\nexclude: ['%s']\n";

        assertThat(read(job.formatted(csv, "HTTPS://WWW.Example.com:443/新闻/**"))
                        .rules()
                        .exclude())
                .containsExactly("HTTPS://WWW.Example.com:443/新闻/**");
        assertThat(mistakesIn(job.formatted(csv, "/tmp/**"))).singleElement().satisfies(mistake -> {
            assertThat(mistake.place()).endsWith(":3");
            assertThat(mistake.words())
                    .isEqualTo(
                            "'/tmp/**' is a path alone, and can match no target, which is a whole URL; write '**/tmp/**'"
                                    + " or 'https://HOST/tmp/**'");
        });
        assertThat(mistakesIn(job.formatted(csv, "regex:^/tmp/")))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .startsWith("'regex:^/tmp/' can match no target");
    }

    @Test
    void takes_what_a_sitemap_names_beside_its_pages_if_it_is_asked_for() {
        JobFile job = read("{site: www, sources: [{sitemap: 'https://a/s.xml', also: [images, alternates]}]}");

        assertThat(job.sources())
                .containsExactly(new SourceSpec.Sitemap("https://a/s.xml", Set.of("images", "alternates")));
        assertThat(mistakesIn("{site: www, sources: [{sitemap: 'https://a/s.xml', also: news}]}"))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .contains("allowed: alternates, images, videos");
        assertThat(mistakesIn("{site: www, sources: [{csv: %s, also: images}]}".formatted(csv)))
                .hasSize(1);
    }

    @Test
    void takes_regular_expressions_that_are_some() {
        String job = "{site: www, sources: [{csv: %s}], include: ['regex:^https://[^/]+/news/'], exclude: '%s'}";

        assertThat(read(job.formatted(csv, "regex:\\.bak$")).rules().include())
                .containsExactly("regex:^https://[^/]+/news/");
        assertThat(mistakesIn(job.formatted(csv, "regex:("))).singleElement().satisfies(mistake -> assertThat(
                        mistake.toString())
                .contains("exclude: 'regex:(' is no regular expression"));
        assertThat(mistakesIn(job.formatted(csv, "regex:(a)\\1"))).hasSize(1);
    }

    @Test
    void takes_templates_of_variants_that_lead_to_the_sites_own_hosts() {
        String job = "{site: www, sources: [{csv: %s}], variants: ['%s']}";

        assertThat(read(job.formatted(csv, "http://{host}{path}")).rules().variants())
                .containsExactly("http://{host}{path}");
        assertThat(read(job.formatted(csv, "{scheme}://www.example.com{path}"))
                        .rules()
                        .variants())
                .hasSize(1);
        for (String wrong : List.of(
                "http://{host}",
                "{host}{path}",
                "ftp://{host}{path}",
                "http://{host}{path}{query}",
                "http://evil.test{path}",
                "http://{host}.evil.test{path}",
                "http://u:p@{host}{path}")) {
            assertThat(mistakesIn(job.formatted(csv, wrong))).as(wrong).hasSize(1);
        }
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
    void reads_a_job_of_several_sites() {
        sites = Sites.edgeOne("www", "shop", "img");

        JobFile job = read("{site: [www, shop], sources: [{csv: %s}]}".formatted(csv));

        assertThat(job.sites()).containsExactly("www", "shop");
        assertThat(job.site()).isEqualTo("www, shop");
    }

    @Test
    void names_each_site_that_is_not_there_or_there_twice() {
        List<Mistake> mistakes = mistakesIn("""
                site:
                  - www
                  - wwww
                  - www
                sources: [{csv: %s}]
                """.formatted(csv));

        assertThat(mistakes)
                .extracting(mistake -> mistake.key() + " " + mistake.words())
                .containsExactly(
                        "site[1] there is no site 'wwww' (did you mean 'www'?); allowed: www",
                        "site[2] names site 'www' twice");
        assertThat(mistakes)
                .extracting(Mistake::place)
                .map(place -> place.replaceFirst(".*:", ""))
                .containsExactly("3", "4");
    }

    @Test
    void shows_as_many_of_its_sites_as_the_ledger_has_room_for() {
        String[] names = IntStream.range(0, 12)
                .mapToObj("a-rather-long-name-%d"::formatted)
                .toArray(String[]::new);
        sites = Sites.edgeOne(names);

        JobFile job = read("{site: [%s], sources: [{csv: %s}]}".formatted(String.join(", ", names), csv));

        assertThat(job.sites()).hasSize(12);
        assertThat(job.site())
                .isEqualTo("a-rather-long-name-0, a-rather-long-name-1, a-rather-long-name-2, a-rather-long-name-3"
                        + " and 8 more")
                .hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void lets_one_site_of_the_command_line_stand_in_for_the_files_list() {
        sites = Sites.edgeOne("www", "shop");
        Path file = write("{site: [www, shop], sources: [{csv: %s}]}".formatted(csv));

        JobFile job = JobFileReader.read(file, Map.of("site", "shop"), List.of(), KnownSites.of(sites), NOW);

        assertThat(job.sites()).containsExactly("shop");
    }

    @Test
    void refuses_a_kind_that_one_of_its_sites_cannot_be_purged_by() {
        sites = withImg();

        assertThat(mistakesIn("site: [www, img]\nkind: all\n")).singleElement().satisfies(mistake -> {
            assertThat(mistake.place()).endsWith("nightly.yml:2");
            assertThat(mistake.key()).isEqualTo("kind");
            assertThat(mistake.words())
                    .isEqualTo("'all' is not allowed: site img is of product cdn, which purges url, prefix; purge the"
                            + " prefix https://HOST/ of each of its hosts instead");
        });
        assertThat(mistakesIn("site: img\nkind: host\nsources: [{csv: %s}]".formatted(csv)))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .endsWith("; purge the prefix https://HOST/ instead");
        assertThat(mistakesIn("site: img\nkind: tag\nsources: [{csv: %s}]".formatted(csv)))
                .singleElement()
                .extracting(Mistake::words)
                .isEqualTo("'tag' is not allowed: site img is of product cdn, which purges url, prefix");
        assertThat(read("{site: img, kind: prefix, sources: [{csv: %s}]}".formatted(csv))
                        .rules()
                        .kind())
                .isEqualTo(Kind.PREFIX);
    }

    @Test
    void reads_whether_and_how_to_warm() {
        assertThat(warm("true")).contains(PrefetchOptions.DEFAULT);
        assertThat(warm("false")).isEmpty();
        assertThat(warm("{mode: edge}")).contains(new PrefetchOptions(true, Map.of()));
        assertThat(warm("{mode: default, headers: {User-Agent: warmer/1}}"))
                .contains(new PrefetchOptions(false, Map.of("User-Agent", "warmer/1")));
    }

    @Test
    void reads_when_a_directory_may_take_the_place_of_its_urls() {
        String source = "sources: [{sitemap: 'https://www.example.com/sitemap.xml', only: changed}]";

        assertThat(read("{site: www, %s}".formatted(source)).rules().collapse()).isEmpty();
        assertThat(read("{site: www, %s, collapse: {at-least: 300}}".formatted(source))
                        .rules()
                        .collapse())
                .contains(new CollapseRule(300, 80, 2));
        assertThat(mistakesIn("{site: www, %s, collapse: {at-least: 1, share: 120%%, depth: 0}}".formatted(source)))
                .extracting(Mistake::words)
                .allMatch(words -> words.contains("allowed: "))
                .hasSize(3);
        assertThat(mistakesIn("{site: www, sources: [{csv: %s}], collapse: {depth: 2}}".formatted(csv)))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .contains("known from sources with 'only: changed' alone");
    }

    @Test
    void lets_a_word_of_the_command_line_stand_in_for_how_to_warm() {
        Path file = write("{site: www, sources: [{csv: %s}], warm: {mode: edge}}".formatted(csv));

        JobFile job = JobFileReader.read(file, Map.of("warm", "false"), List.of(), KnownSites.of(sites), NOW);

        assertThat(job.afterPurge().warm()).isEmpty();
    }

    @Test
    void refuses_to_warm_in_a_way_that_it_does_not_know_and_shows_no_header() {
        List<Mistake> mistakes = mistakesIn("""
                site: www
                sources: [{csv: %s}]
                warm:
                  mode: everywhere
                  headers:
                    X-Key: "canary\\r\\nX-Other: 1"
                  depth: 3
                """.formatted(csv));

        assertThat(mistakes).extracting(Mistake::key).containsExactly("warm.mode", "warm.headers.X-Key", "warm.depth");
        assertThat(mistakes.get(2).words()).isEqualTo("is not known; allowed here: headers, mode");
        assertThat(mistakes).noneMatch(mistake -> mistake.toString().contains("canary"));
    }

    @Test
    void refuses_more_headers_than_the_api_takes() {
        String headers =
                IntStream.range(0, 21).mapToObj("X-%d: a"::formatted).collect(Collectors.joining(", ", "{", "}"));

        assertThat(mistakesIn("site: www\nsources: [{csv: %s}]\nwarm: {headers: %s}".formatted(csv, headers)))
                .singleElement()
                .extracting(Mistake::words)
                .isEqualTo("are 21; at most 20 are allowed");
    }

    @Test
    void refuses_to_warm_the_edge_where_the_product_cannot() {
        String job = "site: [www, img]\nsources: [{csv: %s}]\nwarm: {mode: edge}".formatted(csv);
        sites = new TreeMap<>(Sites.edgeOne("www"));
        sites.put("img", Sites.site("img", Product.CDN, "mainland"));

        assertThat(mistakesIn(job)).singleElement().satisfies(mistake -> {
            assertThat(mistake.place()).endsWith("nightly.yml:3");
            assertThat(mistake.words()).contains("site img is in the area mainland");
        });

        sites.put("img", Sites.site("img", Product.CDN, "overseas"));
        assertThat(read(job).afterPurge().warm()).contains(new PrefetchOptions(true, Map.of()));
    }

    @Test
    void shows_no_header_of_what_it_read() {
        JobFile job = read("{site: www, sources: [{csv: %s}], warm: {headers: {X-Key: canary}}}".formatted(csv));

        assertThat(job.toString()).contains("X-Key").doesNotContain("canary");
    }

    @Test
    void says_keys_as_they_were_written() {
        List<Mistake> mistakes = mistakesIn("""
                site: www
                sources: [{csv: %s}]
                limits: {dead_line: soon, Targets: many}
                warm: {headers: {aB: "a\\r\\nb"}}
                noSuchKey: 1
                """.formatted(csv));

        assertThat(mistakes)
                .extracting(Mistake::key)
                .containsExactlyInAnyOrder("limits.dead_line", "limits.Targets", "warm.headers.aB", "noSuchKey");
    }

    @Test
    void says_where_a_key_belongs_that_stands_too_high() {
        assertThat(mistakesIn("site: www\nsources: [{csv: %s}]\nonly: changed\n".formatted(csv)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.words())
                        .startsWith("is not known; it belongs to each element of sources, behind its dash"));
        assertThat(mistakesIn("site: www\nsources: [{csv: %s}]\ndeadline: 2h\n".formatted(csv)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.words()).startsWith("is not known; it belongs below limits"));
    }

    @Test
    void says_the_line_of_a_source_that_is_two() {
        assertThat(mistakesIn("site: www\n\nsources:\n  - csv: %s\n    sitemap: %s\n".formatted(csv, csv)))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.place()).endsWith("nightly.yml:4");
                    assertThat(mistake.words()).startsWith("must have either csv");
                });
    }

    @Test
    void says_a_number_that_yaml_reads_otherwise_beside_all_other_mistakes() {
        assertThat(mistakesIn(
                        "site: nowhere\nsources: [{csv: %s}]\nlimits: {targets: 020}\nkind: page\n".formatted(csv)))
                .extracting(mistake -> mistake.place().replaceFirst(".*:", "") + " "
                        + mistake.words().split(" ")[0])
                .containsExactly("1 there", "3 YAML", "4 'page'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron: '0 30 2 * * *'                       | write 0 30 2 * * ?",
                "cron: '30 2 * * *'                         | write 0 30 2 * * ?",
                "cron: '30 2 1 * *'                         | write 0 30 2 1 * ?",
                "cron: '0 30 2 * * MON'                     | write 0 30 2 ? * MON",
                "cron: '0 2 * * 1-5'                        | write 0 0 2 ? * MON-FRI",
                "cron: '0 2 * * 0'                          | write 0 0 2 ? * SUN",
                "cron: '0 2 * * 5-7'                        | write 0 0 2 ? * FRI-SUN",
                "cron: '0 2 * * 0,3,6'                      | write 0 0 2 ? * SUN,WED,SAT",
                "cron: '0 2 * * 1-6/2'                      | write 0 0 2 ? * MON,WED,FRI",
                "cron: '0 2 * * */2'                        | write 0 0 2 ? * */2",
                "cron: '0 2 * * 0-7'                        | write 0 0 2 * * ?",
                "cron: '0 2 ? * 2'                          | write 0 0 2 ? * MON",
                "cron: '0 0 2 * * 2-6'                      | write 0 0 2 ? * MON-FRI",
                "cron: '0 0 2 * * 1'                        | write 0 0 2 ? * SUN",
                "cron: '0 0 2 * * 6L'                       | write 0 0 2 ? * 6L",
                "cron: '0 2 1 * 1'                          | such as 0 0 2 * * ?",
                "cron: '0 2 * * 8'                          | such as 0 0 2 * * ?",
                "cron: '0 2 * * 5-1'                        | such as 0 0 2 * * ?",
                "cron: '0 2 * * 1,2/2'                      | such as 0 0 2 * * ?",
                "{cron: '0 0 2 * * ?', zone: Asia/Shangai}  | did you mean 'Asia/Shanghai'?",
            })
    void says_what_is_meant_by_a_schedule_that_is_nearly_one(String schedule, String words) {
        String text = schedule.startsWith("{") ? schedule : "{" + schedule + "}";

        assertThat(mistakesIn("site: www\nsources: [{csv: %s}]\nschedule: %s\n".formatted(csv, text)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.words()).contains(words));
    }

    @Test
    void says_which_key_and_site_is_meant() {
        sites = Sites.edgeOne("www", "shop");

        assertThat(mistakesIn("site: shp\nsource: [{csv: %s}]\nkind: urls\n".formatted(csv)))
                .extracting(Mistake::words)
                .anySatisfy(words -> assertThat(words).contains("(did you mean 'shop'?)"))
                .anySatisfy(words -> assertThat(words).contains("(did you mean 'sources'?)"))
                .anySatisfy(words -> assertThat(words).contains("(did you mean 'url'?)"));
    }

    @Test
    void tells_of_no_sample_beside_real_sites_and_of_no_file_where_a_link_leads_nowhere() throws IOException {
        KnownSites known = new KnownSites(Sites.edgeOne("www", "sample"), new TreeSet<>(List.of("www")));
        Path file = write("site: nowhere\nsources: [{csv: %s}]\n".formatted(csv));
        Path loop = folder.resolve("loop.yml");
        Files.createSymbolicLink(loop, loop);

        assertThatThrownBy(() -> JobFileReader.read(file, Map.of(), List.of(), known, NOW))
                .hasMessageEndingWith("; allowed: www");
        assertThat(JobFileReader.read(file, Map.of("site", "sample"), List.of(), known, NOW)
                        .sites())
                .containsExactly("sample");
        assertThatThrownBy(() -> JobFileReader.find("loop", folder))
                .hasMessageContaining("a link that leads to no file");
        assertThat(JobFiles.in(folder)).containsKey("loop");
    }

    private Optional<PrefetchOptions> warm(String text) {
        return read("{site: www, sources: [{csv: %s}], warm: %s}".formatted(csv, text))
                .afterPurge()
                .warm();
    }

    private static Map<String, SiteSettings> withImg() {
        Map<String, SiteSettings> both = new TreeMap<>(Sites.edgeOne("www"));
        both.put("img", Sites.site("img", Product.CDN));
        return both;
    }

    private JobFile read(String text) {
        return JobFileReader.read(write(text), Map.of(), List.of(), KnownSites.of(sites), NOW);
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
