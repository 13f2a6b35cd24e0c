package io.edgesweep.source;

import io.edgesweep.source.Reading.ListedRow;
import io.edgesweep.source.Reading.UnreadableDocument;
import io.edgesweep.source.Reading.UnreadableRow;
import io.edgesweep.target.Place;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a file of one target per line. */
final class UrlListReader implements RowReader {

    private final String name;
    private final RecordLines lines;
    private boolean started;
    private boolean ended;
    private boolean whole;
    private boolean empty = true;

    /** @param started whether the lines stand at the first row already */
    UrlListReader(String name, RecordLines lines, boolean started) {
        this.name = name;
        this.lines = lines;
        this.started = started;
    }

    static boolean isUrl(String line) {
        String lower = line.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    @Override
    public @Nullable Reading read() {
        if (ended) {
            return null;
        }
        try {
            if (!started && !lines.startRecord()) {
                ended = true;
                whole = true;
                return null;
            }
            started = false;
            empty = false;
            Place place = new Place(name, lines.firstLine());
            String garbled = lines.garbled();
            return garbled == null
                    ? ListedRow.of(place, lines.text().strip())
                    : new UnreadableRow(place, lines.text(), garbled);
        } catch (IOException e) {
            ended = true;
            return new UnreadableDocument(new Place(name, lines.firstLine()), Reasons.of(e));
        }
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
