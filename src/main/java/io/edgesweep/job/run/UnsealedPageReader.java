package io.edgesweep.job.run;

import io.edgesweep.source.ReadResult;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the sources from their beginning, unless the run is sealed and has read them already. A page of rows is one item,
 * because what Spring Batch does for each item takes longer than what we do for a row.
 */
final class UnsealedPageReader implements ItemReader<List<ReadResult.Row>> {

    private final RunParts parts;
    private @Nullable Boolean sealed;

    UnsealedPageReader(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public @Nullable List<ReadResult.Row> read() throws IOException {
        if (sealed == null) {
            sealed = parts.workshop.ledger().recorder().isSealed(parts.run.id());
            if (!sealed) {
                parts.changes.kept().refuseDamage();
                parts.changes.kept().losses().forEach(parts::tellLoss);
            }
        }
        List<ReadResult.Row> page = sealed ? List.of() : parts.sources.readPage();
        if (!page.isEmpty()) {
            return page;
        }
        // The step is over when all of them have been decided on, not when they have been read.
        parts.collector.await();
        return null;
    }
}
