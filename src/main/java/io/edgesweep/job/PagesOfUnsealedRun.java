package io.edgesweep.job;

import io.edgesweep.source.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the sources from their beginning, unless the run is sealed and has read them already. A page of rows is one item,
 * because what Spring Batch does for each item takes longer than what we do for a row.
 */
final class PagesOfUnsealedRun implements ItemReader<List<Reading.Row>> {

    private static final int ROWS = 1000;

    private final RunParts parts;
    private @Nullable Boolean sealed;

    PagesOfUnsealedRun(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public @Nullable List<Reading.Row> read() {
        if (sealed == null) {
            sealed = parts.workshop.ledger().recorder().isSealed(parts.run.id());
        }
        List<Reading.Row> page = new ArrayList<>();
        for (Reading.Row row = next(); row != null; row = page.size() < ROWS ? next() : null) {
            page.add(row);
        }
        return page.isEmpty() ? null : page;
    }

    private Reading.@Nullable Row next() {
        return Boolean.TRUE.equals(sealed) ? null : parts.sources.read();
    }
}
