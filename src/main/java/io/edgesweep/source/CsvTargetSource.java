package io.edgesweep.source;

import io.edgesweep.target.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Targets in a CSV file (RFC 4180), or in a file of one URL per line.
 *
 * <p>The first line is the header: it names a column {@code url} or {@code target}, and if it likes {@code kind},
 * {@code method}, {@code priority}, {@code lastmod} and {@code site}, in any order and case. Other columns are kept. The
 * header also shows the delimiter: comma, semicolon or tab. If the first line is a URL instead, the file is a list of one
 * target per line, in which commas and quotes mean nothing.
 *
 * <p>The text is UTF-8, with or without a byte order mark; a row with bytes that are no UTF-8 is an
 * {@link Reading.UnreadableRow}, and so is one with too few or too many fields. Gzip data is known by its first bytes.
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
        this.name = name;
        this.input = input;
        this.maxRecordLength = maxRecordLength;
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
        InputStream unzipped = Gzip.unzipped(bytes, Gzip.DEFAULT_RATIO);
        return new RecordLines(new InputStreamReader(unzipped, StandardCharsets.UTF_8), maxRecordLength);
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
            throw new Unreadable("looks like UTF-16; save the file as UTF-8");
        }
        return new CsvRowReader(name, lines, dialect.format());
    }
}
