package io.edgesweep.source.sitemap;

import io.edgesweep.settings.FetchSettings.Sizes;
import io.edgesweep.source.InputSupplier;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.TargetSource;
import io.edgesweep.source.csv.CsvHints;
import io.edgesweep.source.csv.CsvTargetSource;
import io.edgesweep.source.csv.DocumentStart;
import io.edgesweep.source.fetch.DocumentSource;
import io.edgesweep.source.stream.FailureReasons;
import io.edgesweep.source.stream.Gzip;
import io.edgesweep.source.stream.InputFiles;
import io.edgesweep.source.stream.LastingFailure;
import io.edgesweep.source.stream.QuietClose;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.targets.Place;
import io.edgesweep.text.ForeignText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Targets in a file, or on standard input, that may be a sitemap or a list: XML begins with {@code <}, as no list does. The
 * name is not asked.
 */
public final class DetectedTargetSource implements TargetSource {

    private final String name;
    private final InputSupplier input;
    private final Sizes sizes;
    private final int longestRow;
    private final @Nullable Charset charset;
    private final CsvHints hints;
    private final @Nullable Path file;

    private DetectedTargetSource(
            String name,
            InputSupplier input,
            Sizes sizes,
            int longestRow,
            @Nullable Charset charset,
            CsvHints hints,
            @Nullable Path file) {
        this.name = ForeignText.oneLine(name);
        this.input = input;
        this.sizes = sizes;
        this.longestRow = longestRow;
        this.charset = charset;
        this.hints = hints;
        this.file = file;
    }

    /**
     * A file, or a pipe. An index in a file leads to the files beside it.
     *
     * @param name       what people call it
     * @param longestRow of a list, in characters
     * @param charset    what a list is written in that has no byte order mark; null for UTF-8
     */
    public static DetectedTargetSource ofFile(
            Path file, String name, Sizes sizes, int longestRow, @Nullable Charset charset, CsvHints hints) {
        Path again = InputFiles.isReadOnce(file) ? null : file;
        return new DetectedTargetSource(name, () -> InputFiles.open(file), sizes, longestRow, charset, hints, again);
    }

    /**
     * Bytes that come from nowhere that anything could lie beside.
     *
     * @param name  what people call them
     * @param input opened once for each reading
     */
    public static DetectedTargetSource ofStream(
            String name, InputSupplier input, Sizes sizes, int longestRow, @Nullable Charset charset, CsvHints hints) {
        return new DetectedTargetSource(name, input, sizes, longestRow, charset, hints, null);
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
            throw new SourceException(new Place(name, 0), FailureReasons.of(e));
        }
    }

    private RowReader reader(InputStream bytes) throws IOException, SourceException {
        BufferedInputStream unzipped = new BufferedInputStream(new LastingFailure(Gzip.unzipped(bytes, sizes.ratio())));
        if (!DocumentStart.isXml(unzipped)) {
            return new CsvTargetSource(name, () -> unzipped, longestRow, charset, hints).open();
        }
        if (file == null) {
            return new SitemapRowReader(new LoneDocument(unzipped), name, sizes, Set.of());
        }
        bytes.close();
        return SitemapTargetSource.ofFile(file, sizes).open();
    }

    /** The one document there is. */
    private record LoneDocument(InputStream bytes) implements DocumentSource {

        @Override
        public String locate(String index, String loc) throws UnreadableException {
            throw new UnreadableException("source.leads-nowhere", loc, index);
        }

        @Override
        public Opened open(String location) {
            return new Opened(location, bytes);
        }

        @Override
        public void close() {
            QuietClose.quietly(bytes);
        }
    }
}
