package io.edgesweep.source;

import io.edgesweep.source.Reading.ListedRow;
import io.edgesweep.source.Reading.UnreadableDocument;
import io.edgesweep.source.Reading.UnreadableRow;
import io.edgesweep.target.Place;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a file of one target per line. */
final class UrlListReader implements RowReader {

    private final String name;
    private final RecordLines lines;
    private final boolean plain;
    private boolean ended;
    private boolean whole;
    private boolean empty = true;

    /** @param plain whether every line is one target for sure, though it may look like more */
    UrlListReader(String name, RecordLines lines, boolean plain) {
        this.name = name;
        this.lines = lines;
        this.plain = plain;
    }

    @Override
    public @Nullable Reading read() {
        if (ended) {
            return null;
        }
        try {
            if (!lines.startRecord()) {
                ended = true;
                whole = true;
                return null;
            }
            empty = false;
            Place place = new Place(name, lines.firstLine());
            String wrong = wrong();
            return wrong == null
                    ? ListedRow.of(place, lines.text().strip())
                    : new UnreadableRow(place, lines.text(), wrong);
        } catch (IOException e) {
            ended = true;
            return new UnreadableDocument(new Place(name, lines.firstLine()), Reasons.of(e));
        }
    }

    private @Nullable String wrong() {
        String garbled = lines.garbled();
        return garbled == null && !plain && MoreThanUrl.isSure(lines.text()) ? MoreThanUrl.REASON : garbled;
    }

    @Override
    public Coverage coverage() {
        return Coverage.ofDocument(name, whole && !empty);
    }

    @Override
    public void close() {
        ended = true;
        Closing.quietly(lines);
    }
}
