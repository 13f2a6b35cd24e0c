package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.edgesweep.cli.print.DataStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListStoryTests {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        world = new World(folder);
    }

    @AfterEach
    void closeWorld() {
        assertThat(world.sandbox.journal().calls()).isEmpty();
        assertThat(folder.resolve("home")).doesNotExist();
        world.close();
    }

    @Test
    void tells_targets_on_standard_output_and_rejected_rows_on_standard_error() {
        Path csv = world.file(
                "urls.csv",
                "url,kind,lastmod",
                "HTTPS://WWW.Example.com:443/a/../b?q=1#top,,",
                "not a url,,",
                "https://elsewhere.test/,,2026-11-01",
                "https://www.example.com/c,page,");

        World.Ending ending = world.run("list", csv.toString());

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.out()).isEqualToNormalizingNewlines("""
                https://www.example.com/b?q=1
                https://elsewhere.test/
                """);
        assertThat(ending.err())
                .contains(csv + ":3: holds a blank at position 4; leave it out, or write %20 in a URL: not a url")
                .contains(csv + ":5: column kind: 'page' is not one of")
                .contains("2 targets (1 without their fragment), 2 rejected rows");
    }

    @Test
    void tells_of_many_rejected_rows_the_first_and_how_many_there_are_and_all_of_them_as_json() {
        Path csv = world.file(
                "urls.csv",
                Stream.concat(Stream.of(World.url(1)), IntStream.range(0, 250).mapToObj(i -> "not a url " + i)));

        World.Ending text = world.run("list", csv.toString());
        World.Ending json = world.run("list", "--json", csv.toString());

        assertThat(text.err())
                .contains(": not a url 99", "and 150 more rejected rows; edgesweep list --json names each");
        assertThat(text.err()).doesNotContain(": not a url 100").contains("1 target, 250 rejected rows");
        assertThat(json.out()).contains("not a url 249");
        assertThat(json.err()).doesNotContain("more rejected rows");
    }

    @Test
    void tells_what_is_to_be_known_of_rows_and_documents_that_count_all_the_same() {
        Path sitemap = world.file(
                "s.xml",
                "",
                "<?xml version='1.0'?><urlset>",
                "<url><loc>https://www.example.com/a\u200b</loc><lastmod>Invalid date</lastmod></url>",
                "<url><loc>https://www.example.com/b?c&d</loc></url>",
                "<url><loc>https://www.example.com/e</loc><lastmod>0000-00-00</lastmod></url></urlset>");

        World.Ending ending = world.run("list", sitemap.toString());

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.out()).isEqualToNormalizingNewlines("""
                https://www.example.com/a
                https://www.example.com/e
                """);
        assertThat(ending.err())
                .contains(sitemap + ": begins with something else than its XML declaration")
                .contains(sitemap + ":4: is not well-formed XML: ")
                .contains("1 row had invisible characters at an end, which were dropped: 'U+200B' at " + sitemap + ":3")
                .contains("2 rows had a lastmod that is no date, so that none counts; the first: 'Invalid date' at "
                        + sitemap + ":3")
                .contains("2 targets, 1 rejected row");
    }

    @Test
    void tells_a_line_of_json_for_each_row_of_a_sitemap_whatever_its_name() {
        Path sitemap = world.file(
                "list.txt",
                "<urlset><url><loc>https://www.example.com/a</loc><lastmod>2026-11-01T08:00:00+08:00</lastmod></url>",
                "<url><loc>ftp://www.example.com/b</loc></url>");

        World.Ending ending = world.run("list", "--json", "-q", sitemap.toString());

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(ending.out().lines())
                .hasSize(3)
                .startsWith("""
                        {"target":"https://www.example.com/a","kind":"url","lastmod":"2026-11-01T00:00:00Z","place":"%s:1"}""".formatted(sitemap), """
                        {"rejected":"ftp://www.example.com/b","reason":"does not begin with http:// or https://","place":"%s:2"}""".formatted(sitemap))
                .last()
                .asString()
                .contains("is not well-formed XML");
        assertThat(ending.err()).isEmpty();
    }

    @Test
    void reads_patterns_and_standard_input_in_the_order_of_the_command_line() {
        world.urlFile("data/2.csv", 2);
        world.urlFile("data/1.csv", 1);
        world.urlFile("data/3.txt", 3);

        World.Ending ending =
                world.runWithInput("https://www.example.com/first\n", "list", "-", folder + "/data/*.csv");

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.out().lines())
                .containsExactly("https://www.example.com/first", World.url(0), World.url(0), World.url(1));
    }

    @Test
    void rejects_what_a_site_would_reject() {
        World.Ending ending = world.runWithInput(
                "https://www.example.com/\nhttps://shop.example.com/\n", "list", "--site", "www", "-");

        assertThat(ending.out().lines()).containsExactly("https://www.example.com/");
        assertThat(ending.err()).contains("standard input:2: host shop.example.com belongs to site shop, not to www");
        assertThat(world.run("list", "--site", "nobody", "-").exitCode()).isEqualTo(2);
    }

    @Test
    void has_nothing_to_tell_of_an_empty_list_and_no_such_file() {
        World.Ending empty = world.runWithInput("", "list", "-");
        assertThat(empty.exitCode()).isEqualTo(5);
        assertThat(empty.err()).contains("holds no rows");
        assertThat(world.runWithInput("url\nnot a url\n", "list", "-").exitCode())
                .isEqualTo(5);
        World.Ending missing = world.run("list", folder + "/*.nothing");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("no readable file matches");
        assertThat(world.run("list").exitCode()).isEqualTo(2);
    }

    @Test
    void fetches_a_sitemap_only_from_where_it_may() throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body =
                "<urlset><url><loc>https://www.example.com/a</loc></url></urlset>".getBytes(StandardCharsets.UTF_8);
        web.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        web.start();
        try {
            String url = "http://127.0.0.1:" + web.getAddress().getPort() + "/sitemap.xml";

            World.Ending refused = world.run("list", url);
            World.Ending allowed = world.configured("sites.www.fetch.allow-private", "127.0.0.1")
                    .run("list", url);

            assertThat(refused.exitCode()).isEqualTo(5);
            assertThat(refused.err()).contains("allow-private");
            assertThat(allowed.exitCode()).isZero();
            assertThat(allowed.out().lines()).containsExactly("https://www.example.com/a");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void ends_with_an_error_when_its_list_is_cut_short_by_a_full_disk() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        String list = world.urlFile("urls.csv", 3).toString();

        try (OutputStream out = Files.newOutputStream(full)) {
            World.Ending ending = world.runInto(new DataStream(out, false), "list", list);

            assertThat(ending.exitCode()).isEqualTo(10);
            assertThat(ending.err()).contains("Standard output cannot be written (No space left on device)");
        }
    }

    @Test
    void keeps_its_exit_code_when_nobody_reads_any_more() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Rohrbruch");
            }
        };
        String list = world.urlFile("urls.csv", 3).toString();

        assertThat(world.runInto(new DataStream(gone, true), "list", list).exitCode())
                .isZero();
        assertThat(world.runInto(new DataStream(gone, false), "list", list).exitCode())
                .isEqualTo(10);
    }

    @Test
    void reads_a_list_in_the_charset_that_is_named() throws IOException {
        Path csv = Files.write(
                folder.resolve("old.csv"), "https://www.example.com/\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(world.run("list", csv.toString()).exitCode()).isEqualTo(5);
        assertThat(world.run("list", "--charset", "windows-1252", csv.toString())
                        .out()
                        .lines())
                .containsExactly("https://www.example.com/%C3%A9");
    }
}
