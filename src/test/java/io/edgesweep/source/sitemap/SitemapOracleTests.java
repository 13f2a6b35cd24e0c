package io.edgesweep.source.sitemap;

import static org.assertj.core.api.Assertions.assertThat;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.Readings;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crawler's library reads in a sound document, we read in it too, and nothing else. */
class SitemapOracleTests {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                  <url><loc>https://a.test/1</loc><lastmod>2026-11-24</lastmod><priority>0.5</priority></url>
                  <url><loc> https://a.test/2?x=1&amp;y=2 </loc><changefreq>daily</changefreq></url>
                  <url><loc><![CDATA[https://a.test/3?x=1&y=2]]></loc></url>
                  <url><loc>https://a.test/&#x34;</loc></url>
                </urlset>
                """, """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                  <url>
                    <loc>https://a.test/1</loc>
                    <xhtml:link rel="alternate" hreflang="de" href="https://a.test/de"/>
                    <image:image><image:loc>https://a.test/1.png</image:loc></image:image>
                  </url>
                </urlset>
                """, """
                <rss version="2.0"><channel><title>t</title><link>https://a.test/</link>
                  <item><link>https://a.test/1</link></item><item><link>https://a.test/2</link></item>
                </channel></rss>
                """, """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
                  <entry><link href="https://a.test/1"/></entry><entry><link href="https://a.test/2"/></entry>
                </feed>
                """})
    void reads_the_same_urls(String document) throws Exception {
        assertThat(ours(document)).isNotEmpty().isEqualTo(theirs("text/xml", document));
    }

    @Test
    void reads_the_same_urls_of_a_text() throws Exception {
        String document = "https://a.test/1\nhttps://a.test/2?x=1&y=2\n";

        assertThat(ours(document)).isNotEmpty().isEqualTo(theirs("text/plain", document));
    }

    @Test
    void reads_the_same_sitemaps_of_an_index() throws Exception {
        String document = """
                <sitemapindex xmlns="%s">
                  <sitemap><loc>https://a.test/1.xml</loc><lastmod>2026-11-24T02:00:00+08:00</lastmod></sitemap>
                  <sitemap><loc>https://a.test/2.xml.gz</loc></sitemap>
                </sitemapindex>
                """.formatted(NAMESPACE);
        List<String> ours = Readings.problems(read(document)).stream()
                .map(problem -> problem.replaceFirst(".*lists '([^']*)'.*", "$1"))
                .toList();

        SiteMapIndex theirs = (SiteMapIndex) parse("text/xml", document);

        assertThat(ours)
                .isEqualTo(theirs.getSitemaps().stream()
                        .map(sitemap -> sitemap.getUrl().toString())
                        .toList());
    }

    private List<String> ours(String document) throws Exception {
        return Readings.texts(read(document));
    }

    private List<ReadResult> read(String document) throws Exception {
        Path file = Files.writeString(directory.resolve("sitemap.xml"), document);
        return Readings.of(SitemapTargetSource.ofFile(file, FetchSettings.DEFAULT.sizes()));
    }

    private static List<String> theirs(String type, String document) throws Exception {
        return ((SiteMap) parse(type, document))
                .getSiteMapUrls().stream().map(url -> url.getUrl().toString()).toList();
    }

    private static AbstractSiteMap parse(String type, String document) throws Exception {
        SiteMapParser parser = new SiteMapParser(false);
        // else it takes the loc of a picture for a page's
        parser.setStrictNamespace(document.contains(NAMESPACE));
        return parser.parseSiteMap(
                type, document.getBytes(StandardCharsets.UTF_8), new URL("https://a.test/sitemap.xml"));
    }
}
