package io.edgesweep.session;

import io.edgesweep.file.OwnerOnlyFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Where the process that has the home folder answers to the commands of its machine: a Unix domain socket in a folder of its own below the home
 * folder, over which both speak HTTP. Nobody but the folder's owner can listen there, so whoever answers is believed, and nobody else can connect, so
 * whoever asks is let in; there is no token that could be stolen, and no port that somebody else could take over.
 */
public final class ServeSocket {

    /** The header with the user that a command runs as. Whoever can connect can read and write our files, so it is believed. */
    public static final String USER = "Edgesweep-User";

    /** Whom requests are to; only the path of the socket decides. */
    private static final HttpUrl ANY = HttpUrl.get("http://localhost/");

    private ServeSocket() {}

    /** Its path. */
    public static Path in(Path home) {
        return home.toAbsolutePath().normalize().resolve("serve").resolve("serve.sock");
    }

    /**
     * Where whoever has the home folder's lock may listen; what a killed process left there has nobody behind it.
     *
     * @throws IOException when nobody can listen there
     */
    public static ShortPath prepare(Path home) throws IOException {
        Path socket = in(home);
        OwnerOnlyFile.folder(socket.resolveSibling(""));
        Files.deleteIfExists(socket);
        return ShortPath.to(socket);
    }

    /** The address of what is asked for, such as {@code local/runs}. */
    public static HttpUrl.Builder url(String path) {
        return ANY.newBuilder().addPathSegments(path);
    }

    /**
     * One that talks to whoever listens at the home folder's socket. Each call has its own connection, and is sent once.
     *
     * @param patience how long a whole call may take
     */
    public static OkHttpClient client(Path home, Duration patience) {
        Path socket = in(home);
        return new OkHttpClient.Builder()
                .socketFactory(new Sockets(socket))
                .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                .proxy(Proxy.NO_PROXY)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addNetworkInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Connection", "close")
                        .header(
                                USER,
                                URLEncoder.encode(System.getProperty("user.name", "unknown"), StandardCharsets.UTF_8))
                        .build()))
                .connectTimeout(patience)
                .readTimeout(patience)
                .writeTimeout(patience)
                .callTimeout(patience)
                .build();
    }

    /** The user that the header names. */
    public static String user(@Nullable String header) {
        try {
            return header == null ? "unknown" : URLDecoder.decode(header, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return header;
        }
    }

    /** Makes sockets that connect there, whatever they are told. */
    private static final class Sockets extends SocketFactory {

        private final Path path;

        Sockets(Path path) {
            this.path = path;
        }

        @Override
        public Socket createSocket() throws IOException {
            return new UnixSocket(path);
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
