package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program where others have put it: a folder of its own, and an environment that others have written in. */
class SurroundingsIT {

    private static final Path JAR = Path.of("target", "edgesweep.jar").toAbsolutePath();

    private record Ending(int exitCode, String out) {}

    @TempDir
    private Path folder;

    @Test
    void finds_its_configuration_beside_the_jar_when_it_is_started_elsewhere() throws Exception {
        Path program = Files.createDirectories(folder.resolve("opt/edge sweep"));
        Path jar = Files.createSymbolicLink(program.resolve("edgesweep.jar"), JAR);
        Path work = Files.createDirectories(folder.resolve("work"));
        site(program.resolve("application.yml"), "beside");
        Path list = Files.writeString(work.resolve("urls.txt"), "https://www.example.com/a\n");

        Ending beside = run(work, jar, Map.of(), "list", "--site", "beside", list.toString());
        Ending unknown = run(work, jar, Map.of(), "list", "--site", "nowhere", list.toString());
        site(work.resolve("application.yml"), "here");
        Ending both = run(work, jar, Map.of(), "list", "--site", "nowhere", list.toString());

        assertThat(beside.out()).contains("https://www.example.com/a");
        assertThat(beside.exitCode()).isZero();
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.out())
                .contains("there is no site 'nowhere'; allowed: beside, sample")
                .contains("The configuration: read from " + program.resolve("application.yml"));
        assertThat(both.out())
                .contains("The configuration: read from application.yml, " + program.resolve("application.yml"));
    }

    @Test
    void is_not_led_astray_by_what_is_meant_for_other_programs_of_spring() throws Exception {
        Map<String, String> others = Map.of(
                "SPRING_APPLICATION_JSON", "{not json",
                "SPRING_BATCH_JOB_ENABLED", "true",
                "SPRING_DATASOURCE_USERNAME", "shop",
                "SPRING_DATASOURCE_PASSWORD", "canary",
                "SPRING_DATASOURCE_DRIVER_CLASS_NAME", "com.mysql.cj.jdbc.Driver",
                "LOGGING_LEVEL_ROOT", "TRACE",
                "EDGESWEEP_HOME", " ");

        Ending runs = run(folder, JAR, others, "runs");
        Ending check = run(folder, JAR, others, "check");
        Ending foreign =
                run(folder, JAR, Map.of("SPRING_DATASOURCE_URL", "jdbc:mysql://db/shop?password=canary"), "runs");

        assertThat(runs.exitCode()).as(runs.out()).isZero();
        assertThat(runs.out().lines()).hasSizeLessThan(5);
        assertThat(folder.resolve("var/ledger/ledger.script")).exists();
        assertThat(check.out())
                .contains("environment: variable SPRING_BATCH_JOB_ENABLED is not read")
                .contains("environment: variable SPRING_DATASOURCE_USERNAME counts")
                .contains("configuration: no application.yml was found in " + folder);
        assertThat(foreign.exitCode()).isEqualTo(2);
        assertThat(foreign.out())
                .contains("environment variable SPRING_DATASOURCE_URL: spring.datasource.url: names a database")
                .doesNotContain("canary");
    }

    private static void site(Path file, String name) throws IOException {
        Files.writeString(file, """
                edgesweep:
                  accounts: {main: {}}
                  sites: {%s: {account: main, zone-id: zone-2example0001, hosts: [www.example.com]}}
                """.formatted(name));
    }

    private Ending run(Path where, Path jar, Map<String, String> variables, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String out = process.inputReader().lines().collect(Collectors.joining("\n"));
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return new Ending(process.exitValue(), out);
    }
}
