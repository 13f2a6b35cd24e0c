package io.edgesweep.targets;

/**
 * Where a row stands, so that a person finds it again.
 *
 * @param source the file's path or the document's URL, as it was named to us
 * @param line   the line in it, from 1; 0 where there is no line, as on the command line
 */
public record Place(String source, long line) {

    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source;
    }
}
