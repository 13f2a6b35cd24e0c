package io.edgesweep.settings.read;

import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Looks at a file of properties before Spring Boot reads it, which tells no line of what it cannot read. */
public final class PropertiesFile {

    /** A backslash that is not written twice, and then no four hexadecimal digits (java.util.Properties, "load"). */
    private static final Pattern MALFORMED = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u(?![0-9a-fA-F]{4})");

    private PropertiesFile() {}

    /**
     * Looks at a file that somebody else will read.
     *
     * @throws MistakesException when it is malformed, too large, or no file
     */
    public static void refuseHostile(Path file) {
        String text;
        try {
            text = new String(YamlFile.bytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw mistake(file.toString(), "cannot be read: " + e.getMessage() + "; correct its permissions");
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (MALFORMED.matcher(lines.get(i)).find()) {
                throw mistake(
                        file + ":" + (i + 1), "\\u is followed by four hexadecimal digits; write a backslash as \\\\");
            }
        }
    }

    private static MistakesException mistake(String place, String words) {
        return new MistakesException(List.of(new Mistake(place, "", words)));
    }
}
