package io.edgesweep.session;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A path that the address of a Unix domain socket has room for: {@code sun_path} takes 107 bytes on Linux and 103 on macOS
 * (unix(7)). To a socket whose own path is longer a symbolic link leads, in a new folder that is its maker's alone; it is
 * needed as long as one binds or connects.
 */
public final class ShortPath implements AutoCloseable {

    /** As many bytes as everybody's has room for. */
    public static final int LONGEST = 103;

    private static final String LINK = "home";

    private final Path path;
    private final @Nullable Path folder;

    private ShortPath(Path path, @Nullable Path folder) {
        this.path = path;
        this.folder = folder;
    }

    /**
     * One to the socket.
     *
     * @throws IOException when a link is needed and cannot be made
     */
    public static ShortPath to(Path socket) throws IOException {
        if (isShort(socket)) {
            return new ShortPath(socket, null);
        }
        Path folder = Files.createTempDirectory("edgesweep");
        Path link = folder.resolve(LINK);
        ShortPath path = new ShortPath(link.resolve(String.valueOf(socket.getFileName())), folder);
        Files.createSymbolicLink(link, socket.toAbsolutePath().resolveSibling(""));
        if (!isShort(path.path)) {
            path.close();
            throw new IOException("no short path leads to " + socket);
        }
        return path;
    }

    private static boolean isShort(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    /** The address. */
    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(path);
    }

    @Override
    public void close() throws IOException {
        if (folder != null) {
            Files.deleteIfExists(folder.resolve(LINK));
            Files.deleteIfExists(folder);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
