package io.edgesweep.source.sitemap;

import static io.edgesweep.source.Readings.gzip;
import static io.edgesweep.source.Readings.index;
import static io.edgesweep.source.Readings.problems;
import static io.edgesweep.source.Readings.texts;
import static io.edgesweep.source.Readings.urlset;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.edgesweep.language.Words;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.settings.FetchSettings.Sizes;
import io.edgesweep.settings.Fetches;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.WebServer;
import io.edgesweep.source.fetch.DocumentSource.Opened;
import io.edgesweep.source.sitemap.SitemapFormat.Listed;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapHostileInputTests {

    private static final Sizes DEFAULTS = FetchSettings.DEFAULT.sizes();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path directory;

    @Test
    void does_not_blow_up_an_entity() throws Exception {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE urlset [<!ENTITY e0 'lol'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
        }
        bomb.append("]>\n<urlset>\n<url><loc>&e29;</loc></url>\n<url><loc>https://a/&e29;</loc></url>\n"
                + "<url><loc>https://a/1</loc></url></urlset>");

        List<ReadResult> readings = read(write("sitemap.xml", bomb.toString()));

        assertThat(texts(readings)).containsExactly("", "https://a/", "https://a/1");
        assertThat(readings.get(1)).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .isEqualTo("has a loc with &e29; which is not resolved, for safety; write '&' itself as &amp;"));
    }

    @Test
    void fetches_nothing_that_a_document_asks_for() throws Exception {
        Path secret = write("secret.txt", "secret");
        try (WebServer server = new WebServer()) {
            Path file = write("sitemap.xml", """
                    <?xml version="1.0"?>
                    <?xml-stylesheet href="%1$s/style.xsl" type="text/xsl"?>
                    <!DOCTYPE urlset SYSTEM "%1$s/sitemap.dtd" [
                      <!ENTITY web SYSTEM "%1$s/entity">
                      <!ENTITY file SYSTEM "%2$s">
                      <!ENTITY %% parameter SYSTEM "%1$s/parameter"> %%parameter;
                    ]>
                    <urlset xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:schemaLocation="x %1$s/sitemap.xsd" xmlns:xi="http://www.w3.org/2001/XInclude">
                      <xi:include href="%1$s/included"/>
                      <url><loc>&web;</loc></url><url><loc>&file;</loc></url><url><loc>https://a/1</loc></url>
                    </urlset>
                    """.formatted(server.url(""), secret.toUri()));

            List<ReadResult> readings = read(file);

            assertThat(texts(readings)).containsExactly("", "", "https://a/1");
            assertThat(server.paths()).isEmpty();
        }
    }

    @Test
    void never_asks_the_network_for_the_sitemaps_of_an_index_that_is_a_file() throws Exception {
        try (WebServer server = new WebServer()) {
            server.answer("/a.xml", urlset("https://a/1"));
            Path index = write("index.xml", index(server.url("/a.xml")));

            List<ReadResult> readings = read(index);

            assertThat(problems(readings)).hasSize(1);
            assertThat(server.paths()).isEmpty();
        }
    }

    @Test
    void reads_an_index_that_lists_itself_once() throws Exception {
        Path index = write("index.xml", index("https://a/index.xml", "https://a/a.xml", "https://a/a.xml"));
        write("a.xml", urlset("https://a/1"));

        List<ReadResult> readings = read(index);

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(problems(readings))
                .containsExactly(
                        index + ":3 lists " + index + ", which was listed before; it is read once",
                        index + ":5 lists " + directory.resolve("a.xml")
                                + ", which was listed before; it is read once");
    }

    @Test
    void ends_a_loop_of_two_indexes() throws Exception {
        Path index = write("1.xml", index("2.xml"));
        write("2.xml", index("1.xml", "a.xml"));
        write("a.xml", urlset("https://a/1"));

        List<ReadResult> readings = read(index);

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(problems(readings)).hasSize(1);
    }

    @Test
    void opens_no_index_that_lies_too_deep() throws Exception {
        Path index = write("1.xml", index("2.xml", "a.xml"));
        write("2.xml", index("3.xml", "b.xml"));
        write("3.xml", index("4.xml", "c.xml"));
        write("4.xml", index("d.xml"));
        for (String name : List.of("a", "b", "c", "d")) {
            write(name + ".xml", urlset("https://a/" + name));
        }

        List<ReadResult> readings = read(index);

        assertThat(texts(readings)).containsExactly("https://a/c", "https://a/b", "https://a/a");
        assertThat(problems(readings))
                .containsExactly(directory.resolve("4.xml")
                        + " is an index within 3 others; no more are opened (fetch.depth). Have it"
                        + " flattened, or raise that (listed at " + directory.resolve("3.xml") + ":3)");
    }

    @Test
    void opens_no_more_documents_than_allowed() throws Exception {
        Path index = write("index.xml", index("a.xml", "b.xml", "c.xml", "d.xml"));
        for (String name : List.of("a", "b", "c", "d")) {
            write(name + ".xml", urlset("https://a/" + name));
        }

        List<ReadResult> readings =
                Readings.of(SitemapTargetSource.ofFile(index, Fetches.sizes(3, 50_000, 52_428_800)));

        assertThat(texts(readings)).containsExactly("https://a/a", "https://a/b");
        assertThat(problems(readings))
                .containsExactly(
                        index
                                + ":5 lists more than 3 documents in all (fetch.documents); this one and all that follow are not read");
    }

    @Test
    void reads_no_more_urls_of_a_document_than_allowed() throws Exception {
        String[] locs =
                IntStream.range(0, 50_001).mapToObj(i -> "https://a/" + i).toArray(String[]::new);
        Path file = write("sitemap.xml", urlset(locs));

        List<ReadResult> readings = read(file);

        assertThat(texts(readings)).hasSize(50_000).endsWith("https://a/49999");
        assertThat(problems(readings))
                .containsExactly(
                        file + ":50003 lists more than 50000 URLs (fetch.urls); the rest is not read. Have it split");
    }

    @Test
    void reads_no_more_bytes_of_a_document_than_allowed() throws Exception {
        String xml = urlset("https://a/1", "https://a/2", "https://a/3");
        int secondEnds = xml.indexOf("https://a/3") - 15;
        Path file = Files.write(directory.resolve("sitemap.xml"), gzip(xml));

        List<ReadResult> whole = read(file, Fetches.sizes(10, 10, xml.length()));
        List<ReadResult> part = read(file, Fetches.sizes(10, 10, secondEnds + 20));

        assertThat(whole).hasSize(3);
        assertThat(texts(part)).containsExactly("https://a/1", "https://a/2");
        assertThat(problems(part))
                .singleElement()
                .asString()
                .endsWith(" is larger than " + (secondEnds + 20)
                        + " bytes unzipped (fetch.unzipped); the rest is not read. Have the sitemap split");
    }

    @Test
    void keeps_what_came_before_the_place_where_a_document_was_cut_off() throws Exception {
        String xml = urlset("https://a/1", "https://a/2", "https://a/3");
        Path file = write("sitemap.xml", xml.substring(0, xml.indexOf("https://a/3") + 5));

        List<ReadResult> readings = read(file);

        assertThat(texts(readings)).containsExactly("https://a/1", "https://a/2");
        assertThat(problems(readings))
                .singleElement()
                .asString()
                .startsWith(file + ":5 is not well-formed XML: Unexpected EOF")
                .endsWith("; the rest is not read. Have it corrected there");
    }

    @Test
    void keeps_what_came_before_the_place_where_gzip_data_was_cut_off() throws Exception {
        Random random = new Random(1);
        String[] locs = IntStream.range(0, 10_000)
                .mapToObj(i -> "https://a/" + random.nextLong())
                .toArray(String[]::new);
        byte[] zipped = gzip(urlset(locs));
        Path file = Files.write(directory.resolve("sitemap.xml.gz"), Arrays.copyOf(zipped, zipped.length / 2));

        List<ReadResult> readings = read(file);

        assertThat(texts(readings)).hasSizeBetween(1000, 9999);
        assertThat(problems(readings))
                .singleElement()
                .asString()
                .endsWith(" ends in the middle of its gzip data; was it copied whole?");
    }

    @Test
    void stops_a_gzip_bomb_and_keeps_what_came_before() throws Exception {
        String xml = "<urlset><url><loc>https://a/1</loc></url>";
        byte[] bomb = gzip(gzip(xml + "<x/>".repeat(25_000_000)));
        assertThat(100_000_000 / bomb.length).isGreaterThan(10_000);
        Path file = Files.write(directory.resolve("sitemap.xml.gz"), bomb);

        List<ReadResult> readings = read(file);

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(problems(readings))
                .singleElement()
                .asString()
                .contains(" grows to more than 1000 times its size when unzipped (fetch.ratio)");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "<urlset><url><loc>,             </loc></url></urlset>",
                "<urlset><url><loc><![CDATA[,    ]]></loc></url></urlset>",
                "<urlset><!--,                   --></urlset>",
                "<!--,                           --><?xml version='1.0'?><urlset/>",
                "<urlset><url><loc>&</loc></url>,</urlset>",
                "<urlset><?x y,                  ?></urlset>",
                "<urlset><url a=\",              \"><loc>https://a/1</loc></url></urlset>",
                "<!DOCTYPE urlset [<!ENTITY a ', '>]><urlset/>",
                "<!DOCTYPE urlset [<!--,         -->]><urlset/>",
            })
    void keeps_no_long_text_in_memory(String before, String after) throws IOException {
        assertThat(allocatedFor(before, "xxxxxxxxxx", after)).isLessThan(5_000_000);
        assertThat(allocatedFor(before, "xxxxxxxxx>", after)).isLessThan(5_000_000);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "<urlset><,                      /></urlset>",
                "<urlset><x ,                    =''/></urlset>",
                "<urlset><?,                     ?></urlset>",
                "<urlset><url><loc>&,            ;</loc></url></urlset>",
                "<urlset><x a='&,                ;'/></urlset>",
                "<,                              />",
                "<!DOCTYPE ,                     ><urlset/>",
            })
    void keeps_no_long_name_in_memory(String before, String after) throws IOException {
        assertThat(allocatedFor(before, "xxxxxxxxxx", after)).isLessThan(10_000_000);
    }

    /** How much memory reading took, over all, for fifty million letters in the middle. */
    private static long allocatedFor(String before, String ten, String after) throws IOException {
        InputStream bytes = new SequenceInputStream(
                Collections.enumeration(List.of(stream(before), repeated(ten.repeat(100), 50_000), stream(after))));
        long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        try (SitemapDocument document = new SitemapDocument(new Opened("sitemap.xml", bytes), DEFAULTS, Set.of())) {
            while (document.next() != null) {
                // on
            }
        } catch (UnreadableException e) {
            // ends early
        }
        return THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream repeated(String text, int times) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long position;

            @Override
            public int read() {
                return position < (long) bytes.length * times ? bytes[(int) (position++ % bytes.length)] : -1;
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                               | is no sitemap: it is empty; check that the address is the sitemap's and needs no login",
                "not found                        | is no sitemap: it begins with 'not found', which is not XML; check that the address is the sitemap's and needs no login",
                "{\"urls\": []}                   | is no sitemap: it begins with '{\"urls\": []}', which is not XML; check that the address is the sitemap's and needs no login",
                "<!doctype html><html><body>login | is no sitemap: it begins with '<!doctype html><html><body>login', which is not XML; check that the address is the sitemap's and needs no login",
                "<!DOCTYPE html><html><br></html> | is no sitemap: its root element is html and not urlset or sitemapindex; check that the address is the sitemap's and needs no login",
                "<svg></svg>                      | is no sitemap: its root element is svg and not urlset or sitemapindex; check that the address is the sitemap's and needs no login",
            })
    void says_what_it_found_instead_of_a_sitemap(String text, String reason) throws Exception {
        Path file = write("sitemap.xml", text);

        assertThat(problems(read(file))).containsExactly(file + " " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<urlset><url><loc>https://a/1</loc></url></urlset><urlset/>",
                "<urlset><url><loc>https://a/1</loc></url></urlset>garbage",
            })
    void keeps_what_came_before_a_mistake_and_gives_up_the_rest(String xml) throws Exception {
        List<ReadResult> readings = read(write("sitemap.xml", xml));

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(problems(readings)).singleElement().asString().contains(" is not well-formed XML: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<url><loc>https://a/2?x=1&y=2</loc></url>           ~ https://a/2?x=1&y=2",
                "<url><loc>https://a/2&</loc></url>                  ~ https://a/2&",
                "<url><loc>https://a/2?x<y</loc></url>               ~ https://a/2?x",
                "<url><loc>https://a/2</lok></url>                   ~ https://a/2",
                "<url><loc>https://a/2</loc>                         ~ https://a/2",
                "<url><loc>https://a/2</url>                         ~ https://a/2",
                "<url><loc>https://a/2                               ~ https://a/2",
                "<url><loc>https://a/\u00012</loc></url>            ~ https://a/\u00012",
                "<url><loc>https://a/2&#1;</loc></url>               ~ https://a/2&#1;",
                "<url><loc>https://a/2</loc><x y=\"1></x></url>     ~ https://a/2",
                "<url><loc>https://a/2</loc><x y=1></x></url>        ~ https://a/2",
                "<url><loc>https://a/2</loc><x y='' y=''/></url>     ~ https://a/2",
                "<url></url></url>                                   ~ -",
                "<url a=1><loc>https://a/2</loc></url>               ~ ``",
                "<url><loc>https://a/2</loc><!-- x -- <url> --></url> ~ https://a/2",
                "<url><loc>https://a/2</loc></x></url>               ~ https://a/2",
                "<url><\u0001loc>https://a/2</loc></url>            ~ ``",
                "<url><loc>a & b</loc></url>                         ~ ``",
                "& <!-- <url><loc>https://a/0</loc></url> -->        ~ -",
                "</loc>                                              ~ -",
            })
    void loses_the_entry_that_is_broken_and_no_other(String entry, String text) throws Exception {
        Path file = write(
                "sitemap.xml",
                ("<urlset>\r\n<url><loc>https://a/1</loc></url>\n\r" + entry
                        + "\n<url>\n<loc>https://a/3</loc></url>\n<url><loc>https://a/4</loc></url></urlset>"));

        List<ReadResult> readings = read(file);

        assertThat(problems(readings)).isEmpty();
        assertThat(readings)
                .filteredOn(ListedRow.class::isInstance)
                .containsExactly(
                        ListedRow.of(new Place(file.toString(), 2), "https://a/1"),
                        ListedRow.of(new Place(file.toString(), 5), "https://a/3"),
                        ListedRow.of(new Place(file.toString(), 7), "https://a/4"));
        if (text.equals("-")) {
            assertThat(readings).hasSizeBetween(3, 4);
        } else {
            assertThat(readings).hasSize(4);
            assertThat(readings.get(1)).isInstanceOfSatisfying(UnreadableRow.class, row -> {
                assertThat(row.place()).isEqualTo(new Place(file.toString(), 4));
                assertThat(row.text()).isEqualTo(text);
                assertThat(Words.english().say(row.reason()))
                        .startsWith("is not well-formed XML: ")
                        .contains("; this entry alone is left out. Have it corrected");
            });
        }
    }

    @Test
    void loses_of_bytes_that_are_not_of_the_charset_the_loc_alone_in_which_they_stand() throws Exception {
        byte[] xml =
                ("<urlset><url><loc>https://a/1</loc><x>\u00e9</x></url>\n<url><loc>https://a/2\u00e9</loc></url>\n"
                                + "<url><loc>https://a/3</loc></url></urlset>")
                        .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(directory.resolve("sitemap.xml"), xml);

        assertThat(read(file))
                .containsExactly(
                        ListedRow.of(new Place(file.toString(), 1), "https://a/1"),
                        new UnreadableRow(
                                new Place(file.toString(), 2),
                                "https://a/2\uFFFD",
                                Reason.of("bad-row.element", "loc", Reason.of("fault.garbled", "UTF-8"))),
                        ListedRow.of(new Place(file.toString(), 3), "https://a/3"));
    }

    @Test
    void loses_the_sitemap_that_an_index_lists_brokenly_and_no_other() throws Exception {
        Path index = write("index.xml", index("https://a/a.xml?x&y", "https://a/b.xml"));
        write("b.xml", urlset("https://a/1"));

        List<ReadResult> readings = read(index);

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(problems(readings))
                .singleElement()
                .asString()
                .startsWith(index + ":3 lists a sitemap that is not well-formed XML");
    }

    @Test
    void goes_on_behind_a_broken_entry_however_long_it_is() throws Exception {
        String pictures = "<image:image><image:loc>https://a/p.png</image:loc></image:image>\n".repeat(10_000);
        Path file = write(
                "sitemap.xml",
                "<urlset><url><loc>https://a/1</loc>" + pictures
                        + "&</url>\n<url><loc>https://a/2</loc></url></urlset>");

        List<ReadResult> readings = read(file);

        assertThat(readings.get(0)).isInstanceOfSatisfying(UnreadableRow.class, row -> assertThat(
                        Words.english().say(row.reason()))
                .contains(" (line 10001)"));
        assertThat(readings.get(1)).isEqualTo(ListedRow.of(new Place(file.toString(), 10_002), "https://a/2"));
    }

    @Test
    void takes_no_url_out_of_a_comment_that_follows_on_a_broken_entry() throws Exception {
        Path file = write(
                "sitemap.xml",
                "<urlset><url><loc>&</loc></url><!-- <url><loc>https://a/1</loc></url> --><url><loc>https://a/2</loc></url>"
                        + "<url><loc>&</loc></url><![CDATA[<url><loc>https://a/3</loc></url>]]></urlset>");

        assertThat(texts(read(file))).containsExactly("", "https://a/2", "");
    }

    @Test
    void resolves_no_entity_behind_a_broken_entry_either() throws Exception {
        try (WebServer server = new WebServer()) {
            Path file = write(
                    "sitemap.xml",
                    "<!DOCTYPE urlset [<!ENTITY web SYSTEM '" + server.url("/x") + "'><!ENTITY e 'x'>]>\n"
                            + "<urlset><url><loc>&</loc></url><url><loc>https://a/&web;</loc></url>"
                            + "<url><loc>https://a/&e;</loc></url><url><loc>https://a/1</loc></url></urlset>");

            List<ReadResult> readings = read(file);

            assertThat(texts(readings)).containsExactly("", "https://a/", "https://a/", "https://a/1");
            assertThat(readings).filteredOn(UnreadableRow.class::isInstance).hasSize(3);
            assertThat(server.paths()).isEmpty();
        }
    }

    @Test
    void goes_on_behind_every_broken_entry_however_many_there_are() throws Exception {
        String good = "<url><loc>https://a/1</loc></url>\n";
        InputStream bytes = new SequenceInputStream(Collections.enumeration(List.of(
                stream("<urlset>"), repeated("<url a=1><loc>&</loc></url>" + good, 20_000), stream("</urlset>"))));
        int broken = 0;
        int listed = 0;
        try (SitemapDocument document = new SitemapDocument(new Opened("sitemap.xml", bytes), DEFAULTS, Set.of())) {
            for (@Nullable Listed each = document.next(); each != null; each = document.next()) {
                broken += each.fault() == null ? 0 : 1;
                listed += each.fault() == null ? 1 : 0;
            }
        }

        assertThat(broken).isEqualTo(20_000);
        assertThat(listed).isEqualTo(20_000);
    }

    @Test
    void survives_any_change_of_a_byte() throws Exception {
        byte[] good =
                urlset("https://a/1", "https://a/2?x=&amp;", "https://a/3").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(directory.resolve("sitemap.xml"), bad);

            assertThat(read(file)).hasSizeLessThanOrEqualTo(4);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static List<ReadResult> read(Path file) throws SourceException {
        return read(file, DEFAULTS);
    }

    private static List<ReadResult> read(Path file, Sizes sizes) throws SourceException {
        return Readings.of(SitemapTargetSource.ofFile(file, sizes));
    }
}
