package io.edgesweep.source.csv;

import static io.edgesweep.source.Readings.csv;
import static io.edgesweep.source.Readings.gzip;
import static io.edgesweep.source.Readings.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.edgesweep.language.Words;
import io.edgesweep.source.InputSupplier;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.SourceException;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTargetSourceTests {

    @Test
    void reads_every_column_that_it_knows_and_keeps_the_others() throws SourceException {
        CsvTargetSource source = csv("""
                Owner,url,kind,method,priority,lastmod,site,Ticket No
                Ann,https://a/1,url,delete,9,2026-11-22,www,
                ,https://a/2,,,,,,=1+1
                """);

        List<ReadResult> readings = Readings.of(source);

        assertThat(readings)
                .containsExactly(
                        new ListedRow(
                                new Place("urls.csv", 2),
                                "https://a/1",
                                "url",
                                "delete",
                                "9",
                                "2026-11-22",
                                "www",
                                Map.of("Owner", "Ann")),
                        new ListedRow(
                                new Place("urls.csv", 3),
                                "https://a/2",
                                null,
                                null,
                                null,
                                null,
                                null,
                                Map.of("Ticket No", "=1+1")));
    }

    @Test
    void keeps_other_columns_in_the_order_of_the_header() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("z,y,url,x\n1,2,https://a/,3\n"));

        assertThat(((ListedRow) readings.get(0)).extra())
                .containsExactly(entry("z", "1"), entry("y", "2"), entry("x", "3"));
    }

    @Test
    void calls_other_columns_without_a_name_of_their_own_by_their_number() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("url,,note,note\nhttps://a/,1,2,3\n"));

        assertThat(((ListedRow) readings.get(0)).extra())
                .containsExactly(entry("column 2", "1"), entry("note", "2"), entry("column 4", "3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url,note",
                "target,note",
                " URL , note ",
                "\uFEFFurl,note",
                "\uFEFF\"Target\",note",
                "url;note",
                "url\tnote",
                "\"url\";\"a,b,c\"",
            })
    void finds_the_column_and_the_delimiter_in_the_header(String header) throws SourceException {
        String delimiter = header.contains(";") ? ";" : header.contains("\t") ? "\t" : ",";

        List<ReadResult> readings = Readings.of(csv(header + "\nhttps://a/1" + delimiter + "x\n"));

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(((ListedRow) readings.get(0)).extra()).containsValue("x");
    }

    @Test
    void lets_a_semicolon_be_part_of_a_name_when_the_comma_shows_the_column() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("a;b,url\n1,https://a/;x=1\n"));

        assertThat(texts(readings)).containsExactly("https://a/;x=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void takes_every_line_break_and_tells_the_line_where_a_record_starts(String lineBreak) throws SourceException {
        String text = String.join(
                lineBreak,
                "# made by hand",
                "",
                "url,note",
                "https://a/1,one",
                "",
                "# another,comment",
                "   ",
                "\"https://a/2\",\"two",
                "",
                "# no comment",
                "lines\"",
                "https://a/3,\"say \"\"three\"\"\"");

        List<ReadResult> all = Readings.of(csv(text));
        List<ReadResult> readings = Readings.rows(all);

        assertThat(Readings.comments(all)).containsExactly("1 # made by hand", "6 # another,comment");
        assertThat(readings).extracting(reading -> reading.place().line()).containsExactly(4L, 8L, 12L);
        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2", "https://a/3");
        String inside = lineBreak.equals("\r") ? "\n" : lineBreak;
        assertThat(((ListedRow) readings.get(1)).extra())
                .containsEntry("note", "two" + inside + inside + "# no comment" + inside + "lines");
        assertThat(((ListedRow) readings.get(2)).extra()).containsEntry("note", "say \"three\"");
    }

    @Test
    void reads_a_header_whose_quoted_name_runs_over_two_lines() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("url,\"a\nb\"\nhttps://a/1,x\n"));

        assertThat(((ListedRow) readings.get(0)).extra()).containsExactly(entry("a\nb", "x"));
        assertThat(readings.get(0).place().line()).isEqualTo(3);
    }

    @Test
    void takes_a_row_with_too_few_or_too_many_fields_for_unreadable_as_it_was_written() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("url,kind\nhttps://a/1\nhttps://a/2,url,x\nhttps://a/3,url\n"));

        assertThat(readings)
                .containsExactly(
                        new UnreadableRow(
                                new Place("urls.csv", 2), "https://a/1", Reason.of("bad-row.fields-of-header", 2, 1)),
                        new UnreadableRow(
                                new Place("urls.csv", 3),
                                "https://a/2,url,x",
                                Reason.of("bad-row.fields-of-header", 2, 3)),
                        new ListedRow(
                                new Place("urls.csv", 4), "https://a/3", "url", null, null, null, null, Map.of()));
    }

    @Test
    void leaves_an_empty_target_to_the_intake() throws SourceException {
        assertThat(texts(Readings.of(csv("url\n\"\"\n")))).containsExactly("");
        assertThat(texts(Readings.of(csv("url,note\n,x\n")))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "\uFEFF", "url\n", "url"})
    void takes_a_file_without_rows_for_an_empty_source(String text) throws SourceException {
        assertThat(Readings.rows(Readings.of(csv(text)))).isEmpty();
    }

    @Test
    void says_which_columns_there_are_when_none_holds_the_targets() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> csv("Address;Kind\nhttps://a/1;url\n").open())
                .withMessage("urls.csv: has no column url (or target) in its first line, but Address, Kind; name the"
                        + " column that holds the targets by column: or --column, or write one URL per line without a"
                        + " header")
                .satisfies(e -> assertThat(e.place()).isEqualTo(new Place("urls.csv", 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"url,target", "url,URL", "url,kind,Kind"})
    void refuses_two_columns_that_mean_the_same(String header) {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> csv(header + "\n").open())
                .withMessageContaining("has two columns for the ");
    }

    @Test
    void reads_a_file_of_one_url_per_line() throws SourceException {
        String text = "\uFEFF# purge these\nHTTPS://a/1,2\n\n  https://a/\"x\"  \r\nnot a url\n";

        List<ReadResult> readings = Readings.rows(Readings.of(csv(text)));

        assertThat(readings)
                .containsExactly(
                        ListedRow.of(new Place("urls.csv", 2), "HTTPS://a/1,2"),
                        ListedRow.of(new Place("urls.csv", 4), "https://a/\"x\""),
                        ListedRow.of(new Place("urls.csv", 5), "not a url"));
    }

    @Test
    void unzips_a_file_by_its_first_bytes_and_can_read_it_again(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("urls.csv"), gzip("url\nhttps://a/1\n"));
        CsvTargetSource source = new CsvTargetSource(file);

        assertThat(texts(Readings.of(source))).containsExactly("https://a/1");
        assertThat(texts(Readings.of(source))).containsExactly("https://a/1");
        assertThat(source.name()).isEqualTo(file.toString());
    }

    @Test
    void says_what_to_do_when_there_is_no_such_file(@TempDir Path directory) {
        Path file = directory.resolve("missing.csv");

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> new CsvTargetSource(file).open())
                .withMessage(file + ": there is no such file; check its name and the directory that edgesweep was"
                        + " started in");
    }

    @Test
    void reads_nothing_after_it_was_closed() throws SourceException {
        for (String text : List.of("url\nhttps://a/1\n", "https://a/1\n")) {
            RowReader reader = csv(text).open();

            reader.close();

            assertThat(reader.read()).isNull();
        }
    }

    @Test
    void closes_its_input_even_when_it_cannot_be_read() {
        AtomicBoolean closed = new AtomicBoolean();
        InputSupplier input = () -> new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> new CsvTargetSource("urls.csv", input, 100).open())
                .withMessage("urls.csv: could not be read: disk on fire; check its disk");
        assertThat(closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void goes_by_the_byte_order_mark_before_the_charset_that_was_named(String charset) throws SourceException {
        byte[] bytes = "\uFEFFurl;kind\r\nhttps://a/\u00e9;url\r\n".getBytes(Charset.forName(charset));

        assertThat(texts(Readings.of(inCharset(bytes, StandardCharsets.ISO_8859_1))))
                .containsExactly("https://a/\u00e9");
    }

    @Test
    void reads_text_without_a_mark_in_the_charset_that_was_named() throws SourceException {
        byte[] latin = "url\nhttps://a/\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "url\nhttps://a/\u00e9\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(texts(Readings.of(inCharset(latin, StandardCharsets.ISO_8859_1))))
                .containsExactly("https://a/\u00e9");
        assertThat(texts(Readings.of(inCharset(wide, StandardCharsets.UTF_16LE))))
                .containsExactly("https://a/\u00e9");
    }

    @Test
    void names_the_charset_that_a_row_does_not_keep_to() throws SourceException {
        List<ReadResult> readings = Readings.of(inCharset(
                "https://a/1\nhttps://a/\u00e9\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.US_ASCII));

        assertThat(readings.get(0)).isInstanceOf(ListedRow.class);
        assertThat(readings.get(1)).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .startsWith("holds bytes that are not US-ASCII"));
    }

    @Test
    void says_so_when_a_file_is_utf_16_and_nothing_says_it() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(
                        () -> csv("url\n".getBytes(StandardCharsets.UTF_16LE)).open())
                .withMessage(
                        "urls.csv: looks like UTF-16 without a byte order mark; name its charset, or save the file as UTF-8");
    }

    private static CsvTargetSource inCharset(byte[] bytes, Charset charset) {
        return new CsvTargetSource("urls.csv", () -> new ByteArrayInputStream(bytes), 1000, charset, CsvHints.NONE);
    }
}
