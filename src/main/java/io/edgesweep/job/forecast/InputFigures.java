package io.edgesweep.job.forecast;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import java.util.List;
import java.util.Map;

/**
 * What a dry run has read.
 *
 * @param rows       how many rows
 * @param rejected   how many of them would not be sent, by class
 * @param examples   some of these
 * @param unmodified how many sitemaps have not changed and were not read, so that nobody knows which URLs purges of directories
 *                   would evict of these
 */
public record InputFigures(
        long rows,
        Map<Rejection, Long> rejected,
        List<RejectedRow> examples,
        @JsonProperty("unknown") int unmodified) {}
