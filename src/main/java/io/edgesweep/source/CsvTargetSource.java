package io.edgesweep.source;

import io.edgesweep.target.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Targets in a CSV file (RFC 4180), or in a file of one URL per line.
 *
 * <p>The first line is the header: it names a column {@code url} or {@code target}, and if it likes {@code kind},
 * {@code method}, {@code priority}, {@code lastmod} and {@code site}, in any order and case. Other columns are kept. The
 * header also shows the delimiter: comma, semicolon, tab or a vertical bar; it may stand in a comment. If the first line holds a
 * URL instead, there is no header, and {@link Headerless} finds out whether each line is one target or which column holds
 * them. What cannot be found out, {@link CsvHints} say.
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
    private final CsvHints hints;

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
        this(name, input, maxRecordLength, null, CsvHints.NONE);
    }

    /**
     * As above, with what people say of it.
     *
     * @param charset what the text is written in if no byte order mark says otherwise; null for UTF-8
     */
    public CsvTargetSource(
            String name, InputSupplier input, int maxRecordLength, @Nullable Charset charset, CsvHints hints) {
        this.name = name;
        this.input = input;
        this.maxRecordLength = maxRecordLength;
        this.charset = charset;
        this.hints = hints;
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
                return reader(CsvText.of(bytes, charset));
            } catch (IOException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SourceException(new Place(name, 0), Reasons.of(e));
        }
    }

    private RowReader reader(CsvText text) throws IOException {
        BufferedReader beginning = new BufferedReader(new InputStreamReader(text.bytes(), text.charset()));
        CsvSample sample = CsvSample.of(beginning);
        RecordLines lines = new RecordLines(beginning, text.charset(), maxRecordLength);
        String firstLine = sample.firstLine();
        if (firstLine.isEmpty() || hints.isPlain()) {
            return new UrlListReader(name, lines, hints.isPlain());
        }
        CsvDialect header = CsvDialect.ofHeader(firstLine, hints);
        if (header.namesTheTarget(hints)) {
            return belowHeader(lines, header);
        }
        CsvDialect comment = CsvDialect.ofHeader(sample.comment(), hints);
        if (comment.namesTheTarget(hints) && comment.fields().size() > 1) {
            return new CsvRowReader(name, lines, comment.format(), CsvColumns.named(comment.fields(), hints));
        }
        if (hints.index() < 0 && (hints.name() != null || !holdsUrl(firstLine))) {
            return belowHeader(lines, header);
        }
        Optional<CsvShape> shape = new Headerless(sample, hints).shape();
        return shape.isEmpty()
                ? new UrlListReader(name, lines, false)
                : new CsvRowReader(
                        name, lines, CsvDialect.formatOf(shape.get().delimiter()), CsvColumns.unnamed(shape.get()));
    }

    private boolean holdsUrl(String firstLine) throws IOException {
        for (CsvDialect dialect : CsvDialect.all(firstLine, hints)) {
            if (dialect.fields().stream().anyMatch(MoreThanUrl::isUrl)) {
                return true;
            }
        }
        return false;
    }

    /** A line that is none is refused, with what it holds. */
    private RowReader belowHeader(RecordLines lines, CsvDialect header) throws IOException {
        lines.startRecord();
        if (lines.text().indexOf('\0') >= 0) {
            throw new Unreadable(
                    "looks like UTF-16 without a byte order mark; name its charset, or save the file as UTF-8");
        }
        return CsvRowReader.belowHeader(name, lines, header.format(), hints);
    }
}
