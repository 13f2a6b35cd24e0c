package io.edgesweep.source;

import io.edgesweep.target.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Targets in a CSV file (RFC 4180), or in a file of one URL per line.
 *
 * <p>The first line is the header: it names a column {@code url} or {@code target}, and if it likes {@code kind},
 * {@code method}, {@code priority}, {@code lastmod} and {@code site}, in any order and case. Other columns are kept. The
 * header also shows the delimiter: comma, semicolon or tab. If the first line is a URL instead, the file is a list of one
 * target per line, in which commas and quotes mean nothing.
 *
 * <p>The text is in the charset that its byte order mark shows, else in the one that was named, else in UTF-8; a row with
 * bytes that it cannot hold is an {@link Reading.UnreadableRow}, and so is one with too few or too many fields. Gzip data is known by its first bytes.
 * Blank lines and lines that start with {@code #} are passed over and do not count. A quote that is wrong within one line
 * costs that row; one that runs on over the end of its line makes the rest an {@link Reading.UnreadableDocument}, because
 * nobody can tell any more what is a row.
 */
public final class CsvTargetSource implements TargetSource {

    /** The longest record that is read, in characters, line breaks included. */
    public static final int DEFAULT_MAX_RECORD_LENGTH = 1 << 20;

    private final String name;
    private final InputSupplier input;
    private final int maxRecordLength;
    private final @Nullable Charset charset;

    /** A file, with the default for the longest record. */
    public CsvTargetSource(Path file) {
        this(file.toString(), () -> Files.newInputStream(file), DEFAULT_MAX_RECORD_LENGTH);
    }

    /**
     * @param name            what people call the source
     * @param input           its bytes
     * @param maxRecordLength the longest record that is read, in characters, line breaks included
     */
    public CsvTargetSource(String name, InputSupplier input, int maxRecordLength) {
        this(name, input, maxRecordLength, null);
    }

    /**
     * As above, in a charset that is named.
     *
     * @param charset what the text is written in if no byte order mark says otherwise; null for UTF-8
     */
    public CsvTargetSource(String name, InputSupplier input, int maxRecordLength, @Nullable Charset charset) {
        this.name = name;
        this.input = input;
        this.maxRecordLength = maxRecordLength;
        this.charset = charset;
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * {@inheritDoc}
     *
     * @throws SourceException also when the header names no column for the targets
     */
    @Override
    public RowReader open() throws SourceException {
        try {
            InputStream bytes = input.open();
            try {
                return reader(lines(bytes));
            } catch (IOException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SourceException(new Place(name, 0), Reasons.of(e));
        }
    }

    private RecordLines lines(InputStream bytes) throws IOException {
        CsvText text = CsvText.of(bytes, charset);
        return new RecordLines(new InputStreamReader(text.bytes(), text.charset()), text.charset(), maxRecordLength);
    }

    private RowReader reader(RecordLines lines) throws IOException {
        if (!lines.startRecord()) {
            return new UrlListReader(name, lines, false);
        }
        String firstLine = lines.text();
        CsvDialect dialect = CsvDialect.of(firstLine);
        if (!dialect.namesTheTarget() && UrlListReader.isUrl(firstLine)) {
            return new UrlListReader(name, lines, true);
        }
        if (firstLine.indexOf('\0') >= 0) {
            throw new Unreadable(
                    "looks like UTF-16 without a byte order mark; name its charset, or save the file as UTF-8");
        }
        return new CsvRowReader(name, lines, dialect.format());
    }
}
