package io.edgesweep.job;

import io.edgesweep.source.Decision;
import java.io.IOException;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Puts aside what was decided on. */
final class DecisionWriter implements ItemWriter<List<Decision>> {

    private final RunParts parts;

    DecisionWriter(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public void write(Chunk<? extends List<Decision>> chunk) throws IOException {
        for (List<Decision> decisions : chunk) {
            parts.collector.keep(decisions);
        }
        parts.progress.at("collect", parts.collector.rows(), -1);
    }
}
