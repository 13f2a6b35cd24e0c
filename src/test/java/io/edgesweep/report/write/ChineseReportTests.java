package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.task.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report in Chinese says of states, kinds and outcomes is Chinese, whatever it says of its translation. */
class ChineseReportTests {

    /** What is between two tags. */
    private static final Pattern TEXT = Pattern.compile(">([^<>]+)<");

    @TempDir
    private Path folder;

    @Test
    void no_word_of_ours_is_left_in_english() throws IOException {
        Path page = new Nights(folder, Language.CHINESE).thirtyCauses();
        Path list = folder.resolve("index.html");

        assertThat(Files.readString(page)).contains(">已确认</td>", "URL 刷新，直接删除，优先级 5", "lang=\"zh-CN\"");
        assertThat(Files.readString(list)).contains("lang=\"zh-CN\"", "退出码");
        assertThat(words(page)).doesNotContainAnyElementsOf(ours());
        assertThat(words(list)).doesNotContainAnyElementsOf(ours());
    }

    private static Set<String> ours() {
        return Stream.of(
                        Arrays.stream(BatchState.values()).map(BatchState::name),
                        Arrays.stream(Outcome.values()).map(Outcome::word),
                        Stream.of("partly-failed", "priority", "prefix", "prefetch", "delete", "started", "took"))
                .flatMap(each -> each)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The words of its sentences and tables; not what others wrote, nor the configuration. */
    private static Set<String> words(Path page) throws IOException {
        String text = Files.readString(page)
                .replaceAll("(?s)<style.*?</style>|<tbody translate=\"no\">.*?</tbody>|<code.*?</code>", "");
        return TEXT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .flatMap(words -> Pattern.compile("[a-z][a-z-]+").matcher(words).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
