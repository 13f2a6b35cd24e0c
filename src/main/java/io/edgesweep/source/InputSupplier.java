package io.edgesweep.source;

import java.io.IOException;
import java.io.InputStream;

/** Opens the bytes of a source, standard input for instance. The source closes them. */
@FunctionalInterface
public interface InputSupplier {

    /**
     * Opens the bytes from their beginning.
     *
     * @throws IOException when there are none to be had
     */
    InputStream open() throws IOException;
}
