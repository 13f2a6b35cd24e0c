package io.edgesweep.job.run;

import io.edgesweep.input.Collector;
import io.edgesweep.source.ReadResult;
import java.io.IOException;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Has the rows decided on and put aside that were read. */
final class CollectingWriter implements ItemWriter<List<ReadResult.Row>> {

    private final Collector collector;

    CollectingWriter(Collector collector) {
        this.collector = collector;
    }

    @Override
    public void write(Chunk<? extends List<ReadResult.Row>> chunk) throws IOException {
        for (List<ReadResult.Row> page : chunk) {
            collector.take(page);
        }
    }
}
