package io.edgesweep.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Somebody without a login who takes up what they can, while a person with one goes on working. */
final class Attack {

    private static final List<String> REFUSED = List.of("/", "/api/runs", "/jobs/nightly", "/actuator/health", "/none");
    private static final int CALLERS = 8;
    private static final int UPLOAD = 30_000_000;

    /**
     * What came of it.
     *
     * @param answers  how long the person waited, the shortest first
     * @param refused  how many requests were refused
     * @param sessions how many of them were given a session
     * @param uploads  how many uploads were taken to their end
     * @param grown    how many bytes the heap has grown by, once all is over
     * @param left     which files are left of the uploads
     */
    record Outcome(List<Duration> answers, int refused, int sessions, int uploads, long grown, List<Path> left) {

        Duration slowest() {
            return answers.get(answers.size() - 1);
        }

        Duration median() {
            return answers.get(answers.size() / 2);
        }

        @Override
        public String toString() {
            return answers.size() + " answers, median " + median().toMillis() + " ms, slowest "
                    + slowest().toMillis() + " ms; " + refused + " refused, " + sessions + " sessions, " + uploads
                    + " uploads taken, heap grown by " + grown / 1024 + " KB, left " + left;
        }
    }

    private final Served served;
    private final Path home;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    /** @param served where the person is logged in already */
    Attack(Served served, Path home) {
        this.served = served;
        this.home = home;
    }

    /** Sends so many requests, while so many connections are slow and so many uploads come. */
    Outcome of(int requests, int slow, int uploads) throws InterruptedException, ExecutionException {
        refuse(CALLERS * 25);
        refused.set(0);
        long before = heap();
        ExecutorService attackers = Executors.newCachedThreadPool();
        List<Duration> answers = new ArrayList<>();
        try {
            List<Future<?>> all = new ArrayList<>();
            Future<?> slowly = attackers.submit(done(() -> drip(slow)));
            for (int i = 0; i < uploads; i++) {
                all.add(attackers.submit(done(this::upload)));
            }
            for (int i = 0; i < CALLERS; i++) {
                all.add(attackers.submit(done(() -> refuse(requests / CALLERS))));
            }
            do {
                answers.add(answer());
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            } while (!all.stream().allMatch(Future::isDone));
            over.set(true);
            for (Future<?> each : all) {
                each.get();
            }
            slowly.get();
        } finally {
            over.set(true);
            attackers.shutdownNow();
        }
        answers.sort(null);
        return new Outcome(answers, refused.get(), sessions.get(), taken.get(), heap() - before, left());
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static Callable<Boolean> done(Step step) {
        return () -> {
            step.run();
            return true;
        };
    }

    private Duration answer() {
        long began = System.nanoTime();
        int status = served.get("/").statusCode();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (status != 200 || !left().isEmpty()) {
            throw new AssertionError("the person was answered " + status + "; files " + left());
        }
        return took;
    }

    private void refuse(int requests) {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < requests; i++) {
            URI uri = served.uri(REFUSED.get(i % REFUSED.size()));
            try {
                HttpResponse<Void> answer =
                        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
                refused.addAndGet(answer.statusCode() == 302 || answer.statusCode() == 401 ? 1 : 0);
                if (answer.headers().allValues("Set-Cookie").stream().anyMatch(each -> each.startsWith("edgesweep="))) {
                    sessions.incrementAndGet();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Keeps so many connections busy with a header that never ends. */
    private void drip(int connections) throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                open.add(slow());
            }
            while (!over.get()) {
                for (int i = 0; i < connections; i++) {
                    if (!takes(open.get(i))) {
                        open.get(i).close();
                        open.set(i, slow());
                    }
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        } finally {
            for (Socket each : open) {
                each.close();
            }
        }
    }

    private Socket slow() throws IOException {
        Socket socket = new Socket("127.0.0.1", served.uri("/").getPort());
        socket.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
        return socket;
    }

    private static boolean takes(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void upload() {
        byte[] part = new byte[64 * 1024];
        try (Socket socket = new Socket("127.0.0.1", served.uri("/").getPort())) {
            socket.getOutputStream()
                    .write(ascii("POST /api/jobs/nightly/runs HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + UPLOAD
                            + "\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"));
            for (int sent = 0; sent < UPLOAD; sent += part.length) {
                socket.getOutputStream().write(part);
            }
            taken.incrementAndGet();
        } catch (IOException e) {
            // It was cut off, as it should be.
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private List<Path> left() {
        List<Path> left = new ArrayList<>();
        for (String folder : List.of("uploads", "serve/tomcat")) {
            try (Stream<Path> files = Files.walk(home.resolve(folder))) {
                files.filter(Files::isRegularFile).forEach(left::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return left;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
