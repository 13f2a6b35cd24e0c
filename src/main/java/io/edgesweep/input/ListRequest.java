package io.edgesweep.input;

import io.edgesweep.settings.CsvLayout;
import io.edgesweep.targets.Kind;
import java.util.List;

/**
 * Sources whose rows are to be told.
 *
 * @param sources files, and http or https URLs of sitemaps; {@code -} is standard input
 * @param sites   the sites that the rows must be for, as those of a job; none takes targets of every host
 * @param kind    the kind of rows that name none
 * @param layout  what is said of lists
 */
public record ListRequest(List<String> sources, List<String> sites, Kind kind, CsvLayout layout) {

    /** What standard input is called. */
    public static final String STANDARD_INPUT = "-";

    public ListRequest {
        sources = List.copyOf(sources);
        sites = List.copyOf(sites);
    }
}
