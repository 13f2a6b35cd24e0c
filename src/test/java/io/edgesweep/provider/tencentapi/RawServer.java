package io.edgesweep.provider.tencentapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that counts requests on the wire and answers each by the next word of its script, byte for byte. */
public final class RawServer implements AutoCloseable {

    /** Reads the request, then hangs up. */
    public static final String HANG_UP = "";

    /** Reads the request, then says nothing. */
    public static final String SILENCE = "…";

    /** At an answer's end: goes on with a byte now and then. */
    public static final String DRIP = "‡";

    private static final String AND_HANG_UP = "†";

    private final ServerSocket socket;
    private final Iterator<String> script;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore hangUps = new Semaphore(0);
    private final List<String> signatures = new CopyOnWriteArrayList<>();

    public RawServer(String... answers) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.script = List.of(answers).iterator();
        Thread thread = new Thread(this::serve, "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    public static String answer(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    public static String ok(String body) {
        return answer("200 OK", "", body);
    }

    /** An answer after which the server hangs up, without having said that it would. */
    public static String thenHangUp(String answer) {
        return answer + AND_HANG_UP;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    public int requests() {
        return requests.get();
    }

    /** The header with the key and the signature of each request. */
    public List<String> signatures() {
        return signatures;
    }

    public int connections() {
        return connections.get();
    }

    /** Waits until it has hung up after an answer. */
    public void awaitHangUp() throws InterruptedException {
        hangUps.acquire();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> talk(connection), "raw connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            while (readRequest(in)) {
                requests.incrementAndGet();
                String answer = next();
                if (answer.equals(SILENCE)) {
                    in.read();
                }
                if (answer.equals(HANG_UP) || answer.equals(SILENCE)) {
                    return;
                }
                OutputStream out = connection.getOutputStream();
                out.write(answer.replace(AND_HANG_UP, "").replace(DRIP, "").getBytes(StandardCharsets.UTF_8));
                out.flush();
                while (answer.endsWith(DRIP)) {
                    Thread.sleep(50);
                    out.write('x');
                    out.flush();
                }
                if (answer.endsWith(AND_HANG_UP)) {
                    connection.close();
                    hangUps.release();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The other end has hung up, as some tests want it to.
        }
    }

    private synchronized String next() {
        return script.hasNext() ? script.next() : ok("{\"Response\":{\"RequestId\":\"later\"}}");
    }

    private boolean readRequest(BufferedReader in) throws IOException {
        @Nullable String line = in.readLine();
        if (line == null) {
            return false;
        }
        int length = 0;
        while (line != null && !line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("authorization:")) {
                signatures.add(line);
            }
            line = in.readLine();
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
