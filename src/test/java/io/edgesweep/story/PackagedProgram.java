package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged program as a process of its own, as cron would start it. */
public final class PackagedProgram {

    private static final Path JAR = Path.of("target", "edgesweep.jar").toAbsolutePath();

    /** What the jar holds, unpacked by the build, which starts sooner; {@link SurroundingsIT} starts the jar itself. */
    private static final Path UNPACKED =
            Path.of("target", "unpacked", "edgesweep.jar").toAbsolutePath();

    /**
     * For one that lives for seconds, in which the second compiler and many collectors cost more than they bring; with the
     * classes of a run, which the build has made ready.
     */
    private static final List<String> SHORT_LIVED = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:SharedArchiveFile=" + UNPACKED.resolveSibling("edgesweep.jsa"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private PackagedProgram() {}

    /**
     * Starts it.
     *
     * @param folder where it is started
     * @param output what it says is added here
     */
    public static Process start(Path folder, Path output, String... arguments) throws IOException {
        return start(folder, output, List.of(), arguments);
    }

    /** As the first one, with a file as standard input. */
    public static Process start(Path folder, Path output, Path input, String... arguments) throws IOException {
        return builder(SHORT_LIVED, UNPACKED, folder, output, arguments)
                .redirectInput(input.toFile())
                .start();
    }

    /** As the other one, in a virtual machine with further options. */
    public static Process start(Path folder, Path output, List<String> machine, String... arguments)
            throws IOException {
        List<String> options = new ArrayList<>(SHORT_LIVED);
        options.addAll(machine);
        return builder(options, UNPACKED, folder, output, arguments).start();
    }

    /** As the others, as the jar that users start, in a virtual machine with these options and no others. */
    public static Process startWith(List<String> machine, Path folder, Path output, String... arguments)
            throws IOException {
        return builder(machine, JAR, folder, output, arguments).start();
    }

    private static ProcessBuilder builder(
            List<String> machine, Path jar, Path folder, Path output, String... arguments) {
        assertThat(jar).as("the packaged program").isRegularFile();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    }

    public static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ended in time")
                .isTrue();
        return process.exitValue();
    }

    public static void waitFor(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
