package io.edgesweep.source.sitemap;

import static io.edgesweep.source.Readings.gzip;
import static io.edgesweep.source.Readings.index;
import static io.edgesweep.source.Readings.problems;
import static io.edgesweep.source.Readings.texts;
import static io.edgesweep.source.Readings.urlset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgesweep.language.Words;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.Note;
import io.edgesweep.source.ReadResult.UnreadableDocument;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.TargetSource;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapTargetSourceTests {

    @TempDir
    private Path directory;

    @Test
    void reads_each_url_with_its_line_and_lastmod() throws Exception {
        Path file = write("sitemap.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                  <url>
                    <loc> https://a/1?x=1&amp;y=2 </loc>
                    <lastmod>2026-11-22</lastmod>
                    <changefreq>daily</changefreq>
                    <priority>0.8</priority>
                  </url>
                  <url><lastmod/><loc><![CDATA[https://a/2?x=1&y=2]]></loc></url>
                  <!-- a comment --><url><loc>https://a/<!-- another -->&#51;&#x2F;</loc></url>
                </urlset>
                """);

        List<ReadResult> readings = read(file);

        assertThat(readings)
                .containsExactly(
                        ListedRow.of(new Place(file.toString(), 3), "https://a/1?x=1&y=2", "2026-11-22"),
                        ListedRow.of(new Place(file.toString(), 9), "https://a/2?x=1&y=2"),
                        ListedRow.of(new Place(file.toString(), 10), "https://a/3/"));
    }

    @Test
    void does_not_take_the_loc_of_a_picture_for_the_pages() throws Exception {
        Path file = write("sitemap.xml", """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                  <url>
                    <image:image><image:loc>https://a/picture.png</image:loc><loc>https://a/other.png</loc></image:image>
                    <image:loc>https://a/stray.png</image:loc>
                    <loc>https://a/1</loc>
                    <xhtml:link rel="alternate" hreflang="de" href="https://a/de"/>
                    <image:image><image:loc>https://a/last.png</image:loc></image:image>
                  </url>
                  <loc>https://a/nowhere</loc>
                </urlset>
                """);

        assertThat(read(file)).containsExactly(ListedRow.of(new Place(file.toString(), 3), "https://a/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<urlset><url><loc>https://a/1</loc></url></urlset>",
                "<urlset xmlns='https://sitemaps.org/wrong'><url xmlns='other'><loc>https://a/1</loc></url></urlset>",
                "<s:urlset xmlns:s='x'><s:url><s:loc>https://a/1</s:loc></s:url></s:urlset>",
                "<s:urlset><url><loc>https://a/1</loc></url></s:urlset>",
                "\uFEFF<urlset><url><loc>https://a/1</loc></url></urlset>",
                "<!DOCTYPE urlset><urlset><url><loc>https://a/1</loc></url></urlset>",
            })
    void takes_a_namespace_that_is_missing_or_wrong(String xml) throws Exception {
        assertThat(texts(read(write("sitemap.xml", xml)))).containsExactly("https://a/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n\r\n",
                "   ",
                "\uFEFF\n",
                "\uFEFF\uFEFF",
                "<!-- made at 02:00 by <?xml -->\n",
                "<!--a--> <!--b-->",
            })
    void passes_over_what_stands_before_the_declaration_and_tells_it(String before) throws Exception {
        Path file = write("sitemap.xml", before + urlset("https://a/1"));
        long lines = before.chars().filter(c -> c == '\n').count();

        List<ReadResult> readings = read(file);

        assertThat(readings.get(0)).isInstanceOfSatisfying(Note.class, note -> {
            assertThat(note.place()).isEqualTo(new Place(file.toString(), 0));
            assertThat(Words.english().say(note.what()))
                    .startsWith("begins with something else than its XML declaration");
        });
        assertThat(readings.subList(1, readings.size()))
                .containsExactly(ListedRow.of(new Place(file.toString(), 3 + lines), "https://a/1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n<!-- no declaration -->\n"})
    void tells_nothing_of_what_may_stand_at_the_beginning(String before) throws Exception {
        String xml =
                before.contains("!--") ? urlset("https://a/1").replaceFirst("<\\?.*\\?>", "") : urlset("https://a/1");

        assertThat(read(write("sitemap.xml", before + xml))).singleElement().isInstanceOf(ListedRow.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1,   ISO-8859-1,   \u00fc",
        "gb2312,       GB18030,      \u4e2d\u3400",
        "windows-1251, windows-1251, \u0436",
        "UTF-16,       UTF-8,        \u00fc",
        "nonsense,     UTF-8,        \u00fc",
    })
    void goes_by_the_declared_encoding_as_far_as_it_can_be_true(String declared, String written, String letters)
            throws Exception {
        String xml = "\n<?xml version='1.0' encoding='" + declared + "'?><urlset><url><loc>https://a/" + letters
                + "</loc></url></urlset>";
        Path file = Files.write(directory.resolve("sitemap.xml"), xml.getBytes(Charset.forName(written)));

        assertThat(texts(read(file))).containsExactly("https://a/" + letters);
    }

    @Test
    void goes_by_the_encoding_that_the_document_declares() throws Exception {
        String xml =
                "<?xml version='1.0' encoding='ISO-8859-1'?><urlset><url><loc>https://a/\u00fc</loc></url></urlset>";
        Path file = Files.write(directory.resolve("sitemap.xml"), xml.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(texts(read(file))).containsExactly("https://a/\u00fc");
    }

    @Test
    void takes_a_url_without_a_loc_for_unreadable_and_the_first_of_two() throws Exception {
        Path file = write("sitemap.xml", """
                <urlset>
                <url><lastmod>2026</lastmod></url>
                <url><loc>&#160;</loc></url>
                <url/>
                <url><loc>https://a/1</loc><loc>https://a/2</loc></url>
                <url><loc>https://a/3</loc></url>
                </urlset>
                """);

        List<ReadResult> readings = read(file);

        assertThat(readings)
                .containsExactly(
                        new UnreadableRow(new Place(file.toString(), 2), "", Reason.of("bad-row.no-loc")),
                        new UnreadableRow(new Place(file.toString(), 3), "", Reason.of("bad-row.no-loc")),
                        new UnreadableRow(new Place(file.toString(), 4), "", Reason.of("bad-row.no-loc")),
                        ListedRow.of(
                                new Place(file.toString(), 5), "https://a/1", null, Map.of("other loc", "https://a/2")),
                        ListedRow.of(new Place(file.toString(), 6), "https://a/3"));
    }

    @Test
    void unzips_a_file_by_its_first_bytes() throws Exception {
        Path file = Files.write(directory.resolve("sitemap.xml"), gzip(urlset("https://a/1")));

        assertThat(texts(read(file))).containsExactly("https://a/1");
    }

    @Test
    void reads_the_sitemaps_of_an_index_one_after_the_other_from_the_files_beside_it() throws Exception {
        Path index = write(
                "index.xml",
                index("https://www.example.com/deep/a.xml", "https://www.example.com/inner.xml?v=1", "c%20c.xml.gz"));
        write("a.xml", urlset("https://a/1", "https://a/2"));
        write("inner.xml", index("https://www.example.com/b.xml"));
        write("b.xml", urlset("https://a/3"));
        Files.write(directory.resolve("c c.xml.gz"), gzip(urlset("https://a/4")));

        List<ReadResult> readings = read(index);

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2", "https://a/3", "https://a/4");
        assertThat(readings).hasSize(4);
        assertThat(readings.get(2).place())
                .isEqualTo(new Place(directory.resolve("b.xml").toString(), 3));
    }

    @Test
    void goes_on_after_a_sitemap_that_is_missing_and_names_it_and_its_index() throws Exception {
        Path index = write("index.xml", index("https://www.example.com/gone.xml", "https://www.example.com/a.xml"));
        write("a.xml", urlset("https://a/1"));

        List<ReadResult> readings = read(index);

        assertThat(readings)
                .containsExactly(
                        new UnreadableDocument(
                                new Place(index.toString(), 3),
                                Reason.of(
                                        "source.not-beside",
                                        "https://www.example.com/gone.xml",
                                        directory.resolve("gone.xml"))),
                        ListedRow.of(new Place(directory.resolve("a.xml").toString(), 3), "https://a/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.xml",
                "https://www.example.com/../secret.xml",
                "https://www.example.com/..%2Fsecret.xml",
                "https://www.example.com/%2e%2e%2Fsecret.xml",
                "https://www.example.com/..%5Csecret.xml",
                "https://www.example.com/%2e%2e",
                "https://www.example.com/%0A%2F..%2F..%2Fsecret.xml",
                "https://www.example.com/..%2F%0Asecret.xml",
                "https://www.example.com/..",
                "https://www.example.com/",
                "https://www.example.com/sitemaps/",
                "https://www.example.com/a%00.xml",
                "file:///etc/passwd",
                "",
            })
    void never_leaves_the_directory_of_an_index(String loc) throws Exception {
        write("secret.xml", urlset("https://a/secret"));
        Files.createDirectory(directory.resolve("inner"));
        Path index = write("inner/index.xml", index(loc));

        List<ReadResult> readings = read(index);

        assertThat(texts(readings)).isEmpty();
        assertThat(problems(readings)).hasSize(1);
    }

    @Test
    void says_what_an_index_lacks_when_it_lists_a_sitemap_without_loc() throws Exception {
        Path index = write("index.xml", "<sitemapindex>\n<sitemap><lastmod>2026</lastmod></sitemap></sitemapindex>");

        assertThat(problems(read(index))).containsExactly(index + ":2 lists a sitemap that has no loc");
    }

    @Test
    void says_what_to_do_when_there_is_no_such_file() {
        Path file = directory.resolve("missing.xml");

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> source(file).open())
                .withMessageStartingWith(file + ": there is no such file");
    }

    @Test
    void can_be_read_again_and_closed_early() throws Exception {
        TargetSource source = source(write("sitemap.xml", urlset("https://a/1", "https://a/2")));

        RowReader reader = source.open();
        assertThat(reader.read()).isNotNull();
        reader.close();

        assertThat(reader.read()).isNull();
        assertThat(texts(Readings.of(source))).hasSize(2);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static List<ReadResult> read(Path file) throws SourceException {
        return Readings.of(source(file));
    }

    private static TargetSource source(Path file) {
        return SitemapTargetSource.ofFile(file, FetchSettings.DEFAULT.sizes());
    }
}
