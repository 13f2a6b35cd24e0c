package io.edgesweep.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A proxy on loopback that alone knows where some hosts are, none of which any name service knows: it forwards requests for
 * http and opens tunnels for https, in which it plays the host with a certificate of its own. Wants a login.
 */
final class WayOut implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    /** night:canary-proxy */
    private static final String LOGIN = "Basic bmlnaHQ6Y2FuYXJ5LXByb3h5";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> hosts;
    private final SSLContext safe;
    final Path trusted;
    final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * @param folder where its key is kept
     * @param hosts  which port on loopback is behind which host
     */
    WayOut(Path folder, Map<String, Integer> hosts) throws Exception {
        this.hosts = hosts;
        this.trusted = folder.resolve("proxy.p12");
        this.safe = context(trusted, hosts);
        threads.submit(() -> {
            while (true) {
                Socket client = server.accept();
                threads.submit(() -> {
                    serve(client);
                    return null;
                });
            }
        });
    }

    String address() {
        return "http://night:canary-proxy@127.0.0.1:" + server.getLocalPort();
    }

    private static SSLContext context(Path file, Map<String, Integer> hosts) throws Exception {
        String names = hosts.keySet().stream()
                .map(host -> "dns:" + host)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "proxy",
                        "-dname",
                        "CN=proxy",
                        "-ext",
                        "san=" + names,
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.log").toFile())
                .start()
                .waitFor();
        if (made != 0) {
            throw new IOException(Files.readString(file.resolveSibling("keytool.log")));
        }
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void serve(Socket client) throws Exception {
        try (client) {
            while (true) {
                String head = head(client.getInputStream());
                if (head.isEmpty()) {
                    return;
                }
                String[] request = head.lines().findFirst().orElseThrow().split(" ");
                if (head.lines().noneMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: " + LOGIN))) {
                    say(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"way out\"");
                } else {
                    asked.add(request[0] + " " + request[1]);
                    forward(client, head, request);
                    return;
                }
            }
        } catch (SocketException e) {
            // Whoever asked has gone.
        }
    }

    private void forward(Socket client, String head, String[] request) throws Exception {
        boolean tunnel = request[0].equals("CONNECT");
        String host = tunnel ? request[1].replaceAll(":.*", "") : request[1].replaceAll("^http://|[:/].*$", "");
        if (!hosts.containsKey(host)) {
            say(client, "502 Bad Gateway");
            return;
        }
        try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), hosts.get(host))) {
            Socket front = client;
            if (tunnel) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                SSLSocket plays = (SSLSocket) safe.getSocketFactory().createSocket(client, host, 443, true);
                plays.setUseClientMode(false);
                front = plays;
            } else {
                String path = request[1].replaceFirst("^http://[^/]*", "");
                String forwarded =
                        head.replaceFirst("^(\\S+) \\S+", "$1 " + path).replaceAll("(?im)^Proxy-.*\\r\\n", "");
                behind.getOutputStream().write(forwarded.getBytes(StandardCharsets.ISO_8859_1));
            }
            pump(front, behind);
        }
    }

    private void pump(Socket front, Socket behind) throws Exception {
        InputStream asks = front.getInputStream();
        threads.submit(() -> copy(asks, behind.getOutputStream()));
        copy(behind.getInputStream(), front.getOutputStream());
    }

    private static Void copy(InputStream from, OutputStream to) throws IOException {
        byte[] bytes = new byte[8192];
        for (int n = from.read(bytes); n >= 0; n = from.read(bytes)) {
            to.write(bytes, 0, n);
            to.flush();
        }
        return null;
    }

    private static void say(Socket client, String status) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
