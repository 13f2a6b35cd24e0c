package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Sites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are to fill the memory or the stack of whoever reads them, or to keep him waiting. */
class YamlFileTests {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("site: &a {x: *a}\n", ":1: the anchor 'a' holds itself"),
                Arguments.of("site: www\nkind: &k [&l [*k]]\n", ":2: the anchor 'k' holds itself"),
                Arguments.of("&a {*a : b}\n", ":1: the anchor 'a' holds itself"),
                Arguments.of("site: *b\n", ":1: there is no anchor 'b' above"),
                Arguments.of(bomb("[", "]"), ":6: stands for more than 20000 values"),
                Arguments.of(bomb("{k: ", "}").replace(", ", ", k"), "is not YAML"),
                Arguments.of(
                        "a: &a " + "x".repeat(500_000) + "\nb: [" + "*a, ".repeat(50) + "]\n", ":2: stands for more"),
                Arguments.of("a: " + "[".repeat(100_000), ":1: is nested deeper than 50 levels"),
                Arguments.of("{a: ".repeat(100_000), ":1: is nested deeper than 50 levels"),
                Arguments.of("a:\n" + "- ".repeat(100_000), ":2: is nested deeper than 50 levels"),
                Arguments.of("a: [" + "x,".repeat(30_000) + "]", ":1: stands for more than 20000 values"),
                Arguments.of("# " + "x".repeat(YamlFile.LARGEST), "has more than 1048576 bytes"));
    }

    private static String bomb(String begin, String end) {
        StringBuilder bomb = new StringBuilder("x0: &x0 v\n");
        for (int i = 1; i < 20; i++) {
            String alias = "*x" + (i - 1);
            bomb.append("x" + i + ": &x" + i + " " + begin + (alias + " , ").repeat(9) + alias + " " + end + "\n");
        }
        return bomb.toString();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void is_a_mistake_with_its_place(String yaml, String words) throws IOException {
        Path file = folder.resolve("job.yml");
        Files.writeString(file, yaml);

        assertTimeoutPreemptively(AT_ONCE, () -> assertThatThrownBy(() -> read(file))
                .asInstanceOf(type(MistakesException.class))
                .satisfies(e -> assertThat(e.mistakes())
                        .singleElement()
                        .asString()
                        .startsWith(file.toString())
                        .contains(words)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: {targets: 0100} | YAML reads 0100 as another number",
                "limits: {targets: 20:00} | YAML reads 20:00 as another number",
                "limits: {deadline: 1:30.5} | YAML reads 1:30.5 as another number",
                "site: 0777 | as in \"0777\"",
                "nothing but words | holds no keys with values",
                "[site, www] | holds no keys with values",
                "- site: www | holds no keys with values",
                "sources: [] | sources: is empty; allowed: a list with csv",
                "sources: | sources: is empty; allowed: a list with csv",
            })
    void says_what_is_meant_by_a_value_that_yaml_reads_otherwise_or_not_at_all(String yaml, String words)
            throws IOException {
        Path file = folder.resolve("job.yml");
        Files.writeString(file, yaml + "\n");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("job.yml:1: ")
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:00:00:00:00:00",
                "'0100'",
                "2026-11-28",
                "08:30 x",
                "0",
                "0.5",
                "127.0.0.1:8080",
                "9:00-17:00"
            })
    void takes_for_texts_what_yaml_takes_for_texts(String value) throws IOException {
        Path file = folder.resolve("job.yml");
        Files.writeString(file, "site: " + value + "\n");

        assertThatThrownBy(() -> read(file)).hasMessageNotContaining("another number");
    }

    @Test
    void is_read_in_no_time_up_to_its_limits() throws IOException {
        Path file = folder.resolve("job.yml");
        Files.writeString(file, "site: www\nexclude: [" + "{a: b},".repeat(6_000) + "]\n");

        assertTimeoutPreemptively(AT_ONCE, () -> assertThatThrownBy(() -> read(file))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("sources: is missing"));
    }

    @Test
    void is_refused_unopened_when_it_is_no_file() throws Exception {
        Path pipe = folder.resolve("pipe.yml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link.yml"), Path.of("/dev/zero"));
        Path directory = Files.createDirectories(folder.resolve("directory.yml"));

        for (Path file : List.of(pipe, link)) {
            assertTimeoutPreemptively(AT_ONCE, () -> assertThatThrownBy(() -> read(file))
                    .isInstanceOf(MistakesException.class)
                    .hasMessage(file + ": is no file but a pipe, socket or device; put a file there"));
        }
        assertThatThrownBy(() -> read(directory))
                .isInstanceOf(MistakesException.class)
                .hasMessage(directory + ": is no file but a directory; put a file there");
    }

    @Test
    void may_use_anchors_as_people_do() throws IOException {
        Path file = folder.resolve("job.yml");
        Files.writeString(file, "a: &site www\nsites: [*site, &m {deadline: 2h}]\nlimits: *m\n");

        assertThat(new String(YamlFile.within(file, odd -> {}).getContentAsByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(file));
    }

    private static void read(Path file) {
        JobFileReader.read(file, Map.of(), List.of(), KnownSites.of(Sites.edgeOne("www")), Instant.EPOCH);
    }
}
