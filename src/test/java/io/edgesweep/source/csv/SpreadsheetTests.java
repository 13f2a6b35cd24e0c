package io.edgesweep.source.csv;

import static io.edgesweep.source.Readings.csv;
import static io.edgesweep.source.Readings.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Excel and its like make of a list. */
class SpreadsheetTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\r\nurl;kind\r\nhttps://a/1;url\r\n",
                "\uFEFFsep=;\r\nurl;kind\r\nhttps://a/1;url\r\n",
                "sep=,\r\nurl,kind\r\nhttps://a/1,url\r\n",
                "\"sep=;\"\nurl;kind\nhttps://a/1;url\n",
                "SEP=\t\nurl\tkind\nhttps://a/1\turl\n",
                "sep=;;\nurl;kind\nhttps://a/1;url\n",
                "sep=|\nhttps://a/1|x\n",
                "sep=^\nurl^kind\nhttps://a/1^url\n",
                "sep=;\n#url;kind\nhttps://a/1;url\n",
            })
    void takes_the_delimiter_that_the_first_line_names(String text) throws SourceException {
        assertThat(Readings.of(csv(text))).singleElement().isInstanceOfSatisfying(ListedRow.class, row -> assertThat(
                        row.text())
                .isEqualTo("https://a/1"));
    }

    @Test
    void passes_such_a_first_line_of_a_bare_list_over() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("sep=,\nhttps://a/1\nhttps://a/2\n"));

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2");
        assertThat(readings.get(0).place().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {",,", ";;", "\t\t", " , , ", "\"\",\"\",\"\"", "\u00a0,,", ",,,,,,"})
    void takes_rows_of_delimiters_alone_for_blank(String blank) throws SourceException {
        String text = blank + "\nurl,kind,note\n" + blank + "\nhttps://a/1,url,x\n" + blank + "\n" + blank + "\n";

        assertThat(texts(Readings.of(csv(blank.contains("\"") ? text.substring(text.indexOf('\n') + 1) : text))))
                .containsExactly("https://a/1");
        assertThat(texts(Readings.of(csv("https://a/1\n" + (blank.contains("\"") ? "" : blank) + "\n"))))
                .containsExactly("https://a/1");
    }

    @Test
    void does_not_care_for_a_delimiter_at_the_end_of_each_line() throws SourceException {
        String rows = "https://a/1,url,\nhttps://a/2,url,,\nhttps://a/3,url\n";

        assertThat(Readings.of(csv("url,kind\n" + rows))).hasSize(3).allMatch(ListedRow.class::isInstance);
        assertThat(Readings.of(csv("url,kind,\n" + rows)))
                .hasSize(3)
                .allSatisfy(row -> assertThat(((ListedRow) row).extra()).isEmpty());
        assertThat(Readings.of(csv("#url,kind,\n" + rows))).hasSize(3).allMatch(ListedRow.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF\uFEFFurl,kind",
                "\uFEFF\uFEFF\"url\",kind",
                "url\u200b,kind",
                "\u200eurl,kind\u00ad",
                "\u00a0url\u00a0,\u2060kind",
                "\u202aurl\u202c,kind",
            })
    void knows_the_names_of_columns_though_something_unseen_stands_around_them(String header) throws SourceException {
        assertThat(Readings.of(csv(header + "\nhttps://a/1,\u200bprefix\u00a0\n")))
                .singleElement()
                .isInstanceOfSatisfying(ListedRow.class, row -> {
                    assertThat(row.kind()).isEqualTo("prefix");
                    assertThat(row.extra()).isEmpty();
                });
    }

    @Test
    void calls_other_columns_by_what_can_be_seen_of_their_names() throws SourceException {
        assertThat(((ListedRow) Readings.of(csv("url,\u200bnote\u00a0\nhttps://a/1,x\n"))
                                .get(0))
                        .extra())
                .isEqualTo(Map.of("note", "x"));
    }

    @Test
    void drops_the_byte_order_mark_of_a_file_that_was_joined_to_another() throws SourceException {
        assertThat(texts(Readings.of(csv("url,note\nhttps://a/1,x\n\uFEFF\"https://a/2\",\"y\"\n"))))
                .containsExactly("https://a/1", "https://a/2");
    }

    @Test
    void says_what_to_save_a_workbook_as() throws IOException {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> csv(zip("[Content_Types].xml")).open())
                .withMessageContaining("urls.csv: is a workbook of a spreadsheet program")
                .withMessageContaining("save it as \"CSV UTF-8 (comma delimited)\", and give that file");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> csv(zip("xl/workbook.xml")).open())
                .withMessageContaining("save it as");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> csv(zip("urls.csv")).open())
                .withMessageContaining("is a zip archive; unzip it");
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1};
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> csv(old).open())
                .withMessageContaining("is a workbook of an old Excel");
    }

    private static byte[] zip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
