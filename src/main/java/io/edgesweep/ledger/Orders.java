package io.edgesweep.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The runs that were asked for, and the files that came with them. What is changed is on disk when the method returns. */
public interface Orders {

    /** All that are kept, in the order in which they were asked for. */
    List<KeptOrder> all();

    /**
     * Keeps an order that is new, whole or not at all.
     *
     * @param uploads the files that came with it, which are not needed any more afterwards
     * @param ours    whether this process has taken it from the beginning, as with {@link #take}
     * @throws IOException when a file cannot be read
     */
    void add(String id, Instant at, String askedBy, String content, List<Path> uploads, boolean ours)
            throws IOException;

    /**
     * Takes an order for this process.
     *
     * @return whether it was taken; not when it is over, or another process that is at work has it
     */
    boolean take(String id);

    /** It goes before those that wait. */
    void putFirst(String id, Instant now);

    /** It is executed in the run. */
    void begun(String id, String run);

    /**
     * Whether the run was given up before it had read its input, because its job was run with other input before it was resumed: nothing of
     * what was asked for was done.
     */
    boolean isGivenUpUnread(String run);

    /**
     * It has come to its end; the files that came with it are kept no longer.
     *
     * @param end   how, in a word
     * @param words why it failed or was stopped; else empty
     */
    void ended(String id, String end, String words);

    /** Nobody need know of it any more. */
    void forget(String id);

    /**
     * Writes out a file that came with an order.
     *
     * @param number of the file among those that came with it, from 0
     * @throws IOException when it cannot be written
     */
    void copyUpload(String id, int number, OutputStream to) throws IOException;
}
