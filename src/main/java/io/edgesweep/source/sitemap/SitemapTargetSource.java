package io.edgesweep.source.sitemap;

import io.edgesweep.settings.FetchSettings.Sizes;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.TargetSource;
import io.edgesweep.source.fetch.AllowedHosts;
import io.edgesweep.source.fetch.DocumentSource;
import io.edgesweep.source.fetch.FileDocuments;
import io.edgesweep.source.fetch.WebDocuments;
import io.edgesweep.source.fetch.WebDocuments.WebParts;
import io.edgesweep.source.stream.FailureReasons;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.Site;
import io.edgesweep.text.Reason;
import io.edgesweep.text.Secrets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Targets in a sitemap or a sitemap index (protocol 0.9, sitemaps.org), from a file or by http and https, gzip or not. The
 * protocol's other formats are read too: RSS, Atom, and text with a URL per line; a robots.txt is an index of the sitemaps
 * that it names. Every URL of a sitemap is a row, with its {@code lastmod}. What else a sitemap says of a URL is about search engines:
 * its priority is not ours.
 *
 * <p>An index that was fetched leads to sitemaps on its own host and on the site's hosts; one that was read from a file
 * leads to the files beside it. Whatever is wrong with a document, the first one included, is an
 * {@code ReadResult.UnreadableDocument}, and the others are read.
 */
public final class SitemapTargetSource implements TargetSource {

    private final String name;
    private final Sizes sizes;
    private final Set<SitemapExtra> also;
    private final Start start;

    private SitemapTargetSource(String name, Sizes sizes, Set<SitemapExtra> also, Start start) {
        this.name = name;
        this.sizes = sizes;
        this.also = Set.copyOf(also);
        this.start = start;
    }

    /** A sitemap in a file. */
    public static SitemapTargetSource ofFile(Path file, Sizes sizes) {
        return ofFile(file, sizes, Set.of());
    }

    /** A sitemap in a file, for somebody who wants more than the pages. */
    public static SitemapTargetSource ofFile(Path file, Sizes sizes, Set<SitemapExtra> also) {
        return new SitemapTargetSource(Secrets.nameOf(file.toString()), sizes, also, () -> {
            if (Files.notExists(file)) {
                throw new SourceException(
                        new Place(file.toString(), 0), FailureReasons.of(new NoSuchFileException(file.toString())));
            }
            return new Located(file.toString(), new FileDocuments());
        });
    }

    /**
     * A sitemap on the web.
     *
     * @param url  http or https, on any public host
     * @param site on whose hosts an index may list sitemaps
     * @param also what is wanted beside the pages
     */
    public static SitemapTargetSource ofUrl(String url, Site site, Set<SitemapExtra> also, WebParts parts) {
        String shown = Secrets.nameOf(url);
        return new SitemapTargetSource(shown, parts.settings().sizes(), also, () -> {
            HttpUrl first;
            try {
                first = AllowedHosts.url(null, url);
            } catch (UnreadableException e) {
                throw new SourceException(new Place(shown, 0), FailureReasons.of(e));
            }
            if (first == null) {
                throw new SourceException(new Place(shown, 0), Reason.of("source.no-web-address"));
            }
            if (url.matches("(?i)https?://[^/?#]*@.*")) {
                throw new SourceException(new Place(shown, 0), Reason.of("source.user"));
            }
            return new Located(first.toString(), new WebDocuments(parts, new AllowedHosts(first, site)));
        });
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * {@inheritDoc} Whether the first document can be had is seen only when it is read.
     */
    @Override
    public RowReader open() throws SourceException {
        Located first = start.find();
        return new SitemapRowReader(first.documents(), first.location(), sizes, also);
    }

    /** The first document, and where the others come from. */
    private record Located(String location, DocumentSource documents) {}

    @FunctionalInterface
    private interface Start {

        Located find() throws SourceException;
    }
}
