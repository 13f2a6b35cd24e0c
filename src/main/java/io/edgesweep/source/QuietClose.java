package io.edgesweep.source;

import java.io.Closeable;
import java.io.IOException;

/** Closes what was only read: a failure then tells nothing that anybody could act on. */
final class QuietClose {

    private QuietClose() {}

    static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // what was read stands
        }
    }
}
