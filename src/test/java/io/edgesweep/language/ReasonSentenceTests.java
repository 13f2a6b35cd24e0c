package io.edgesweep.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.ReasonCode;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonSentenceTests {

    private static final Path CODE = Path.of("src", "main", "java");

    /** A code in the source: after {@code Reason.of(} or what throws one. */
    private static final Pattern USED =
            Pattern.compile("(?:Reason\\.of|new NotNormalException)\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

    private static final Pattern WORD = Pattern.compile("\"([A-Za-z0-9.-]+)\"");

    private final Words english = Words.english();
    private final Words chinese = Words.of(Language.CHINESE);

    @Test
    void is_whole_in_each_language() {
        Reason reason = Reason.of("bad-row.host-because", "a\u200db.example", Reason.of("host.joiner"));

        assertThat(english.say(reason))
                .isEqualTo(
                        "host 'a b.example' is not a host name: it holds an invisible joiner where none may be; one is"
                                + " like www.example.com");
        assertThat(chinese.say(reason)).isEqualTo("主机“a b.example”不是主机名：在不允许之处含有不可见的连接符；主机名形如 www.example.com");
    }

    @Test
    void of_what_somebody_wrote_is_what_they_wrote() {
        assertThat(chinese.say(Reason.said("node {0} isn't up"))).isEqualTo("node {0} isn't up");
        assertThat(chinese.say(Reason.NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-00-00T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-01T00:00Z",
                "2026-01-01T25:00:00Z"
            })
    void shows_what_looks_like_a_time_and_is_none_as_it_is(String text) {
        assertThat(english.say(Reason.of("withdrawn", "the console", text))).contains(text);
        assertThat(english.say(Reason.said(text))).isEqualTo(text);
    }

    @Test
    void of_what_somebody_wrote_keeps_its_times_too() {
        assertThat(english.say(Reason.said("2026-11-30T18:00:00Z"))).isEqualTo("2026-11-30T18:00:00Z");
        assertThat(english.say(Reason.saidOf("named-by-provider", Reason.said("domain not valid"))))
                .isEqualTo("domain not valid");
    }

    @Test
    void of_a_later_version_is_shown_as_it_is_kept() {
        assertThat(english.say(Reason.of("bad-row.unheard-of", "x")))
                .isEqualTo("{\"code\":\"bad-row.unheard-of\",\"arguments\":[\"x\"]}");
    }

    @Test
    void stands_in_the_catalogue_for_each_code_of_the_program() throws IOException {
        Set<String> used = found(USED);

        assertThat(used).hasSizeGreaterThan(40);
        assertThat(used)
                .allSatisfy(code ->
                        assertThat(english.has(Words.REASON + code)).as(code).isTrue());
    }

    @Test
    void is_in_the_catalogue_for_something() throws IOException {
        Set<String> words = found(WORD);

        assertThat(english.keys().stream()
                        .filter(key -> key.startsWith(Words.REASON))
                        .map(key -> key.substring(Words.REASON.length()))
                        // put together of two words, or of an enum's
                        .filter(code -> !code.startsWith("host.") && !code.startsWith("gap."))
                        .filter(code -> !words.contains(code.replaceFirst("^(advice|code|address)\\.", "")))
                        .filter(code -> !code.startsWith("advice.")
                                || ReasonCode.ofWord(code.substring("advice.".length())) == ReasonCode.NONE))
                .containsExactly("same-object");
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> pattern.matcher(text(file)).results())
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
