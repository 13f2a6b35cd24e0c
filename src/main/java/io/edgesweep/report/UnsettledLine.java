package io.edgesweep.report;

import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch with targets of which it is not known what became of them.
 *
 * @param batch     its number
 * @param site      its site
 * @param kind      what its targets name
 * @param targets   how many of them are unsettled
 * @param calls     how many calls were made for it
 * @param sent      when the last of them was announced
 * @param answered  when its answer was written down; null when there was none
 * @param taskId    the provider's id of its task; empty where none is known
 * @param requestId the provider's id of that call; empty where none is known
 * @param evidence  what was done, what came back, and what was looked for
 * @param nextLook  when the provider may be asked again; null for in the next run
 * @param examples  the first of its targets
 */
public record UnsettledLine(
        long batch,
        String site,
        String kind,
        long targets,
        int calls,
        @Nullable Instant sent,
        @Nullable Instant answered,
        String taskId,
        String requestId,
        Reason evidence,
        @Nullable Instant nextLook,
        List<ExampleLine> examples) {}
