package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/reports.md says of the files of a report is what is written. */
class ReportsPageTests {

    private static final Path PAGE = Path.of("docs", "reports.md");

    /** What it should be is in {@code target/run-json.md} afterwards, to be copied. */
    @Test
    void every_field_of_run_json_is_explained() throws IOException {
        JsonNode schema = new JsonMapper().readTree(Files.readString(Path.of("docs", "schema", "run.schema.json")));
        JsonNode fields = schema.required("properties");
        StringBuilder text = new StringBuilder(table(fields));
        Stream.of("counts", "calls", "forecast").forEach(part -> text.append(section(part, fields.required(part))));
        schema.required("$defs").properties().forEach(part -> text.append(section(part.getKey(), part.getValue())));
        Files.writeString(Path.of("target", "run-json.md"), text);

        assertThat(Files.readString(PAGE)).contains(text);
    }

    private static String section(String name, JsonNode object) {
        return "\n**" + name + "**: " + object.required("description").asString() + "\n\n"
                + table(object.required("properties"));
    }

    private static String table(JsonNode properties) {
        return properties.properties().stream()
                .map(field -> "| `" + field.getKey() + "` | " + meaning(field.getValue()) + " |\n")
                .collect(Collectors.joining("", "| field | means |\n|---|---|\n", ""));
    }

    private static String meaning(JsonNode field) {
        String values = values(field);
        String description = field.path("description").asString("");
        String reference = reference(field);
        return Stream.of(description, values, reference)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String values(JsonNode field) {
        if (field.has("const")) {
            return "`" + field.required("const").asString() + "`";
        }
        return field.path("enum").values().stream()
                .map(word -> "`" + word.asString() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String reference(JsonNode field) {
        String target = Stream.of(
                        field.path("$ref"),
                        field.path("items").path("$ref"),
                        field.path("anyOf").path(1).path("$ref"))
                .map(each -> each.asString(""))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        return target.isEmpty() ? "" : "see **" + target.substring(target.lastIndexOf('/') + 1) + "**";
    }

    /** What it should be is in {@code target/reasons.md} afterwards, to be copied. */
    @Test
    void every_reason_is_listed_with_its_sentence() throws IOException {
        Words english = Words.english();
        String table = english.keys().stream()
                .filter(key -> key.startsWith("reason."))
                // those stand in error-codes.md, and with the causes
                .filter(key -> !key.startsWith("reason.code."))
                .filter(key -> Stream.of(ReasonCode.values())
                        .noneMatch(code -> key.equals("reason." + code.advice().code())))
                .map(key -> "| `" + key.substring("reason.".length()) + "` | " + readable(english.say(key)) + " |\n")
                .collect(Collectors.joining("", "| code | sentence |\n|---|---|\n", ""));
        Files.writeString(Path.of("target", "reasons.md"), table);

        assertThat(Files.readString(PAGE)).contains(table);
    }

    /** Without what the message format asks for. */
    private static String readable(String pattern) {
        return pattern.replace("''", "'")
                .replaceAll("\\{(\\d),number,0\\}", "{$1}")
                .replace("|", "\\|");
    }

    @Test
    void every_reason_is_of_a_cause_or_part_of_another() {
        Set<String> known = Stream.concat(
                        Stream.of(ReasonCode.values()).map(ReasonCode::word),
                        Stream.of(
                                "said", "others", "by", "host", "fault", "gap", "finding", "settled", "error", "code",
                                "advice", "source", "kept", "address", "edge", "spent", "silence"))
                .collect(Collectors.toSet());

        assertThat(Words.english().keys().stream()
                        .filter(key -> key.startsWith("reason."))
                        .map(key -> Reason.of(key.substring("reason.".length())).family()))
                .isSubsetOf(known);
    }

    @Test
    void every_column_of_the_tables_is_explained() throws IOException {
        StringWriter targets = new StringWriter();
        StringWriter retry = new StringWriter();
        new TargetTables(targets, retry, Words.english()).close();

        assertThat(columns("targets.csv")).containsExactlyElementsOf(header(targets));
        assertThat(columns("retry.csv")).containsExactlyElementsOf(header(retry));
    }

    private static List<String> header(StringWriter table) {
        return List.of(table.toString().replace("\uFEFF", "").strip().split(","));
    }

    /** The first cells of the table below the heading. */
    private static List<String> columns(String heading) throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("\n## " + heading + "\n") + 1);
        return section.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }

    @Test
    void every_outcome_is_explained_once() throws IOException {
        assertThat(columns("Outcomes"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Outcome.values()).map(Outcome::word).toList());
    }
}
