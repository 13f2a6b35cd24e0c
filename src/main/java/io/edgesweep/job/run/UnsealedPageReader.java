package io.edgesweep.job.run;

import io.edgesweep.input.InputReading;
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

    private final RunScope scope;
    private final InputReading input;
    private @Nullable Boolean sealed;

    UnsealedPageReader(RunScope scope, InputReading input) {
        this.scope = scope;
        this.input = input;
    }

    @Override
    public @Nullable List<ReadResult.Row> read() throws IOException {
        if (sealed == null) {
            sealed = scope.services.ledger().recorder().isSealed(scope.run.id());
            if (!sealed) {
                input.changes().kept().refuseDamage();
                input.changes().kept().losses().forEach(scope::tellLoss);
            }
        }
        List<ReadResult.Row> page = sealed ? List.of() : input.sources().readPage();
        if (!page.isEmpty()) {
            return page;
        }
        // The step is over when all of them have been decided on, not when they have been read.
        input.collector().await();
        return null;
    }
}
