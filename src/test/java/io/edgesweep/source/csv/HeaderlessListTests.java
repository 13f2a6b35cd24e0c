package io.edgesweep.source.csv;

import static io.edgesweep.source.Readings.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgesweep.language.Words;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.SourceException;
import io.edgesweep.targets.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists without a header: a line of which more than a URL is known is never taken for one. */
class HeaderlessListTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a/1,2026-11-01|https://a/2,2026-11-02",
                "https://a/1,2026-11-01T10:00:00Z|https://a/2,2026-11-02 10:00",
                "https://a/1,|https://a/2,",
                "https://a/1;|https://a/2;",
                "https://a/1\tnews|https://a/2\tsport",
                "https://a/1, news|https://a/2, sport",
                "https://a/1,\"news\"|https://a/2,\"sport\"",
                "https://a/1,delete|https://a/2,invalidate",
                "2026-11-01,https://a/1|2026-11-02,https://a/2",
                "7;https://a/1;x|8;https://a/2;y",
                "\"https://a/1\"|\"https://a/2\"",
                "https://a/1|\"https://a/2\"",
                "\"https://a/1\"|https://a/2",
                "\"https://a/1\",\"x\"|\"https://a/2\",\"y\"",
                "# of today||https://a/1,2026-11-01|# more|https://a/2,2026-11-02",
            })
    void takes_the_one_column_that_holds_urls(String lines) throws SourceException {
        assertThat(texts(Readings.of(list(lines)))).containsExactly("https://a/1", "https://a/2");
    }

    @Test
    void keeps_the_other_columns_by_their_numbers() throws SourceException {
        List<ReadResult> readings = Readings.of(list("x,https://a/1,2026-11-01"));

        assertThat(readings).singleElement().isInstanceOfSatisfying(ListedRow.class, row -> assertThat(row.extra())
                .isEqualTo(Map.of("column 1", "x", "column 3", "2026-11-01")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a/b,c",
                "https://a/b,c|https://a/d|https://a/e",
                "https://a/b;v=1|https://a/d;v=2",
                "https://a/w=1,h=2/x.jpg|https://a/w=3,h=4/x.jpg",
                "https://a/?ids=1,2",
                "https://a/?title=A;B",
                "https://a/1|https://a/b;c|https://a/3",
                "https://a/1,2|https://a/\"x\"|not a url",
            })
    void takes_a_comma_for_a_part_of_the_url_where_the_lines_do_not_speak_against_it(String lines)
            throws SourceException {
        assertThat(texts(Readings.of(list(lines)))).containsExactly(lines.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a/1;news",
                "https://a/1,news|https://a/2,sport",
                "https://a/1;news|https://a/2;sport",
                "https://a/b,1.html|https://a/c,2.html|https://a/d,",
                "https://a/?id=1,2026-11-01|https://a/?id=2,2026-11-02",
            })
    void refuses_what_could_be_one_url_or_more_and_names_the_ways_out(String lines) {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Readings.of(list(lines)))
                .withMessageContaining("each line could be one URL, or a URL and more, separated by ")
                .withMessageContaining("delimiter: none or --delimiter none")
                .withMessageContaining("column: 1 or --column 1");
    }

    @Test
    void refuses_two_columns_of_urls() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Readings.of(list("https://a/1,https://b/1|https://a/2,https://b/2")))
                .withMessageContaining("the columns 1, 2 hold URLs; name the one with the targets by column: NUMBER");
    }

    @Test
    void rejects_a_single_line_that_holds_more_and_reads_the_others() throws SourceException {
        List<ReadResult> readings = Readings.of(list("https://a/1|https://a/2|https://a/3,2026-11-01|https://a/4"));

        assertThat(readings.get(2)).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .contains("holds more than a URL", "column:", "delimiter: none"));
        assertThat(texts(readings)).hasSize(4).contains("https://a/1", "https://a/2", "https://a/4");
    }

    @Test
    void rejects_a_row_of_a_table_with_more_fields_than_the_others() throws SourceException {
        List<ReadResult> readings =
                Readings.of(list("https://a/1,2026-11-01|https://a/b,c,2026-11-02|https://a/3,2026-11-03"));

        assertThat(readings.get(1)).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .startsWith("most rows have 2 fields, this row has 3"));
    }

    @Test
    void reads_a_header_that_is_a_comment() throws SourceException {
        List<ReadResult> readings = Readings.of(list("#url,kind,lastmod|https://a/1/,prefix,2026-11-01"));

        assertThat(readings).singleElement().isInstanceOfSatisfying(ListedRow.class, row -> {
            assertThat(row.text()).isEqualTo("https://a/1/");
            assertThat(row.kind()).isEqualTo("prefix");
            assertThat(row.lastmod()).isEqualTo("2026-11-01");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "# urls of today", "# url, and so on. Made by hand,2026"})
    void a_comment_above_a_list_or_a_header_is_none(String comment) throws SourceException {
        assertThat(texts(Readings.of(list("#" + comment + "|https://a/1|https://a/2"))))
                .containsExactly("https://a/1", "https://a/2");
        assertThat(texts(Readings.of(list("#" + comment + "|url,date|https://a/1,2026-11-01"))))
                .containsExactly("https://a/1");
    }

    @Test
    void takes_the_column_and_the_delimiter_that_were_named() throws SourceException {
        String table = "Old;New;url|https://a/1;https://b/1;https://c/1";

        assertThat(texts(Readings.of(list(table, "New", null)))).containsExactly("https://b/1");
        assertThat(texts(Readings.of(list(table, "new", ";")))).containsExactly("https://b/1");
        assertThat(texts(Readings.of(list(table, "1", null)))).containsExactly("https://a/1");
        assertThat(texts(Readings.of(list("https://a/1;news|https://a/2;sport", "1", null))))
                .containsExactly("https://a/1", "https://a/2");
        assertThat(texts(Readings.of(list("https://a/1,news|https://a/2,sport", null, ","))))
                .containsExactly("https://a/1", "https://a/2");
        assertThat(texts(Readings.of(list("https://a/1^x|https://a/2^y", null, "^"))))
                .containsExactly("https://a/1", "https://a/2");
        assertThat(texts(Readings.of(list("news;A|sport;B", "2", null)))).containsExactly("A", "B");
        assertThat(texts(Readings.of(list("https://a/1,2026-11-01|https://a/2,", null, "none"))))
                .containsExactly("https://a/1,2026-11-01", "https://a/2,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Our pages", "address", "www.example.com/0"})
    void loses_a_title_above_urls_alone(String title) throws Exception {
        List<ReadResult> readings =
                Readings.of(Readings.csv(title + "\nhttps://a/1\n\nhttps://a/2\nhttps://a/3,2026-11-01\n"));

        assertThat(Readings.texts(readings))
                .containsExactly(title, "https://a/1", "https://a/2", "https://a/3,2026-11-01");
        assertThat(readings.get(3)).isInstanceOf(UnreadableRow.class);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Readings.csv(title + "\nhttps://a/1,2026-11-01\nhttps://a/2,2026-11-01\n")
                        .open())
                .withMessageContaining("has no column url (or target) in its first line, but " + title);
    }

    @Test
    void says_so_when_there_is_no_such_column() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Readings.of(list("Old;New|https://a/1;https://b/1", "Newest", null)))
                .withMessageContaining("has no column Newest in its first line, but Old, New");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Readings.of(list("https://a/1;x|https://a/2;y", "3", null)))
                .withMessageContaining("has no column 3");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Readings.of(list("1,2;https://a/1|1,2;https://a/2", "2", null)))
                .withMessageContaining("',' or ';'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"www.example.com|img.example.com", "product-1|url-2", "\uFEFF# of the shop|sale|target-group"})
    void takes_each_line_for_a_host_or_a_tag_where_these_are_meant(String lines) throws Exception {
        String[] all = lines.split("[|]", -1);

        assertThat(Readings.texts(Readings.of(names(lines)))).endsWith(all[all.length - 2], all[all.length - 1]);
    }

    @Test
    void takes_no_line_for_a_tag_that_holds_more_than_one() throws Exception {
        List<ReadResult> readings = Readings.of(names("sale|news,sport|shop"));

        assertThat(readings).element(1).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .contains("holds more than a host or a tag", "--delimiter none"));
        assertThat(Readings.texts(readings)).containsExactly("sale", "news,sport", "shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tags|sale", "name;since|sale;2026", "host|www.example.com"})
    void takes_no_header_for_a_host_or_a_tag(String lines) {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> Readings.of(names(lines)))
                .withMessageContaining("has no column url (or target) in its first line")
                .withMessageContaining("or write one tag per line");
    }

    @Test
    void takes_urls_and_columns_for_what_they_are_where_tags_are_meant() throws Exception {
        assertThat(Readings.texts(Readings.of(names("https://a/1,2026-11-01|https://a/2,2026-11-02"))))
                .containsExactly("https://a/1", "https://a/2");
        assertThat(Readings.texts(Readings.of(names("since;target|2026;sale")))).containsExactly("sale");
    }

    /** Hosts or tags. A bar ends a line. */
    private static CsvTargetSource names(String lines) {
        return list(lines, new CsvHints(null, null, Kind.TAG));
    }

    /** A bar ends a line. */
    private static CsvTargetSource list(String lines) {
        return list(lines, null, null);
    }

    private static CsvTargetSource list(String lines, @Nullable String column, @Nullable String delimiter) {
        return list(lines, new CsvHints(column, delimiter, Kind.URL));
    }

    private static CsvTargetSource list(String lines, CsvHints hints) {
        byte[] bytes = (lines.replace('|', '\n') + "\n").getBytes(StandardCharsets.UTF_8);
        return new CsvTargetSource("urls.csv", () -> new ByteArrayInputStream(bytes), 1000, null, hints);
    }
}
