package io.edgesweep.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Headings of tables, and the labels that stand for them on a phone, are all in sentence case. */
class ColumnHeadingTests {

    private static final Pattern HEADING = Pattern.compile("<th(?: [^>]*)?>.*?</th>", Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("(?:th:text=\"|data-label=)#\\{([a-z.-]+)");

    static Stream<Path> templates() throws IOException {
        return Stream.of("console", "report").flatMap(folder -> {
            try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", folder))) {
                return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static List<String> keys(String template) {
        Stream<String> headings = HEADING.matcher(template).results().map(MatchResult::group);
        Stream<String> labels = Pattern.compile("data-label=#\\{[a-z.-]+")
                .matcher(template)
                .results()
                .map(MatchResult::group);
        return Stream.concat(headings, labels)
                .flatMap(each -> SAID.matcher(each).results())
                .map(said -> said.group(1))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void begins_with_a_capital(Path template) throws IOException {
        assertThat(keys(Files.readString(template)))
                .allSatisfy(key ->
                        assertThat(Words.english().say(key, "", "", "")).as(key).matches("[^a-z].*"));
    }
}
