package io.edgesweep.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this program was built of.
 *
 * @param version such as {@code 0.1.0}
 * @param commit  of the sources, with {@code -dirty} when some were not committed; "unknown" where no repository was
 * @param built   when the commit was made
 */
public record Build(String version, String commit, String built) {

    private static final String FILE = "/META-INF/edgesweep.properties";
    private static final String UNKNOWN = "unknown";

    /** The build of this program; it is unknown where it was compiled by something other than the build. */
    public static Build ofProgram() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream(FILE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Build(
                properties.getProperty("version", UNKNOWN),
                properties.getProperty("commit", UNKNOWN),
                properties.getProperty("built", UNKNOWN));
    }
}
