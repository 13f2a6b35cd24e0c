package io.edgesweep.source;

import static io.edgesweep.source.Readings.csv;
import static io.edgesweep.source.Readings.index;
import static io.edgesweep.source.Readings.urlset;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.settings.FetchSettings;
import io.edgesweep.source.sitemap.SitemapTargetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTests {

    @TempDir
    private Path directory;

    @Test
    void a_file_that_was_read_to_its_end_loses_what_it_does_not_list() throws Exception {
        assertThat(of(csv("url\nhttps://a/1\n")).loses("urls.csv")).isTrue();
        assertThat(of(csv("https://a/1\n")).loses("urls.csv")).isTrue();
    }

    @Test
    void a_file_that_is_empty_loses_nothing() throws Exception {
        assertThat(of(csv("url\n")).loses("urls.csv")).isFalse();
        assertThat(of(csv("")).loses("urls.csv")).isFalse();
    }

    @Test
    void an_index_whose_sitemaps_were_all_read_loses_those_that_it_does_not_list() throws Exception {
        write("a.xml", urlset("https://a/1"));
        Coverage coverage = sitemap(index("https://a/a.xml"));

        assertThat(coverage.loses(path("a.xml"))).isTrue();
        assertThat(coverage.loses(path("b.xml"))).isTrue();
    }

    @Test
    void while_a_sitemap_is_missing_nothing_is_lost_but_what_others_do_not_list() throws Exception {
        write("a.xml", urlset("https://a/1"));
        Coverage coverage = sitemap(index("https://a/a.xml", "https://a/b.xml"));

        assertThat(coverage.loses(path("a.xml"))).isTrue();
        assertThat(coverage.loses(path("b.xml"))).isFalse();
        assertThat(coverage.loses(path("c.xml"))).isFalse();
    }

    @Test
    void a_sitemap_or_an_index_that_was_cut_off_loses_nothing() throws Exception {
        write("a.xml", "<urlset><url><loc>https://a/1</loc></url>");
        assertThat(sitemap(index("https://a/a.xml")).loses(path("a.xml"))).isFalse();

        write("a.xml", urlset("https://a/1"));
        Coverage coverage = sitemap("<sitemapindex><sitemap><loc>https://a/a.xml</loc></sitemap>");
        assertThat(coverage.loses(path("a.xml"))).isTrue();
        assertThat(coverage.loses(path("b.xml"))).isFalse();
    }

    @Test
    void an_empty_sitemap_or_index_is_more_likely_a_mishap() throws Exception {
        write("a.xml", urlset("https://a/1"));
        write("b.xml", urlset());
        Coverage coverage = sitemap(index("https://a/a.xml", "https://a/b.xml"));

        assertThat(coverage.loses(path("b.xml"))).isFalse();
        assertThat(coverage.loses(path("c.xml"))).isTrue();
        assertThat(sitemap("<sitemapindex></sitemapindex>").loses(path("a.xml")))
                .isFalse();
    }

    @Test
    void what_was_a_sitemap_and_is_an_index_now_loses_nothing_while_one_of_its_sitemaps_is_missing() throws Exception {
        write("a.xml", urlset("https://a/1"));

        assertThat(sitemap(index("https://a/a.xml", "https://a/b.xml")).loses(path("sitemap.xml")))
                .isFalse();
        assertThat(sitemap(index("https://a/a.xml")).loses(path("sitemap.xml"))).isTrue();
    }

    @Test
    void nothing_is_lost_before_the_end() throws Exception {
        write("a.xml", urlset("https://a/1"));
        write("sitemap.xml", index("https://a/a.xml"));
        try (RowReader reader = SitemapTargetSource.ofFile(
                        directory.resolve("sitemap.xml"), FetchSettings.DEFAULT.sizes())
                .open()) {
            assertThat(reader.read()).isNotNull();
            assertThat(reader.coverage().loses(path("a.xml"))).isFalse();
            assertThat(reader.coverage().loses(path("b.xml"))).isFalse();
        }
    }

    private Coverage sitemap(String text) throws Exception {
        write("sitemap.xml", text);
        return of(SitemapTargetSource.ofFile(directory.resolve("sitemap.xml"), FetchSettings.DEFAULT.sizes()));
    }

    private static Coverage of(TargetSource source) throws SourceException {
        try (RowReader reader = source.open()) {
            for (@Nullable ReadResult reading = reader.read(); reading != null; ) {
                reading = reader.read();
            }
            return reader.coverage();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
