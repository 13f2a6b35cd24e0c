package io.edgesweep.source;

import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.targets.Place;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Targets that were given one by one, as on the command line, or whole sites. They have no line numbers. */
public final class ListTargetSource implements TargetSource {

    private final String name;
    private final List<ListedRow> rows;

    /**
     * @param name  what people call the list
     * @param texts a target each
     */
    public ListTargetSource(String name, List<String> texts) {
        this(texts.stream().map(text -> ListedRow.of(new Place(name, 0), text)).toList(), name);
    }

    private ListTargetSource(List<ListedRow> rows, String name) {
        this.name = name;
        this.rows = List.copyOf(rows);
    }

    /** A row for the whole of each site, for jobs of the kind all. */
    public static ListTargetSource ofSites(String name, List<String> sites) {
        return new ListTargetSource(
                sites.stream()
                        .map(site -> new ListedRow(new Place(name, 0), "", null, null, null, null, site, Map.of()))
                        .toList(),
                name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RowReader open() {
        Iterator<ListedRow> rest = rows.iterator();
        return new RowReader() {
            @Override
            public @Nullable ReadResult read() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
