package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
                .contains("there is no site 'nowhere'; allowed: beside")
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
        assertThat(runs.out()).contains("here is no ledger in " + folder.resolve("var") + " yet");
        assertThat(check.out())
                .contains("environment: variable SPRING_BATCH_JOB_ENABLED is not read")
                .contains("environment: variable SPRING_DATASOURCE_USERNAME counts")
                .contains("configuration: no application.yml was found in " + folder);
        assertThat(foreign.exitCode()).isEqualTo(2);
        assertThat(foreign.out())
                .contains("environment variable SPRING_DATASOURCE_URL: spring.datasource.url: names a database")
                .doesNotContain("canary");
    }

    @Test
    void runs_where_nothing_but_its_own_folders_can_be_written() throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(work.resolve("jobs"));
        Files.writeString(work.resolve("urls.txt"), "https://www.example.com/a\n");
        Files.writeString(work.resolve("jobs/nightly.yml"), "site: sample\nsources: [{csv: urls.txt}]\n");

        // as for a user id that is in no list of users, in a container whose /tmp cannot be written
        List<String> machine = List.of("-Duser.home=?", "-Duser.name=?", "-Djava.io.tmpdir=/nonexistent");
        Ending ending = run(work, machine, JAR, environment -> environment.clear(), "run", "nightly");

        assertThat(ending.exitCode()).as(ending.out()).isZero();
        assertThat(ending.out()).contains("1 confirmed");
        try (Stream<Path> made = Files.list(work)) {
            assertThat(made.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("jobs", "reports", "urls.txt", "var");
        }
    }

    @Test
    void carries_its_licence_and_no_library_that_is_under_the_gpl_alone() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            JsonNode bill = JsonMapper.shared()
                    .readTree(jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json")));

            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
            assertThat(bill.path("components").valueStream()).isNotEmpty().allSatisfy(library -> assertThat(
                            library.path("licenses").valueStream().map(JsonNode::toString))
                    .as(library.path("name").asString())
                    .isNotEmpty()
                    .anySatisfy(licence -> assertThat(licence).doesNotContainPattern("(?i)gpl|gnu")));
        }
    }

    @Test
    void carries_a_bill_of_every_library_in_it() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            String place = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
            JsonNode bill = JsonMapper.shared().readTree(jar.getInputStream(jar.getEntry(place)));
            Set<String> named = bill.path("components")
                    .valueStream()
                    .map(each -> each.path("name").asString() + "-"
                            + each.path("version").asString() + ".jar")
                    .collect(Collectors.toSet());

            assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
            assertThat(bill.path("metadata").has("timestamp")).isFalse();
            assertThat(jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.matches("BOOT-INF/lib/.*[.]jar"))
                            .map(name -> name.replaceFirst(".*/", ""))
                            .filter(name -> !name.startsWith("spring-boot-jarmode")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(named).contains(name));
        }
    }

    private static void site(Path file, String name) throws IOException {
        Files.writeString(file, """
                edgesweep:
                  accounts: {main: {}}
                  sites: {%s: {account: main, zone-id: zone-2example0001, hosts: [www.example.com]}}
                """.formatted(name));
    }

    private Ending run(Path where, Path jar, Map<String, String> variables, String... arguments) throws Exception {
        return run(where, List.of(), jar, environment -> environment.putAll(variables), arguments);
    }

    private Ending run(
            Path where, List<String> machine, Path jar, Consumer<Map<String, String>> surroundings, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(machine);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        surroundings.accept(builder.environment());
        Process process = builder.start();
        String out = process.inputReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return new Ending(process.exitValue(), out);
    }
}
