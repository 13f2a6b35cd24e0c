package io.edgesweep.job;

import io.edgesweep.source.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Reads the sources from their beginning, unless the run is sealed and has read them already. */
final class RowsOfUnsealedRun implements ItemReader<Reading.Row> {

    private final RunParts parts;
    private @Nullable Boolean sealed;

    RowsOfUnsealedRun(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public Reading.@Nullable Row read() {
        if (sealed == null) {
            sealed = parts.workshop.ledger().recorder().isSealed(parts.run.id());
        }
        return sealed ? null : parts.sources.read();
    }
}
