package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/quickstart.md, as a stranger would paste them, with the program that the archives hold. */
class QuickstartIT {

    private static final Pattern BLOCK = Pattern.compile("(?s)```bash\n(.*?)```");

    @TempDir
    private Path folder;

    private static Path launcher() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/archive"))) {
            return files.findFirst().orElseThrow().resolve("bin/edgesweep").toAbsolutePath();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record Told(int code, String out) {}

    private Told bash(String script) throws Exception {
        Files.createSymbolicLink(folder.resolve("edgesweep"), launcher());
        Path said = folder.resolve("said.log");
        // In a file: what is started in the background would keep a pipe open.
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-e", "-m", "-c", script))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        List<ProcessHandle> started = List.of();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
            while (process.isAlive() && System.nanoTime() < end) {
                started = Stream.concat(started.stream(), process.descendants())
                        .distinct()
                        .toList();
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
            assertThat(process.isAlive()).as(Files.readString(said)).isFalse();
            return new Told(process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void lead_from_an_empty_folder_to_a_confirmed_purge() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("docs", "quickstart.md")));
        assertThat(block.find()).isTrue();

        Told told = bash(block.group(1).replace("8899", String.valueOf(freePort())));

        assertThat(told.out())
                .contains("Next: edgesweep check --online, then edgesweep run first")
                .contains("Nothing is in the way of the next run")
                .contains("✓ All confirmed purged");
        assertThat(told.code()).as(told.out()).isZero();
    }

    @Test
    void say_what_init_could_not_find_out_and_never_overwrite() throws Exception {
        Told told = bash("set +e; export TENCENTCLOUD_SECRET_ID=AKIDx TENCENTCLOUD_SECRET_KEY=y;"
                + " edgesweep init --endpoint http://127.0.0.1:" + freePort() + "; echo code $?;"
                + " edgesweep init; echo code $?; cat application.yml");

        assertThat(told.out())
                .contains("! not found out: zones: DescribeZones: nothing answers at http://127.0.0.1:")
                .contains("code 2")
                .contains("init overwrites nothing")
                .contains("zone-id: zone-FILL-IN");
    }
}
