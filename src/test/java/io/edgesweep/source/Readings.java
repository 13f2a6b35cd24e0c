package io.edgesweep.source;

import io.edgesweep.language.Words;
import io.edgesweep.source.ReadResult.CommentRow;
import io.edgesweep.source.ReadResult.Row;
import io.edgesweep.source.ReadResult.UnreadableDocument;
import io.edgesweep.source.csv.CsvTargetSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads sources to their end, and makes what they read. */
public final class Readings {

    private Readings() {}

    public static List<ReadResult> of(TargetSource source) throws SourceException {
        List<ReadResult> readings = new ArrayList<>();
        try (RowReader reader = source.open()) {
            for (@Nullable ReadResult reading = reader.read(); reading != null; reading = reader.read()) {
                readings.add(reading);
            }
        }
        return readings;
    }

    /** The texts of the rows that are no comments. */
    public static List<String> texts(List<ReadResult> readings) {
        return rows(readings).stream()
                .filter(Row.class::isInstance)
                .map(reading -> ((Row) reading).text())
                .toList();
    }

    /** All but the comments. */
    public static List<ReadResult> rows(List<ReadResult> readings) {
        return readings.stream()
                .filter(reading -> !(reading instanceof CommentRow))
                .toList();
    }

    /** The places and texts of the comments. */
    public static List<String> comments(List<ReadResult> readings) {
        return readings.stream()
                .filter(CommentRow.class::isInstance)
                .map(reading -> reading.place().line() + " " + ((CommentRow) reading).text())
                .toList();
    }

    /** What was said of documents that could not be read: place and reason. */
    public static List<String> problems(List<ReadResult> readings) {
        return readings.stream()
                .filter(UnreadableDocument.class::isInstance)
                .map(reading -> reading.place() + " " + Words.english().say(((UnreadableDocument) reading).reason()))
                .toList();
    }

    public static CsvTargetSource csv(String text) {
        return csv(text.getBytes(StandardCharsets.UTF_8));
    }

    public static CsvTargetSource csv(byte[] bytes) {
        return new CsvTargetSource(
                "urls.csv", () -> new ByteArrayInputStream(bytes), CsvTargetSource.DEFAULT_MAX_RECORD_LENGTH);
    }

    public static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    /** A sitemap, a line per URL; its first URL stands in line 3. */
    public static String urlset(String... locs) {
        return sitemap("urlset", "url", locs);
    }

    /** An index, a line per sitemap; its first stands in line 3. */
    public static String index(String... locs) {
        return sitemap("sitemapindex", "sitemap", locs);
    }

    private static String sitemap(String root, String element, String... locs) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root
                + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (String loc : locs) {
            xml.append("<" + element + "><loc>" + loc + "</loc></" + element + ">\n");
        }
        return xml.append("</" + root + ">\n").toString();
    }
}
