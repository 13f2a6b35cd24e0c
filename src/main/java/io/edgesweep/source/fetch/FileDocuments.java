package io.edgesweep.source.fetch;

import io.edgesweep.source.stream.InputFiles;
import io.edgesweep.source.stream.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Sitemaps in a directory. An index names its sitemaps by their URLs; here they are looked for beside it, by the last
 * segment of the URL's path, and nowhere else: the network is never asked.
 */
public final class FileDocuments implements DocumentSource {

    @Override
    public String locate(String index, String loc) throws UnreadableException {
        Path file = beside(index, loc);
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException("source.not-beside", loc, file);
        }
        return file.toString();
    }

    @Override
    public Opened open(String location) throws IOException {
        return new Opened(location, InputFiles.open(Path.of(location)));
    }

    @Override
    public void close() {
        // each document is closed by its reader
    }

    private static Path beside(String index, String loc) throws UnreadableException {
        String name = lastSegment(loc);
        boolean namesOneFile =
                !Set.of("", ".", "..").contains(name) && name.chars().noneMatch(FileDocuments::divides);
        try {
            if (namesOneFile) {
                return Path.of(index).resolveSibling(name);
            }
        } catch (InvalidPathException e) {
            // the file system cannot spell the name
        }
        throw new UnreadableException("source.no-file-name", loc);
    }

    private static boolean divides(int c) {
        return c == '/' || c == '\\' || Character.isISOControl(c);
    }

    /** With its escapes resolved: a file is not stored under %20. */
    private static String lastSegment(String loc) {
        HttpUrl base = HttpUrl.get("http://file/");
        HttpUrl url = base.resolve(loc);
        List<String> segments = (url == null ? base : url).pathSegments();
        return segments.get(segments.size() - 1);
    }
}
