package io.edgesweep.source.csv;

import io.edgesweep.source.Coverage;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.CommentRow;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.UnreadableDocument;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.csv.RecordLines.TooLong;
import io.edgesweep.source.stream.FailureReasons;
import io.edgesweep.source.stream.QuietClose;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a file of one target per line. */
final class UrlListReader implements RowReader {

    private final String name;
    private final DecodedText text;
    private final RecordLines lines;
    private final OneALine kind;
    private boolean ended;
    private boolean whole;
    private boolean empty = true;

    UrlListReader(String name, DecodedText text, RecordLines lines, OneALine kind) {
        this.name = name;
        this.text = text;
        this.lines = lines;
        this.kind = kind;
    }

    @Override
    public @Nullable ReadResult read() {
        if (ended) {
            return null;
        }
        try {
            if (!lines.startRecord()) {
                ended = true;
                whole = true;
                return null;
            }
            if (lines.isComment()) {
                return new CommentRow(place(), lines.shown());
            }
            empty = false;
            Reason wrong = wrong();
            return wrong == null
                    ? ListedRow.of(place(), unquoted(lines.text().strip()))
                    : new UnreadableRow(place(), lines.shown(), wrong);
        } catch (TooLong e) {
            return tooLong(e.reason());
        } catch (IOException e) {
            return rest(e);
        }
    }

    private ReadResult tooLong(Reason reason) {
        try {
            lines.giveUp();
            empty = false;
            return lines.isComment()
                    ? new CommentRow(place(), lines.shown())
                    : new UnreadableRow(place(), lines.shown(), reason);
        } catch (IOException e) {
            return rest(e);
        }
    }

    private ReadResult rest(IOException e) {
        ended = true;
        return new UnreadableDocument(place(), FailureReasons.of(e));
    }

    /** Some programs write each line in quotes, or those that need none beside those that do. */
    private static String unquoted(String line) {
        String inside = line.length() > 1 && line.startsWith("\"") && line.endsWith("\"")
                ? line.substring(1, line.length() - 1)
                : "";
        return MoreThanUrl.isUrl(inside) && inside.indexOf('"') < 0 ? inside : line;
    }

    private @Nullable Reason wrong() {
        Reason garbled = text.garbled(lines.text());
        return garbled == null ? kind.wrong(lines.text()) : garbled;
    }

    private Place place() {
        return new Place(name, lines.firstLine());
    }

    @Override
    public Coverage coverage() {
        return Coverage.ofDocument(name, whole && !empty);
    }

    @Override
    public void close() {
        ended = true;
        QuietClose.quietly(lines);
    }
}
