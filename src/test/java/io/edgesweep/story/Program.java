package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged program, started as cron would start it: as processes of its own, whose output goes to one file. */
final class Program {

    private static final Path JAR = Path.of("target", "edgesweep.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final World world;

    Program(World world) {
        this.world = world;
    }

    Process start(String... arguments) throws IOException {
        return startWith(List.of(), arguments);
    }

    /** Starts it in a virtual machine with further options. */
    Process startWith(List<String> machine, String... arguments) throws IOException {
        assertThat(JAR).as("the packaged program").isRegularFile();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(machine);
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        command.addAll(List.of(world.arguments(arguments)));
        return new ProcessBuilder(command)
                .directory(world.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ended in time")
                .isTrue();
        return process.exitValue();
    }

    static void waitFor(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** What all processes have printed so far. */
    String output() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return world.folder().resolve("output.log");
    }
}
