package io.edgesweep.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Files that one text names: a path, or a pattern such as {@code data/*.csv}, with the stars, question marks, brackets and
 * braces that a shell knows and {@code **} for any number of folders.
 */
public final class FileGlob {

    private static final String WILD = "*?[{";

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    private FileGlob() {}

    /** Whether the text is a pattern. A file of just that name goes before. */
    public static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> WILD.indexOf(c) >= 0) && !isFile(text);
    }

    /**
     * The readable files that the text names, ordered by their paths, so that every run reads them in the same order.
     *
     * @return none when it names none, or cannot be a path or a pattern
     */
    public static List<Path> find(String text) {
        if (!isPattern(text)) {
            return isFile(text) ? List.of(Path.of(text)) : List.of();
        }
        try {
            return matching(text);
        } catch (PatternSyntaxException | InvalidPathException | IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** Whether the text names the file, or would if it were there. */
    public static boolean names(String text, String file) {
        try {
            return text.equals(file)
                    || FileSystems.getDefault().getPathMatcher("glob:" + text).matches(Path.of(file));
        } catch (PatternSyntaxException | InvalidPathException e) {
            return false;
        }
    }

    /** Why nothing is found by the text, and what to do. */
    public static String missing(String text) {
        if (URL.matcher(text).lookingAt()) {
            return "'" + text
                    + "' cannot be read from there; allowed: a file, or a URL that begins with https:// or http://";
        }
        if (path(text).filter(Files::isDirectory).isPresent()) {
            return "'" + text + "' is a folder; name its files, as in '" + text.replaceFirst("/+$", "") + "/*.csv'";
        }
        if (path(text).filter(Files::exists).isPresent()) {
            return "'" + text + "' may not be read by the user that edgesweep runs as; fix its permissions";
        }
        return (isPattern(text) ? "no readable file matches '" : "there is no readable file '") + text
                + "'; paths begin at " + Path.of("").toAbsolutePath() + FileNames.remedy(text);
    }

    /** Whether the text is the path of something that can be read: a file, a pipe or a device. */
    public static boolean isFile(String text) {
        return path(text)
                .filter(Files::isReadable)
                .filter(file -> !Files.isDirectory(file))
                .isPresent();
    }

    /** The path that the text is, whether something is there or not; empty when it cannot be one. */
    public static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static List<Path> matching(String pattern) throws IOException {
        String folder = folder(pattern);
        Path base = Path.of(folder);
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        String below = pattern.substring(folder.length());
        int depth = below.contains("**")
                ? Integer.MAX_VALUE
                : (int) below.chars().filter(c -> c == '/').count() + 1;
        try (Stream<Path> files = Files.walk(base, depth)) {
            return files.filter(matcher::matches)
                    .filter(Files::isReadable)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** What stands before the first wild character, as far as its last slash: the folder that is searched. */
    private static String folder(String pattern) {
        int wild = 0;
        while (WILD.indexOf(pattern.charAt(wild)) < 0) {
            wild++;
        }
        return pattern.substring(0, pattern.lastIndexOf('/', wild) + 1);
    }
}
