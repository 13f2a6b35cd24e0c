package io.edgesweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an operator reads at 02:00 is in the words that he would use himself. */
class PlainEnglishTests {

    /** Phrases that had to be explained, and what is said instead. */
    private static final List<Phrase> AVOIDED = List.of(
            new Phrase("mend(s|ed|ing)?", "fix, correct"),
            new Phrase("(gone|goes|going) on with", "resumes"),
            new Phrase("plays? (the|a|one) run", "executes"),
            new Phrase("ma(k|d)e room", "free some space"),
            new Phrase("anew", "again"),
            new Phrase("check is content", "check passes"),
            new Phrase("(see|look) whether", "check whether, make sure"),
            new Phrase("nobody (is|was) told", "no notification"),
            new Phrase("answer that tells", "conclusive answer"),
            new Phrase("as serve tells", "according to serve"),
            new Phrase("tells? (no|what|how|when|which|of)", "shows, reports, says"),
            new Phrase("cannot be (told|looked at)", "is not known, cannot be read"),
            new Phrase("mistake of (ours|edgesweep)", "bug"),
            new Phrase("(is|are) (not )?called so", "of that name"),
            new Phrase("carr(y|ied|ies) over", "wait, waiting"),
            new Phrase("(the|no|a) backlog|backlog (of|is)", "what waits"),
            new Phrase("(is|are|were) deferred", "wait"));

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern SEAM = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//[^\n]*$", Pattern.DOTALL);

    private record Phrase(Pattern pattern, String instead) {

        Phrase(String regex, String instead) {
            this(Pattern.compile("\\b" + regex + "\\b", Pattern.CASE_INSENSITIVE), instead);
        }
    }

    @Test
    void no_text_for_people_uses_a_phrase_that_needs_explaining() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : texts()) {
            String text = shownBy(file).replaceAll("\\s+", " ");
            for (Phrase phrase : AVOIDED) {
                phrase.pattern()
                        .matcher(text)
                        .results()
                        .map(each -> file + ": '" + each.group() + "', better: " + phrase.instead())
                        .forEach(found::add);
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void a_phrase_is_found_across_the_seam_of_a_literal_and_not_in_a_comment() {
        assertThat(literals("/** anew */ String s = \"begins \"\n    + \"anew\";"))
                .isEqualTo("begins anew");
    }

    private static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>(List.of(Path.of("README.md"), Path.of("SECURITY.md")));
        for (String root : List.of("src/main", "docs")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().matches(".*\\.(java|html|md|1|properties)"))
                        .sorted()
                        .forEach(texts::add);
            }
        }
        return texts;
    }

    private static String shownBy(Path file) throws IOException {
        String text = Files.readString(file);
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".java") ? literals(text) : text;
    }

    private static String literals(String code) {
        Matcher literals = LITERAL.matcher(
                SEAM.matcher(COMMENT.matcher(code).replaceAll("")).replaceAll(""));
        return literals.results().map(each -> each.group().replace("\"", "")).collect(Collectors.joining("\n"));
    }
}
