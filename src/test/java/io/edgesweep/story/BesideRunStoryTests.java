package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.session.ServeSocket;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands while a run, without {@code serve}, holds the home folder: what sends nothing is answered by the run. */
class BesideRunStoryTests {

    @TempDir
    private static Path folder;

    private static World world;
    private static CompletableFuture<World.Ending> run;

    @BeforeAll
    static void run() {
        world = new World(folder);
        world.jobFor("nightly", world.urlFile("urls.csv", 3));
        world.jobForSite("shop", "shop", world.file("shop.csv", "url", "https://shop.example.com/1", "nonsense"));
        world.sandbox.faults().tasks(Pattern.compile(".*page-1.*"), TaskOutcome.neverFinal());
        run = CompletableFuture.supplyAsync(() -> world.run("run", "nightly"));
        Served.waitFor(() -> world.sandbox.journal().calls(World.CREATE).size() == 1 || run.isDone());
    }

    @AfterAll
    static void end() throws Exception {
        World.Ending stop = world.run("stop", "latest");
        assertThat(stop.out()).contains("is asked to stop");
        assertThat(run.get(1, TimeUnit.MINUTES).exitCode()).isEqualTo(6);
        assertThat(ServeSocket.in(folder.resolve("home"))).doesNotExist();
        assertThat(world.run("run", "shop").exitCode()).isEqualTo(3);
        world.close();
    }

    @Test
    void tells_of_the_run_that_is_under_way() {
        assertThat(world.run("runs").out()).contains("nightly");
        assertThat(world.run("show", "latest").out()).contains("nightly");
        assertThat(world.run("show", "none of them").exitCode()).isEqualTo(2);
    }

    @Test
    void tells_how_quotas_stand() {
        assertThat(world.run("quota", "shop").out()).contains("shop");
        assertThat(world.run("quota", "nobody").err()).contains("there is no site 'nobody'");
    }

    @Test
    void tells_what_another_job_would_send() {
        World.Ending plan = world.run("plan", "shop");

        assertThat(plan.exitCode()).as(plan.err()).isEqualTo(3);
        assertThat(plan.out()).contains("1 invalid");
        assertThat(world.run("run", "shop", "--dry-run").out()).isEqualTo(plan.out());
        assertThat(world.run("plan", "nobodys").exitCode()).isEqualTo(2);
    }

    @Test
    void tells_why_a_page_is_sent() {
        assertThat(world.run("explain", "https://shop.example.com/1", "--job", "shop")
                        .exitCode())
                .isZero();
    }

    @Test
    void takes_note_of_what_a_person_has_found_at_the_edge() throws Exception {
        assertThat(Served.command(folder.resolve("home"), "local/looks", "[]")).isEqualTo("{}");
    }

    @Test
    void takes_what_is_no_question_for_none() throws IOException {
        assertThat(said(new byte[] {0, -1, '\n', '\n'})).startsWith("HTTP/1.1 400");
        assertThat(said(asked("POST /local/runs HTTP/1.1", "Content-Length: 5", "", "{bad}")))
                .startsWith("HTTP/1.1 400");
        assertThat(said(asked("POST /local/runs HTTP/1.1", "Transfer-Encoding: chunked", "", "ZZ", "")))
                .startsWith("HTTP/1.1 400");
        assertThat(said(asked("GET /local/latest?limit=x HTTP/1.1", "", ""))).startsWith("HTTP/1.1 400");
        String order = "{\"job\":\"shop\",\"values\":{},\"inputs\":[]}";
        assertThat(said(asked(
                        "POST /local/runs?dryRun=false HTTP/1.1", "Content-Length: " + order.length(), "", order)))
                .as("who sends is another")
                .startsWith("HTTP/1.1 400");
    }

    /** The next question that has an answer comes before the silent ones are cut off. */
    @Test
    void is_held_up_by_nobody_who_says_nothing_or_half_of_a_question() throws IOException {
        try (SilentConnections silent = SilentConnections.to(folder.resolve("home"))) {
            assertTimeout(Duration.ofSeconds(3), () -> assertThat(
                            Served.command(folder.resolve("home"), "local/latest?limit=1", null))
                    .contains("nightly"));
            assertThat(silent.sockets()).hasSize(80);
        }
    }

    private static byte[] asked(String first, String... lines) {
        return (first + "\r\nHost: localhost\r\nConnection: close\r\n" + String.join("\r\n", lines))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String said(byte[] question) throws IOException {
        try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.connect(UnixDomainSocketAddress.of(ServeSocket.in(folder.resolve("home"))));
            socket.write(ByteBuffer.wrap(question));
            return new String(Channels.newInputStream(socket).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void checks_the_backlog() {
        assertThat(world.run("check").out()).contains("nothing waits");
    }

    @Test
    void pauses_a_job_and_resumes_it() {
        assertThat(world.run("pause", "job:shop", "--reason", "a sale").exitCode())
                .isZero();
        assertThat(world.run("runs").out()).contains("a sale");
        assertThat(world.run("resume", "job:shop").exitCode()).isZero();
    }

    @Test
    void refuses_what_would_send_and_names_the_run() {
        World.Ending second = world.run("run", "shop");

        assertThat(second.exitCode()).isEqualTo(11);
        assertThat(second.err()).contains("of job nightly)").contains("are answered");
        assertThat(world.run("retry", "latest").exitCode()).isEqualTo(11);
        assertThat(world.run("reconcile").exitCode()).isEqualTo(11);
        assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(1);
    }

    @Test
    void removes_what_it_has_put_aside_of_standard_input_for_a_dry_run() {
        World.Ending plan = world.runWithInput("url\nhttps://www.example.com/a\n", "plan", "nightly", "--input", "-");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(folder.resolve("home/uploads"))
                .satisfiesAnyOf(none -> assertThat(none).doesNotExist(), some -> assertThat(Files.list(some))
                        .isEmpty());
    }
}
