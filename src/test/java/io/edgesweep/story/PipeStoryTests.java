package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is no file, and can be read but once. */
class PipeStoryTests {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        world = new World(folder);
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void a_job_reads_a_named_pipe_and_leaves_nothing_of_it() throws Exception {
        Path pipe = pipe("urls.csv");
        world.jobFor("nightly", pipe);

        World.Ending first = whileWriting(pipe, "url\n" + World.url(1) + "\nnonsense\n", "run", "nightly");
        World.Ending second = whileWriting(pipe, "url\n" + World.url(2) + "\n", "run", "nightly");

        assertThat(world.run("check").out()).contains(pipe + " is read by the next run; it is no file");
        assertThat(first.exitCode()).isEqualTo(3);
        assertThat(second.exitCode()).isZero();
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(World.url(1), World.url(2));
        assertThat(world.reportFile("nightly", "targets.csv")).contains("," + World.url(2) + ",");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void the_place_of_a_row_is_its_line_in_the_pipe() throws Exception {
        Path pipe = pipe("urls.csv");
        world.jobFor("nightly", pipe);

        whileWriting(pipe, "url\n" + World.url(1) + "\nnonsense\n", "run", "nightly");

        assertThat(world.reportFile("nightly", "targets.csv")).contains(pipe + ",3,nonsense,");
    }

    @Test
    void commands_read_pipes_too() throws Exception {
        Path pipe = pipe("urls");
        world.jobFor("nightly", world.urlFile("urls.csv", 3));
        String line = World.url(7) + "\n";

        World.Ending listed = whileWriting(pipe, line, "list", pipe.toString());
        World.Ending planned = whileWriting(pipe, line, "plan", "nightly", "--input", pipe.toString());
        assertThat(spooled()).isEmpty();
        World.Ending run = whileWriting(pipe, line, "run", "nightly", "--input", pipe.toString());
        World.Ending purged = whileWriting(
                pipe, "url\nwww.example.com\n", "purge", "--site", "www", "--kind", "host", "--yes", pipe.toString());

        assertThat(List.of(listed.exitCode(), planned.exitCode(), run.exitCode(), purged.exitCode()))
                .containsOnly(0);
        assertThat(listed.out()).contains(World.url(7));
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(World.url(7), "www.example.com");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void a_job_reads_a_sitemap_from_a_pipe() throws Exception {
        Path pipe = pipe("sitemap.xml");
        world.job("nightly", "site: www\nsources: [{sitemap: '" + pipe + "', only: changed}]");

        World.Ending ending = whileWriting(
                pipe,
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>" + World.url(1)
                        + "</loc></url></urlset>",
                "run",
                "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(World.url(1));
    }

    @Test
    void a_pipe_into_which_nobody_writes_is_waited_for_no_longer_than_input_wait() throws Exception {
        Path pipe = pipe("urls.csv");
        world.jobFor("nightly", pipe);
        world.configured("input.wait", "1s");

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.err())
                .contains(
                        pipe + ": gave job nightly nothing for 1.0 s (input.wait)",
                        "check whether something writes into it");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void a_pipe_that_holds_more_than_is_put_aside_is_refused_with_the_key_of_the_limit() throws Exception {
        Path pipe = pipe("urls.csv");
        world.jobFor("nightly", pipe);
        world.configured("input.spool", "100KB");

        World.Ending ending = whileWriting(pipe, (World.url(1) + "\n").repeat(20_000), "run", "nightly");
        World.Ending standard = world.runWithInput((World.url(1) + "\n").repeat(20_000), "purge", "--site", "www", "-");

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.err())
                .contains("urls.csv", "holds more than 102400 bytes", "edgesweep.input.spool")
                .doesNotContain("\tat ");
        assertThat(standard.exitCode()).isEqualTo(2);
        assertThat(standard.err()).contains("standard input: holds more than 102400 bytes");
        assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void a_pipe_into_which_nobody_writes_ends_the_run_at_its_deadline() throws Exception {
        Path pipe = pipe("urls.csv");
        world.job("nightly", "site: www\nsources: [{csv: '" + pipe + "'}]\nlimits: {deadline: 1s}");
        Thread time = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                world.clock.forward(Duration.ofMillis(100));
                LockSupport.parkNanos(10_000_000);
            }
        });
        time.start();

        World.Ending ending = world.run("run", "nightly");

        time.interrupt();
        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.err()).contains("urls.csv", "did not come to its end within limits.deadline");
    }

    @Test
    void what_a_run_did_not_get_to_is_read_by_the_next_and_before_what_the_pipe_gives_then() throws Exception {
        Path pipe = pipe("urls.csv");
        world.jobFor("nightly", pipe);
        whileWriting(pipe, "url\n" + World.url(1) + "\n", "run", "nightly");
        Path place = folder.resolve("home/spool/inputs").resolve(key(pipe));
        Files.createDirectories(place);
        Files.writeString(place.resolve("urls.csv"), "url\n" + World.url(2) + "\n");

        World.Ending resumed = world.run("run", "nightly");
        World.Ending next = whileWriting(pipe, "url\n" + World.url(3) + "\n", "run", "nightly");

        assertThat(List.of(resumed.exitCode(), next.exitCode())).containsOnly(0);
        assertThat(world.sandbox.journal().acceptedTargets())
                .containsOnlyKeys(World.url(1), World.url(2), World.url(3));
        assertThat(spooled()).isEmpty();
    }

    @Test
    void a_charset_can_be_named_on_the_command_line() throws IOException {
        Path list = Files.write(
                folder.resolve("gbk.csv"),
                ("url,note\nhttps://www.example.com/\u9996\u9875,\u65b0\u95fb\n").getBytes(Charset.forName("GBK")));
        world.jobFor("nightly", list);

        World.Ending unnamed = world.run("purge", "--site", "www", list.toString());
        World.Ending named = world.run("purge", "--site", "www", "--charset", "GBK", list.toString());
        World.Ending run = world.run("run", "nightly", "--charset", "GB18030", "--input", list.toString());

        assertThat(unnamed.exitCode()).isEqualTo(5);
        assertThat(world.reportFile("purge-www", "targets.csv")).contains("\u65b0\u95fb");
        assertThat(List.of(named.exitCode(), run.exitCode())).containsOnly(0);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(1).confirmed(1).line());
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        return NamedPipe.at(folder.resolve(name)).path();
    }

    private World.Ending whileWriting(Path pipe, String text, String... arguments) throws InterruptedException {
        Thread writer = new NamedPipe(pipe).give(text);
        World.Ending ending = world.run(arguments);
        writer.join();
        return ending;
    }

    private List<Path> spooled() {
        Path spool = folder.resolve("home/spool");
        if (!Files.isDirectory(spool)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(Path pipe) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(("nightly\0" + pipe.toAbsolutePath().normalize()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 8);
    }
}
