package io.edgesweep.input;

import io.edgesweep.text.Reason;
import java.util.List;

/**
 * How many rows there were, of those that were told.
 *
 * @param targets    rows that name a target
 * @param fragments  how many of them had a fragment, which was dropped
 * @param rejected   rows that name none
 * @param comments   rows that somebody has made a comment of
 * @param unreadable documents, or ends of documents, that could not be read
 * @param notes      what is to be told of rows that name a target
 */
public record ListSummary(
        long targets, long fragments, long rejected, long comments, long unreadable, List<Reason> notes) {

    public ListSummary {
        notes = List.copyOf(notes);
    }
}
