package io.edgesweep.source.sitemap;

import io.edgesweep.source.csv.DecodedText;
import io.edgesweep.source.csv.MoreThanUrl;
import io.edgesweep.source.csv.RecordLines;
import io.edgesweep.source.csv.RecordLines.TooLong;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Documents of lines: a sitemap of one URL per line (sitemaps.org, "Text file"), or a robots.txt, whose lines {@code Sitemap:}
 * make it an index.
 */
final class TextSitemapFormat implements SitemapFormat {

    private static final Pattern SITEMAP = Pattern.compile("(?i)\\s*sitemap\\s*:\\s*(\\S+).*");

    private final DecodedText text;
    private final RecordLines lines;
    private final boolean robots;
    private boolean namesOne;

    private TextSitemapFormat(InputStream bytes, @Nullable Charset sent, boolean robots) throws IOException {
        this.text = DecodedText.of(bytes, sent);
        this.lines = new RecordLines(new InputStreamReader(text.bytes(), text.charset()), XmlElements.MAX_TEXT);
        this.robots = robots;
    }

    /**
     * A URL per line.
     *
     * @param sent the charset that the server says; null when it says none
     */
    static TextSitemapFormat ofUrls(InputStream bytes, @Nullable Charset sent) throws IOException {
        return new TextSitemapFormat(bytes, sent, false);
    }

    /** A robots.txt (RFC 9309, section 2.2.4, leaves the line to others: sitemaps.org, "Specifying the Sitemap location"). */
    static TextSitemapFormat ofRobots(InputStream bytes, @Nullable Charset sent) throws IOException {
        return new TextSitemapFormat(bytes, sent, true);
    }

    /** Whether the document at the location is a robots.txt. */
    static boolean isRobots(String location) {
        return location.replaceFirst("[?#].*", "").matches("(?i)(.*[/\\\\])?robots\\.txt");
    }

    @Override
    public boolean isIndex() {
        return robots;
    }

    @Override
    public long line() {
        return lines.firstLine();
    }

    @Override
    public @Nullable List<Listed> next() throws IOException {
        try {
            do {
                if (!lines.startRecord()) {
                    return end();
                }
            } while (lines.isComment());
        } catch (TooLong e) {
            lines.giveUp();
            return robots ? List.of() : List.of(new Listed(line(), lines.shown(), null, e.reason()));
        }
        return robots ? sitemap(lines.text()) : List.of(listed(lines.text().strip()));
    }

    private @Nullable List<Listed> end() throws UnreadableException {
        if (robots && !namesOne) {
            throw new UnreadableException("source.no-sitemap-line");
        }
        return null;
    }

    private List<Listed> sitemap(String line) {
        Matcher matcher = SITEMAP.matcher(line);
        if (!matcher.matches()) {
            return List.of();
        }
        namesOne = true;
        return List.of(listed(matcher.group(1)));
    }

    private Listed listed(String url) {
        Reason garbled = text.garbled(url);
        return new Listed(
                line(),
                url,
                null,
                garbled == null && MoreThanUrl.isSure(url) ? Reason.of("bad-row.more-than-url-in-sitemap") : garbled);
    }
}
