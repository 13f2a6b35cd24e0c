package io.edgesweep.source.csv;

import io.edgesweep.source.InputSupplier;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.CommentRow;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.TargetSource;
import io.edgesweep.source.stream.FailureReasons;
import io.edgesweep.source.stream.InputFiles;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.targets.Place;
import io.edgesweep.text.ForeignText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Targets in a CSV file (RFC 4180), or in a file of one URL per line.
 *
 * <p>The first line is the header: it names a column {@code url} or {@code target}, and if it likes {@code kind},
 * {@code method}, {@code priority}, {@code lastmod} and {@code site}, in any order and case. Other columns are kept. The
 * header also shows the delimiter: comma, semicolon, tab or a vertical bar; it may stand in a comment, and a line such as
 * {@code sep=;} before it says which. If the first line holds a URL instead, there is no header, and {@link HeaderlessList} finds
 * out whether each line is one target or which column holds them; where hosts or tags are meant, each line is one if the first is.
 * What cannot be found out, {@link CsvHints} say.
 *
 * <p>The text is in the charset that its byte order mark shows, else in the one that was named, else in UTF-8; a row whose target
 * has bytes that it cannot hold is an {@link ReadResult.UnreadableRow}, and so is one with too few or too many fields. Gzip data is
 * known by its first bytes. Blank lines, and rows of delimiters alone, are passed over and do not count; lines that start with
 * {@code #} are {@link ReadResult.CommentRow}s, but where most rows do. A row that is broken, or too long, costs itself: where it seems
 * to run on over the end of its line, nobody can tell where it ends, and reading goes on with the next line.
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
        this(file.toString(), () -> InputFiles.open(file), DEFAULT_MAX_RECORD_LENGTH);
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
        this.name = ForeignText.oneLine(name);
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
                return reader(DecodedText.of(bytes, charset));
            } catch (IOException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SourceException(new Place(name, 0), FailureReasons.of(e));
        }
    }

    private RowReader reader(DecodedText text) throws IOException {
        BufferedReader beginning = new BufferedReader(new InputStreamReader(text.bytes(), text.charset()));
        CsvSample sample = CsvSample.of(beginning);
        return new Opening(text, new RecordLines(beginning, maxRecordLength), sample, hinted(sample)).reader();
    }

    /** What people say goes before what the file says of itself. */
    private CsvHints hinted(CsvSample sample) {
        return hints.delimiter() != null || sample.delimiter() == null
                ? hints
                : new CsvHints(hints.column(), sample.delimiter(), hints.kind());
    }

    /** Finds out by its first lines what a list is. */
    private final class Opening {

        private final DecodedText text;
        private final RecordLines lines;
        private final CsvSample sample;
        private final CsvHints hints;

        Opening(DecodedText text, RecordLines lines, CsvSample sample, CsvHints hints) {
            this.text = text;
            this.lines = lines;
            this.sample = sample;
            this.hints = hints;
        }

        RowReader reader() throws IOException {
            String firstLine = sample.firstLine();
            if (firstLine.isEmpty() || hints.isPlain()) {
                return list(hints.isPlain() ? OneALine.TARGET : OneALine.URL);
            }
            CsvDialect header = CsvDialect.ofHeader(firstLine, hints);
            if (header.namesTheTarget(hints)) {
                return belowHeader(header);
            }
            CsvDialect comment = CsvDialect.ofHeader(sample.comment(), hints);
            if (comment.namesTheTarget(hints) && comment.fields().size() > 1) {
                return table(
                        comment.delimiter(),
                        CsvColumns.named(comment.fields(), hints),
                        sample.commentLine(),
                        false,
                        List.of());
            }
            if (hints.column() == null && isTitle(firstLine)) {
                return list(OneALine.URL);
            }
            if (hints.mayBeNames() && OneALine.isName(firstLine)) {
                return list(OneALine.NAME);
            }
            if (hints.index() < 0 && (hints.name() != null || !holdsUrl(firstLine))) {
                return belowHeader(header);
            }
            Optional<CsvShape> shape = new HeaderlessList(sample, hints).shape();
            return shape.isEmpty()
                    ? list(OneALine.URL)
                    : table(shape.get().delimiter(), CsvColumns.unnamed(shape.get()), 0, false, List.of());
        }

        private RowReader list(OneALine kind) {
            return new UrlListReader(name, text, lines, kind);
        }

        private RowReader table(
                char delimiter, CsvColumns columns, long headerLine, boolean headed, List<ReadResult> before)
                throws IOException {
            boolean hashOfRows = sample.isHashOfRows(columns, delimiter, headed);
            CsvTable table = new CsvTable(delimiter, columns, headerLine, hashOfRows);
            return new CsvRowReader(name, text, lines, table, before);
        }

        /** Whether the first line is none of a list of one URL per line, and the others are, so that it is lost alone. */
        private boolean isTitle(String firstLine) throws IOException {
            CsvSample others = sample.withoutFirstLine();
            return firstLine.chars().noneMatch(c -> ",;\t|".indexOf(c) >= 0)
                    && !MoreThanUrl.isUrl(firstLine)
                    && MoreThanUrl.isUrl(others.firstLine())
                    && new HeaderlessList(others, hints).shape().isEmpty();
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
        private RowReader belowHeader(CsvDialect header) throws IOException {
            List<ReadResult> comments = new ArrayList<>();
            while (lines.startRecord() && lines.isComment()) {
                comments.add(new CommentRow(new Place(name, lines.firstLine()), lines.shown()));
            }
            if (lines.text().indexOf('\0') >= 0) {
                throw new UnreadableException("source.utf-16");
            }
            List<String> names = CsvRowReader.header(lines, header.delimiter());
            return table(header.delimiter(), CsvColumns.named(names, hints), 0, true, comments);
        }
    }
}
