package io.edgesweep.job;

import io.edgesweep.settings.CsvLayout;
import io.edgesweep.target.Kind;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Sources whose rows are to be told.
 *
 * @param sources files, and http or https URLs of sitemaps; {@code -} is standard input
 * @param sites   the sites that the rows must be for, as those of a job; none takes targets of every host
 * @param kind    the kind of rows that name none
 * @param charset what lists are written in that have no byte order mark; empty for UTF-8
 * @param layout  what is said of the columns of lists
 */
public record ListRequest(
        List<String> sources, List<String> sites, Kind kind, Optional<Charset> charset, CsvLayout layout) {

    /** What standard input is called. */
    public static final String STANDARD_INPUT = "-";

    public ListRequest {
        sources = List.copyOf(sources);
        sites = List.copyOf(sites);
    }
}
