package io.edgesweep.source;

import io.edgesweep.source.Reading.ListedRow;
import io.edgesweep.target.Place;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Targets that were given one by one, as on the command line. They have no line numbers. */
public final class ListTargetSource implements TargetSource {

    private final String name;
    private final List<String> texts;

    /**
     * @param name  what people call the list
     * @param texts a target each
     */
    public ListTargetSource(String name, List<String> texts) {
        this.name = name;
        this.texts = List.copyOf(texts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RowReader open() {
        Place place = new Place(name, 0);
        Iterator<String> rest = texts.iterator();
        return new RowReader() {
            @Override
            public @Nullable Reading read() {
                return rest.hasNext() ? ListedRow.of(place, rest.next()) : null;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
