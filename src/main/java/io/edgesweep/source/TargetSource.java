package io.edgesweep.source;

/** Somewhere that targets are listed. May be read again: every {@link #open()} starts at the first row. */
public interface TargetSource {

    /** What people call it: the file's path or the document's URL, as it was named to us, without a password in it. */
    String name();

    /**
     * Starts to read.
     *
     * @throws SourceException when there is nothing that could be read: no such file, no URL, no column for the targets
     */
    RowReader open() throws SourceException;
}
