package io.edgesweep.job;

import io.edgesweep.source.Decision;
import java.io.IOException;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Puts aside what was decided on. */
final class DecisionWriter implements ItemWriter<Decision> {

    private final RunParts parts;

    DecisionWriter(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public void write(Chunk<? extends Decision> chunk) throws IOException {
        for (Decision decision : chunk) {
            parts.collector.keep(decision);
        }
        parts.progress.at("collect", parts.collector.rows(), -1);
    }
}
