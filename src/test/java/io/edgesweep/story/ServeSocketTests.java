package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a command believes that finds the home folder held. */
class ServeSocketTests {

    @TempDir
    private Path folder;

    @Test
    void nobody_is_believed_who_listens_on_the_port_of_a_serve_that_was_killed() throws IOException {
        ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders());
            byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        stranger.start();
        try (World world = new World(folder)
                .configured("console.port", String.valueOf(stranger.getAddress().getPort()))) {
            world.urlFile("urls.csv", 1);
            world.jobFor("nightly", folder.resolve("urls.csv"));
            Path home = Files.createDirectories(folder.resolve("home"));
            // What a killed one leaves, of today and of before.
            leaveSocket(home.resolve("serve/serve.sock"));
            Files.writeString(
                    home.resolve("serve.json"),
                    "{\"address\":\"http://127.0.0.1:" + stranger.getAddress().getPort() + "/\",\"token\":\"t\"}");

            World.Ending ending = whileHeld(home, () -> world.run("run", "nightly"));

            assertThat(ending.exitCode()).isEqualTo(11);
            assertThat(asked).isEmpty();
            assertThat(world.sandbox.journal().acceptedTargets()).isEmpty();
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void no_name_in_an_answer_leads_out_of_the_reports() throws Exception {
        try (World world = new World(folder)) {
            world.urlFile("urls.csv", 1);
            world.jobFor("nightly", folder.resolve("urls.csv"));
            assertThat(world.run("run", "nightly").exitCode()).isZero();
            Path real = world.reports("nightly").get(0);
            Files.createDirectories(folder.resolve("elsewhere"));
            Files.copy(real.resolve("run.json"), folder.resolve("elsewhere/run.json"));
            String wrong = "{\"run\":{\"id\":\"elsewhere\",\"job\":\"..\",\"site\":\"www\",\"state\":\"FINISHED\","
                    + "\"inputHash\":\"\",\"owner\":\"\",\"started\":\"2026-11-28T00:00:00Z\",\"finished\":null,"
                    + "\"counts\":{\"read\":1,\"carriedIn\":0,\"outcomes\":{\"confirmed\":1}},\"verdict\":\"confirmed\","
                    + "\"exitCode\":0,\"onlyInvalid\":false,\"stillOpen\":0}}";

            Answering answering = new Answering(folder.resolve("home/serve/serve.sock"), wrong);
            World.Ending ending = whileHeld(folder.resolve("home"), () -> world.run("show", "latest"));
            answering.close();

            assertThat(ending.exitCode()).isEqualTo(10);
            assertThat(ending.err()).contains("which are no names; nothing is read there");
            assertThat(ending.out()).isEmpty();
        }
    }

    @Test
    void says_of_an_answer_that_another_version_may_have_given_what_to_do() throws Exception {
        try (World world = new World(folder)) {
            Answering answering = new Answering(folder.resolve("home/serve/serve.sock"), "{\"run\":{\"id\":[]}}");
            World.Ending ending = whileHeld(folder.resolve("home"), () -> world.run("show", "latest"));
            answering.close();

            assertThat(ending.exitCode()).isEqualTo(10);
            assertThat(ending.err()).contains("it is likely of another version").doesNotContain("Exception");
        }
    }

    @Test
    void reads_no_answer_without_end() throws Exception {
        try (World world = new World(folder).configured("call.max-answer", "100KB")) {
            Answering answering = new Answering(folder.resolve("home/serve/serve.sock"), " ".repeat(200_000));
            World.Ending ending = whileHeld(folder.resolve("home"), () -> world.run("runs"));
            answering.close();

            assertThat(ending.exitCode()).isEqualTo(10);
            assertThat(ending.err())
                    .contains("answers with more than 102400 bytes", "edgesweep.call.max-answer")
                    .hasLineCount(1);
        }
    }

    @Test
    void works_in_a_home_whose_path_is_longer_than_an_address_has_room_for() {
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        Path home = folder.resolve("x".repeat(60)).resolve("y".repeat(60)).resolve("home");
        world.urlFile("urls.csv", 1);
        world.jobFor("nightly", folder.resolve("urls.csv"));
        try (Served served = Served.in(world, home)) {
            assertThat(served.get("/login").statusCode()).isEqualTo(200);
            assertThat(home.resolve("serve/serve.sock")).exists();
            World.Ending ending = world.run("run", "nightly", "--edgesweep.home=" + home);

            assertThat(ending.exitCode()).as(ending.err()).isZero();
            assertThat(ending.out()).contains("1 confirmed");
        }
    }

    /** Something that is done while another process, as it were, holds the folder. */
    private static <T> T whileHeld(Path home, Supplier<T> action) throws IOException {
        try (FileChannel lock = FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(lock.tryLock()).isNotNull();
            return action.get();
        }
    }

    private static void leaveSocket(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
    }

    /** Answers the same to everybody. */
    private static final class Answering {

        private final ServerSocketChannel server;

        Answering(Path path, String body) throws IOException {
            Files.createDirectories(path.getParent());
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            byte[] answer =
                    ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8);
            Thread thread = new Thread(() -> answerAll(answer), "answering");
            thread.setDaemon(true);
            thread.start();
        }

        private void answerAll(byte[] answer) {
            while (true) {
                try (SocketChannel client = server.accept()) {
                    client.read(ByteBuffer.allocate(10_000));
                    client.write(ByteBuffer.wrap(answer));
                } catch (IOException e) {
                    return;
                }
            }
        }

        void close() throws IOException {
            server.close();
        }
    }
}
