package io.edgesweep.input.spool;

import io.edgesweep.file.WholeFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.source.stream.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Puts input aside that can be read but once. The file appears when it is complete, and is on the disk then. */
public final class InputCopy {

    private static final int BUFFER = 1 << 16;

    private InputCopy() {}

    /** Is asked before each part that is read. */
    @FunctionalInterface
    interface Watch {

        /** Whether the reading goes on. */
        boolean goesOn() throws IOException;
    }

    /** Whether what the path names can be read but once, as a pipe. */
    public static boolean isNeeded(Path input) {
        return InputFiles.isReadOnce(input);
    }

    /**
     * Opens what can be read but once; a pipe opens once somebody writes into it.
     *
     * @throws IOException when it cannot be read
     */
    public static InputStream open(Path input) throws IOException {
        return InputFiles.open(input);
    }

    /**
     * Reads the input to its end.
     *
     * @param name  what people call it
     * @param most  how many bytes are taken
     * @throws MistakesException when there are more
     * @throws IOException when it cannot be read, or the file not be written
     */
    public static void copy(InputStream in, Path file, String name, long most) throws IOException {
        copy(in, file, name, most, () -> true);
    }

    /** As the other one; what is not complete when {@code watch} ends it is thrown away. */
    static void copy(InputStream in, Path file, String name, long most, Watch watch) throws IOException {
        try (WholeFile whole = new WholeFile(file)) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            int read = 0;
            while (read >= 0 && watch.goesOn()) {
                size += read;
                if (size > most) {
                    throw new MistakesException(List.of(new Mistake(
                            name,
                            "",
                            "holds more than " + most
                                    + " bytes, as much as is put aside; save it in a file and give that,"
                                    + " or set edgesweep.input.spool")));
                }
                whole.out().write(buffer, 0, read);
                read = in.read(buffer);
            }
            if (read < 0) {
                whole.appear();
            }
        }
    }
}
