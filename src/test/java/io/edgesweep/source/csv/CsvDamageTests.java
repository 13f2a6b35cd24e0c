package io.edgesweep.source.csv;

import static io.edgesweep.source.Readings.csv;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.UnreadableDocument;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.SourceException;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One broken row costs that row. */
class CsvDamageTests {

    private static final String GOOD = "\"https://a/%d\",\"ok\"\n";

    @Test
    void reads_on_at_the_next_line_where_a_closing_quote_is_missing_and_says_how_far_the_row_may_go()
            throws SourceException {
        List<ReadResult> readings =
                Readings.of(csv("\"url\",\"note\"\n" + good(1) + "\"https://a/2\",\"missing\n" + good(3) + good(4)));

        assertThat(listed(readings)).containsExactly("https://a/1", "https://a/3", "https://a/4");
        assertThat(readings.get(1))
                .isEqualTo(new UnreadableRow(
                        new Place("urls.csv", 3),
                        "\"https://a/2\",\"missing",
                        Reason.of("bad-row.endless", Reason.of("bad-row.misquoted"), "3", "4")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://a/2\",\"missing",
                "\"https://a/2\u201d,note",
                "\"https://a/2,\"note\"",
                "https://a/2,\"missing",
                "https://a/2,\"one\"two",
                "https://a/2,one,two",
                "https://a/2,\"one,\"\"two",
                "https://a/2,one,\"two\nlines\"",
            })
    void loses_that_row_alone_wherever_it_stands(String broken) throws SourceException {
        String rows = "url,note\n" + good(1) + broken + "\n";

        assertThat(listed(Readings.of(csv(rows + good(3) + "https://a/4,plain\n" + good(5)))))
                .containsExactly("https://a/1", "https://a/3", "https://a/4", "https://a/5");
        assertThat(listed(Readings.of(csv(rows)))).containsExactly("https://a/1");
        assertThat(listed(Readings.of(csv(rows + "https://a/3,\"two\nlines\"\n"))))
                .containsExactly("https://a/1", "https://a/3");
    }

    @Test
    void names_a_typographic_quote() throws SourceException {
        assertThat(Readings.of(csv("url,note\n\"https://a/2\u201d,x\nhttps://a/3,\n"))
                        .get(0))
                .isInstanceOfSatisfying(
                        UnreadableRow.class, row -> assertThat(Words.english().say(row.reason()))
                                .contains("a typographic quote, as word processors write it, closes nothing"));
    }

    @Test
    void loses_a_row_that_is_too_long_and_no_other() throws SourceException {
        String title = "x".repeat(1_200_000);

        List<ReadResult> readings =
                Readings.of(csv("url,title\nhttps://a/1,a\nhttps://a/2," + title + "\r\nhttps://a/3,b\n"));

        assertThat(listed(readings)).containsExactly("https://a/1", "https://a/3");
        assertThat(readings.get(1)).isInstanceOfSatisfying(UnreadableRow.class, row -> {
            assertThat(row.place().line()).isEqualTo(3);
            assertThat(row.text()).hasSize(1001);
            assertThat(Words.english().say(row.reason()))
                    .isEqualTo("is longer than 1048576 characters, the longest row that is read");
        });
        assertThat(readings.get(2).place().line()).isEqualTo(4);
    }

    @Test
    void loses_a_url_of_a_list_that_is_too_long_and_no_other() throws SourceException {
        List<ReadResult> readings =
                Readings.of(limited("https://a/1\nhttps://a/" + "x".repeat(70_000) + "\nhttps://a/3"));

        assertThat(listed(readings)).containsExactly("https://a/1");
        assertThat(listed(Readings.of(limited("https://a/1\nhttps://a/" + "x".repeat(7000) + "\nhttps://a/3"))))
                .containsExactly("https://a/1", "https://a/3");
    }

    @Test
    void reads_all_that_a_quote_without_an_end_had_swallowed() throws SourceException {
        StringBuilder text = new StringBuilder("url,note\nhttps://a/0,\"oh\n");
        for (int i = 1; i <= 500; i++) {
            text.append("https://a/").append(i).append(",\"\"\n");
        }

        List<ReadResult> readings = Readings.of(limited(text.toString()));

        assertThat(listed(readings)).hasSize(500).endsWith("https://a/500");
        assertThat(readings.get(0)).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .startsWith("is longer than 1000 characters, the longest row that is read. Where the row ends cannot be"
                        + " known, from line 2 to line "));
    }

    /** Each line keeps open what the one before has opened. Were each read as far as it goes, this would take hours. */
    @Test
    void reads_no_line_again_and_again_however_the_quotes_stand() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("url,note\na,\"\n" + "u\",x\",\",\n".repeat(100_000)));

        assertThat(readings).hasSizeGreaterThan(99_000).noneMatch(UnreadableDocument.class::isInstance);
    }

    @Test
    void finds_every_good_row_between_any_broken_ones() throws SourceException {
        String[] broken = {"\"a", "a,\"b", "a,b,c", "\"a\"b,c", "a,\"b\"\"", "\"a\u201d,b"};
        Random random = new Random(7);
        for (int file = 0; file < 500; file++) {
            StringBuilder text = new StringBuilder("url,note\n");
            int good = 0;
            for (int i = 0; i < 30; i++) {
                if (random.nextInt(4) == 0) {
                    text.append(broken[random.nextInt(broken.length)]).append('\n');
                } else {
                    text.append("https://a/").append(good++).append(",x\n");
                }
            }

            assertThat(listed(Readings.of(csv(text.toString()))))
                    .as(text.toString())
                    .hasSize(good);
        }
    }

    private static List<String> listed(List<ReadResult> readings) {
        return readings.stream()
                .filter(ListedRow.class::isInstance)
                .map(reading -> ((ListedRow) reading).text())
                .toList();
    }

    private static String good(int number) {
        return GOOD.formatted(number);
    }

    private static CsvTargetSource limited(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new CsvTargetSource("urls.csv", () -> new ByteArrayInputStream(bytes), 1000);
    }
}
