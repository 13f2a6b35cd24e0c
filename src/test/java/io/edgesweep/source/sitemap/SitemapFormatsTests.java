package io.edgesweep.source.sitemap;

import static io.edgesweep.source.Readings.problems;
import static io.edgesweep.source.Readings.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.settings.Fetches;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.stream.FeedTime;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats beside the plain sitemap. */
class SitemapFormatsTests {

    @TempDir
    private Path directory;

    @Test
    void reads_the_items_of_an_rss_feed() throws Exception {
        List<ReadResult> readings = read("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
                  <channel>
                    <title>News</title>
                    <link>https://a/</link>
                    <atom:link href="https://a/feed.xml" rel="self"/>
                    <item><title>1</title><link> https://a/1?x=1&amp;y=2 </link><pubDate>Tue, 24 Nov 2026 02:00:00 +0800</pubDate></item>
                    <item><guid>https://a/2</guid><pubDate>whenever</pubDate></item>
                    <item><guid isPermaLink="false">https://a/no</guid><link><![CDATA[https://a/3]]></link></item>
                    <item><guid isPermaLink="false">4711</guid><title>no link</title></item>
                  </channel>
                </rss>
                """);

        assertThat(texts(readings)).containsExactly("https://a/1?x=1&y=2", "https://a/2", "https://a/3", "");
        assertThat(((ListedRow) readings.get(0)).lastmod()).isEqualTo("2026-11-23T18:00:00Z");
        assertThat(((ListedRow) readings.get(1)).lastmod()).isEqualTo("whenever");
        assertThat(readings.get(3)).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .isEqualTo("has no link"));
        assertThat(readings.get(3).place().line()).isEqualTo(10);
    }

    @Test
    void reads_the_items_of_an_old_rss_feed() throws Exception {
        assertThat(texts(read("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                  <channel rdf:about="https://a/feed"><link>https://a/</link><items><rdf:Seq/></items></channel>
                  <item rdf:about="https://a/1"><link>https://a/1</link></item>
                </rdf:RDF>
                """))).containsExactly("https://a/1");
    }

    @Test
    void reads_the_entries_of_an_atom_feed() throws Exception {
        List<ReadResult> readings = read("""
                <feed xmlns="http://www.w3.org/2005/Atom">
                  <link href="https://a/"/>
                  <entry>
                    <link rel="edit" href="https://a/edit"/><link rel="alternate" href="https://a/1"/>
                    <published>2025-01-01T00:00:00Z</published><updated>2026-11-24T02:00:00Z</updated>
                  </entry>
                  <entry><link href="https://a/2"/><published>2026-11-22T02:00:00Z</published></entry>
                </feed>
                """);

        assertThat(readings)
                .extracting(reading -> ((ListedRow) reading).text() + " " + ((ListedRow) reading).lastmod())
                .containsExactly("https://a/1 2026-11-24T02:00:00Z", "https://a/2 2026-11-22T02:00:00Z");
    }

    @Test
    void reads_a_text_with_a_url_per_line() throws Exception {
        List<ReadResult> readings = read("\uFEFFhttps://a/1\r\n\r\nhttps://a/2\rnot a url\n");

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2", "not a url");
    }

    @Test
    void reads_a_text_whose_first_line_is_no_url() throws Exception {
        List<ReadResult> readings = read("Our pages\n\u00a0https://a/1\nhttps://a/2\n");

        assertThat(texts(readings)).containsExactly("Our pages", "\u00a0https://a/1", "https://a/2");
        assertThat(readings.get(2).place().line()).isEqualTo(3);
    }

    @Test
    void takes_the_date_of_an_entry_that_can_be_read() throws Exception {
        List<ReadResult> readings = read("""
                <feed>
                  <entry><link href="https://a/1"/><updated>soon</updated><published>2026-11-22</published></entry>
                  <entry><link href="https://a/2"/><published>2026-11-22</published><updated>soon</updated></entry>
                  <entry><link href="https://a/3"/><published>2026-11-22</published><updated>2026-11-23</updated></entry>
                </feed>
                """);

        assertThat(readings)
                .extracting(reading -> ((ListedRow) reading).lastmod())
                .containsExactly("2026-11-22", "2026-11-22", "2026-11-23");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss><channel><item><link>https://a/1</link></item><item><link>https://a/2?x=1&y=2</link></item>"
                        + "<item><link>https://a/3</link></item></channel></rss>",
                "<rss>\n<channel><item><link>https://a/1</link></item><item><link>https://a/2?x=1&y=2</link></item>"
                        + "</channel><channel><item><link>https://a/3</link></item></channel></rss>",
                "<feed><entry><link href='https://a/1'/></entry><entry><link href='https://a/2?x=1&y=2'/></entry>"
                        + "<entry><link href='https://a/3'/></entry></feed>",
            })
    void loses_of_a_feed_the_entry_alone_that_is_broken(String feed) throws Exception {
        List<ReadResult> readings = read(feed);

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2?x=1&y=2", "https://a/3");
        assertThat(readings.get(1)).isInstanceOf(UnreadableRow.class);
        assertThat(readings.get(2)).isInstanceOf(ListedRow.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void reads_xml_in_utf_16(String charset) throws Exception {
        String xml =
                (charset.equals("UTF-16") ? "" : "\uFEFF") + "<urlset><url><loc>https://a/\u00e9</loc></url></urlset>";
        Path file = Files.write(directory.resolve("sitemap.xml"), xml.getBytes(Charset.forName(charset)));

        assertThat(texts(Readings.of(SitemapTargetSource.ofFile(file, FetchSettings.DEFAULT.sizes()))))
                .containsExactly("https://a/\u00e9");
    }

    @Test
    void stops_at_the_limit_of_a_text_too() throws Exception {
        Path file = write("https://a/1\nhttps://a/2\nhttps://a/3\n");

        List<ReadResult> readings = Readings.of(SitemapTargetSource.ofFile(file, Fetches.sizes(10, 2, 1000)));

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2");
        assertThat(problems(readings)).singleElement().asString().contains(":3 lists more than 2 URLs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''         | https://a/1",
                "IMAGES     | https://a/1 https://a/1.png https://a/2.png",
                "VIDEOS     | https://a/1 https://a/thumb.jpg https://a/1.mp4 https://a/player",
                "ALTERNATES | https://a/1 https://a/de https://m.a/1",
            })
    void reads_beside_the_pages_what_the_job_asks_for(String also, String expected) throws Exception {
        Path file = write("""
                <urlset xmlns:image="i" xmlns:v="video" xmlns:xhtml="x" xmlns:news="n">
                <url>
                  <image:image><image:loc>https://a/1.png</image:loc><image:caption>1</image:caption></image:image>
                  <image:image><image:loc>https://a/2.png</image:loc><image:license>https://l/</image:license></image:image>
                  <loc>https://a/1</loc>
                  <v:video><v:thumbnail_loc>https://a/thumb.jpg</v:thumbnail_loc><v:content_loc>https://a/1.mp4</v:content_loc>
                    <v:player_loc allow_embed="yes">https://a/player</v:player_loc></v:video>
                  <xhtml:link rel="alternate" hreflang="de" href="https://a/de"/>
                  <xhtml:link rel="alternate" media="only screen and (max-width: 640px)" href=" https://m.a/1 "/>
                  <xhtml:link rel="canonical" href="https://a/canonical"/>
                  <news:news><news:title>1</news:title></news:news>
                  <lastmod>2026-11-24</lastmod>
                </url>
                </urlset>
                """);
        Set<SitemapExtra> wanted = also.isEmpty() ? Set.of() : Set.of(SitemapExtra.valueOf(also));

        List<ReadResult> readings =
                Readings.of(SitemapTargetSource.ofFile(file, FetchSettings.DEFAULT.sizes(), wanted));

        assertThat(texts(readings)).containsExactly(expected.split(" "));
        assertThat(readings).allSatisfy(reading -> assertThat(((ListedRow) reading).lastmod())
                .isEqualTo("2026-11-24"));
    }

    @Test
    void does_not_take_a_line_of_a_text_for_a_url_that_holds_more_than_one() throws Exception {
        List<ReadResult> readings = read("https://a/1\nhttps://a/2,2026-11-01\nhttps://a/b,c\n");

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2,2026-11-01", "https://a/b,c");
        assertThat(readings.get(1)).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .startsWith("holds more than a URL"));
        assertThat(readings.get(2)).isInstanceOf(ListedRow.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-24                      | 2026-11-24",
                "2026-11-24T02:00+08:00          | 2026-11-24T02:00+08:00",
                "Tue, 24 Nov 2026 02:00:00 GMT   | 2026-11-24T02:00:00Z",
                "Mon, 24 Nov 2026 02:00:00 GMT   | 2026-11-24T02:00:00Z",
                "24 Nov 2026 02:00 EST           | 2026-11-24T07:00:00Z",
                "Tue,  24 Nov 26 02:00:00 -0700  | 2026-11-24T09:00:00Z",
            })
    void understands_the_times_of_feeds(String text, String expected) {
        assertThat(FeedTime.w3c(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "24 Nov 2026", "32 Nov 2026 02:00:00 GMT", "Tue, 24 Nov 2026 02:00:00 XYZ"})
    void leaves_out_a_time_that_nobody_understands(String text) {
        assertThat(FeedTime.w3c(text)).isNull();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("sitemap.xml"), text);
    }

    private List<ReadResult> read(String text) throws Exception {
        return Readings.of(SitemapTargetSource.ofFile(write(text), FetchSettings.DEFAULT.sizes()));
    }
}
