package io.edgesweep.order;

import io.edgesweep.file.FileGlob;
import io.edgesweep.settings.Mistake;
import java.nio.file.Files;
import java.nio.file.Path;

/** A word of the command line that should name files and names none. */
public final class MissingFile {

    private MissingFile() {}

    /**
     * The mistake.
     *
     * @param key the option that it was given to; empty for none
     */
    public static Mistake mistake(String key, String word) {
        boolean isLikeUrl = word.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(/.*)?")
                && !word.matches("(?i)[^/]*\\.(csv|tsv|txt|lst|list|xml|gz|json|ya?ml)")
                && Files.notExists(Path.of(word));
        return new Mistake(
                "command line",
                key,
                FileGlob.missing(word) + (isLikeUrl ? "; if it is a URL, begin it with https://" : ""));
    }
}
