package io.edgesweep.file;

import java.nio.charset.Charset;

/** What names of files can be, which the machine's locale decides on: without one, as cron starts programs, ASCII only. */
public final class FileNames {

    /** In the place of each byte of an argument that the machine's locale could not read. */
    private static final char UNREADABLE = '\uFFFD';

    private FileNames() {}

    /** What to set for a file of this name to be found; empty where nothing keeps it from being found. */
    public static String remedy(String name) {
        return remedy(name, Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    static String remedy(String name, Charset ofMachine) {
        boolean possible =
                name.indexOf(UNREADABLE) < 0 && ofMachine.newEncoder().canEncode(name);
        return possible
                ? ""
                : "; set LANG=C.UTF-8 (or LC_ALL, if that is set) where edgesweep is started, for the locale there has file"
                        + " names in " + ofMachine + " only";
    }
}
