package io.edgesweep.story;

import io.edgesweep.app.Edgesweep;
import io.edgesweep.cli.print.Terminal;
import io.edgesweep.process.Sleeper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program as a process of its own, of the classes that are under test: it can be killed before anything is packaged. */
final class ForkedProgram {

    private static final String AHEAD = "clock.ahead";

    private ForkedProgram() {}

    /** Of absolute paths, for it is started somewhere else. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts it in the folder, where its output is added to {@code output.log}. */
    static Process start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of("io.edgesweep.app.Edgesweep"), arguments);
    }

    /** As the other one, with a clock that is ahead of the machine's, or behind it. */
    static Process startAhead(Path folder, Duration ahead, String... arguments) throws IOException {
        return start(folder, List.of("-D" + AHEAD + "=" + ahead, ForkedProgram.class.getName()), arguments);
    }

    /** The program with such a clock. */
    public static void main(String[] arguments) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(System.getProperty(AHEAD)));
        System.exit(Edgesweep.run(Terminal.ofProcess(), clock, Sleeper.real(), arguments));
    }

    private static Process start(Path folder, List<String> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath()));
        command.addAll(main);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()))
                .start();
    }
}
