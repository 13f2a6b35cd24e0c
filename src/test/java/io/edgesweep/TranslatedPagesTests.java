package io.edgesweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page in Chinese says what its English one says, as far as that can be told of its commands and examples. */
class TranslatedPagesTests {

    private static final Pattern BLOCK = Pattern.compile("```[a-z]+\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({"README.zh-CN.md, README.md", "docs/quickstart.zh-CN.md, docs/quickstart.md"})
    void has_no_example_that_the_english_page_has_not(Path translated, Path english) throws IOException {
        List<String> examples = examples(translated);

        assertThat(examples).hasSizeGreaterThan(3);
        assertThat(examples(english)).containsAll(examples);
    }

    /** Without comments, which are translated, and without the choice of the language. */
    private static List<String> examples(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(match ->
                        match.group(1).replaceAll("(?m)[ \t]*#.*$", "").replaceAll("(?m)^[ \t]*language:.*\n", ""))
                .toList();
    }
}
