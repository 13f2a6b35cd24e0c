package io.edgesweep.source.stream;

import java.io.Closeable;
import java.io.IOException;

/** Closes what was only read: a failure then tells nothing that anybody could act on. */
public final class QuietClose {

    private QuietClose() {}

    public static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // what was read stands
        }
    }
}
