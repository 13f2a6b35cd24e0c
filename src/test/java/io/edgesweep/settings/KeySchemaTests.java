package io.edgesweep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.edgesweep.settings.read.JobFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The schemas by which editors complete and check jobs and configurations. */
class KeySchemaTests {

    private static final Path JOB = Path.of("docs", "schema", "job.schema.json");
    private static final Path CONFIGURATION = Path.of("docs", "schema", "configuration.schema.json");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    private Path folder;

    /** The table is held against the reader, key by key, by {@link ConfigurationPageTests}. */
    @Test
    void hold_the_keys_that_are_read_with_their_words() throws IOException {
        Path made = Files.createDirectories(Path.of("target", "schema"));
        Files.writeString(
                made.resolve(JOB.getFileName()),
                KeySchema.ofJob(ConfigurationPageTests.rows("jobs.md", "All keys of a job")));
        Files.writeString(
                made.resolve(CONFIGURATION.getFileName()),
                KeySchema.ofConfiguration(ConfigurationPageTests.rows("configuration.md", "All keys")));

        assertThat(JOB).as("copy what is in " + made).hasSameTextualContentAs(made.resolve(JOB.getFileName()));
        assertThat(CONFIGURATION)
                .as("copy what is in " + made)
                .hasSameTextualContentAs(made.resolve(CONFIGURATION.getFileName()));
    }

    @Test
    void take_our_own_jobs_and_the_examples_of_the_pages() throws IOException {
        assertThat(refusals(JOB, Files.readString(Path.of("jobs", "sample.yml"))))
                .isEmpty();
        List<String> examples = new ArrayList<>();
        for (String page : List.of(
                "README.md",
                "README.zh-CN.md",
                "docs/jobs.md",
                "docs/quickstart.md",
                "docs/quickstart.zh-CN.md",
                "docs/scheduling.md")) {
            EXAMPLE.matcher(Files.readString(Path.of(page))).results().forEach(match -> examples.add(match.group(1)));
        }

        assertThat(examples).hasSizeGreaterThan(5).allSatisfy(example -> {
            Path schema = example.contains("edgesweep:") ? CONFIGURATION : JOB;
            assertThat(refusals(schema, example))
                    .as(example)
                    .allMatch(each -> each.contains("required property 'site'"));
        });
        assertThat(examples)
                .anyMatch(example -> example.contains("edgesweep:"))
                .anyMatch(example -> example.startsWith("site:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "site: www\nkinds: url\n",
                "site: www\nkind: urls\n",
                "site: www\nsources: [{csv: a.csv, only: new}]\n",
                "site: www\nsources: [{cvs: a.csv}]\n",
                "site: www\nlimits: {targets: many}\n",
                "site: www\ncollapse: {depth: 9}\n",
                "site: www\nwarm: edge\n",
                "site: www\nexit: {success: [5]}\n",
                "kind: url\n"
            })
    void refuse_what_no_job_may_say(String job) {
        assertThat(refusals(JOB, job)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edgesweep: {hom: var}",
                "edgesweep: {sites: {www: {product: cloudfront}}}",
                "edgesweep: {sites: {www: {zoneid: zone-1}}}",
                "edgesweep: {call: {tries: 21}}",
                "edgesweep: {console: {enabled: 'off'}}"
            })
    void refuse_what_no_configuration_may_say(String configuration) {
        assertThat(refusals(CONFIGURATION, configuration)).isNotEmpty();
    }

    @Test
    void take_placeholders_in_the_configuration_whatever_the_value() {
        assertThat(refusals(
                        CONFIGURATION, "edgesweep: {call: {tries: '${TRIES}'}, console: {enabled: '${CONSOLE:true}'}}"))
                .isEmpty();
    }

    /** What is offered as a choice is what the reader takes, and nothing else is. */
    @Test
    void offer_the_words_that_the_reader_takes() {
        KeySchema.VALUES.forEach((key, words) -> {
            if (!key.startsWith("sites.")) {
                assertThat(words).as(key).noneMatch(word -> isRefused(key, word));
                assertThat(isRefused(key, "zzz")).as(key).isTrue();
            }
        });
    }

    private boolean isRefused(String key, String word) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put(key.replace("[N]", "[0]"), word);
        given.putIfAbsent("unknown", "so that there is a mistake");
        return mistakes(given).stream()
                .anyMatch(mistake -> mistake.key().equals(key.replace("[N]", "[0]"))
                        && mistake.words().startsWith("'" + word + "' is not allowed; allowed: "));
    }

    private List<Mistake> mistakes(Map<String, String> given) {
        return catchThrowableOfType(
                        MistakesException.class,
                        () -> JobFileReader.read(
                                Files.writeString(folder.resolve("nightly.yml"), "site: www\n"),
                                given,
                                List.of(),
                                KnownSites.of(Sites.edgeOne("www")),
                                Instant.parse("2026-11-22T02:00:00Z")))
                .mistakes();
    }

    private static List<String> refusals(Path schema, String yaml) {
        try {
            Schema its = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(schema), InputFormat.JSON);
            String json = new JsonMapper().writeValueAsString(new Yaml().<Object>load(yaml));
            return its.validate(json, InputFormat.JSON).stream()
                    .map(String::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
