package io.edgesweep.source;

import io.edgesweep.target.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Targets in a file, or on standard input, that may be a sitemap or a list: XML begins with {@code <}, as no list does. The
 * name is not asked.
 */
public final class DetectedTargetSource implements TargetSource {

    /** As many bytes as may stand before the first character that means something. */
    private static final int LOOKED_AT = 1024;

    private final String name;
    private final InputSupplier input;
    private final SitemapLimits limits;
    private final @Nullable Charset charset;
    private final @Nullable Path file;

    private DetectedTargetSource(
            String name, InputSupplier input, SitemapLimits limits, @Nullable Charset charset, @Nullable Path file) {
        this.name = name;
        this.input = input;
        this.limits = limits;
        this.charset = charset;
        this.file = file;
    }

    /**
     * A file. An index in it leads to the files beside it.
     *
     * @param name    what people call it
     * @param charset what a list is written in that has no byte order mark; null for UTF-8
     */
    public static DetectedTargetSource ofFile(Path file, String name, SitemapLimits limits, @Nullable Charset charset) {
        return new DetectedTargetSource(name, () -> Files.newInputStream(file), limits, charset, file);
    }

    /**
     * Bytes that come from nowhere that anything could lie beside.
     *
     * @param name  what people call them
     * @param input opened once for each reading
     */
    public static DetectedTargetSource ofStream(
            String name, InputSupplier input, SitemapLimits limits, @Nullable Charset charset) {
        return new DetectedTargetSource(name, input, limits, charset, null);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RowReader open() throws SourceException {
        try {
            InputStream bytes = input.open();
            try {
                return reader(bytes);
            } catch (IOException | SourceException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SourceException(new Place(name, 0), Reasons.of(e));
        }
    }

    private RowReader reader(InputStream bytes) throws IOException, SourceException {
        BufferedInputStream unzipped = new BufferedInputStream(Gzip.unzipped(bytes, limits.ratio()));
        if (!isXml(unzipped)) {
            return new CsvTargetSource(name, () -> unzipped, CsvTargetSource.DEFAULT_MAX_RECORD_LENGTH, charset).open();
        }
        if (file == null) {
            return new SitemapRowReader(new LoneDocument(unzipped), name, limits);
        }
        bytes.close();
        return SitemapTargetSource.ofFile(file, limits).open();
    }

    /** Whatever the charset, the first character is the first byte that is neither a mark, nor a blank, nor half of one. */
    private static boolean isXml(BufferedInputStream bytes) throws IOException {
        bytes.mark(LOOKED_AT);
        int first = ' ';
        for (int i = 0; i < LOOKED_AT && isBeforeText(first); i++) {
            first = bytes.read();
        }
        bytes.reset();
        return first == '<';
    }

    private static boolean isBeforeText(int c) {
        return switch (c) {
            case 0, ' ', '\t', '\r', '\n', 0xef, 0xbb, 0xbf, 0xfe, 0xff -> true;
            default -> false;
        };
    }

    /** The one document there is. */
    private record LoneDocument(InputStream bytes) implements Documents {

        @Override
        public String locate(String index, String loc) throws Unreadable {
            throw new Unreadable("lists '" + loc + "', but " + index
                    + " leads nowhere; name the index by its URL, or save it beside its sitemaps");
        }

        @Override
        public Opened open(String location) {
            return new Opened(location, bytes);
        }

        @Override
        public void close() {
            Closing.quietly(bytes);
        }
    }
}
