package io.edgesweep.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.stream.GbkDetector;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCharsetTests {

    private static final Charset GBK = Charset.forName("GBK");

    @Test
    void shows_chinese_text_beside_the_target_though_nobody_said_what_it_is_written_in() throws SourceException {
        List<ReadResult> readings =
                Readings.of(list("url,\u5907\u6ce8\nhttps://a/1,\u9996\u9875\uff0c\u65b0\u95fb\n", GBK, null));

        assertThat(readings).singleElement().isInstanceOfSatisfying(ListedRow.class, row -> {
            assertThat(row.text()).isEqualTo("https://a/1");
            assertThat(row.extra()).containsEntry("\u5907\u6ce8", "\u9996\u9875\uff0c\u65b0\u95fb");
        });
    }

    @Test
    void purges_nothing_by_a_guess_and_names_what_to_say() throws SourceException {
        String text = "url,note\nhttps://a/\u9996\u9875,\u9996\u9875\nhttps://a/2,\u65b0\u95fb\n";

        List<ReadResult> guessed = Readings.of(list(text, GBK, null));
        List<ReadResult> said = Readings.of(list(text, GBK, GBK));

        assertThat(guessed.get(0)).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .contains("looks like GB18030", "charset: GB18030", "--charset GB18030"));
        assertThat(guessed.get(1)).isInstanceOf(ListedRow.class);
        assertThat(((ListedRow) said.get(0)).text()).isEqualTo("https://a/\u9996\u9875");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "GBK"})
    void loses_no_row_to_what_stands_in_another_column(String charset) throws SourceException {
        String text = "url,note\nhttps://a/1,caf\u00e9 \u00fcber\nhttps://a/2,\u00e9\n";

        assertThat(Readings.of(list(text, Charset.forName(charset), null)))
                .hasSize(2)
                .allMatch(ListedRow.class::isInstance);
    }

    @Test
    void does_not_take_other_text_for_chinese() {
        assertThat(GbkDetector.isLikely("caf\u00e9 \u00fcber stra\u00dfe".getBytes(StandardCharsets.ISO_8859_1)))
                .isFalse();
        assertThat(GbkDetector.isLikely("\u9996\u9875".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(GbkDetector.isLikely("plain".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(GbkDetector.isLikely("\u9996\u9875,news".getBytes(GBK))).isTrue();
        byte[] cutOff = "\u9996\u9875".getBytes(GBK);
        assertThat(GbkDetector.isLikely(java.util.Arrays.copyOf(cutOff, 3))).isTrue();
    }

    private static CsvTargetSource list(String text, Charset charset, @Nullable Charset said) {
        byte[] bytes = text.getBytes(charset);
        return new CsvTargetSource("urls.csv", () -> new ByteArrayInputStream(bytes), 1000, said, CsvHints.NONE);
    }
}
