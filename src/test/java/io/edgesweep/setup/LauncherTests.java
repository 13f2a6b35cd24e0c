package io.edgesweep.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bin/edgesweep makes of its surroundings, told by a Java that prints what it is started with. */
class LauncherTests {

    @TempDir
    private Path folder;

    private Path launcher;
    private Path java;

    @BeforeEach
    void install() throws IOException {
        launcher = folder.resolve("edgesweep-1/bin/edgesweep");
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("src/main/packaging/bin/edgesweep"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        Files.createFile(folder.resolve("edgesweep-1/edgesweep.jar"));
        java = java("17.0.15");
    }

    private Path java(String version) throws IOException {
        Path home = folder.resolve("java-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/java"), "#!/bin/sh\nfor word in \"$@\"; do echo \"$word\"; done\n");
        return home;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Told(int code, List<String> words, String complaint) {}

    private Told start(Map<String, String> environment, Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Told(process.exitValue(), out.lines().toList(), err.strip());
    }

    private Told start(String... arguments) throws Exception {
        return start(Map.of("JAVA_HOME", java.toString()), launcher, arguments);
    }

    @Test
    void hands_every_argument_over_as_it_is() throws Exception {
        Told told = start("purge", "--site", "a b", "", "*", "$HOME");

        assertThat(told.words()).endsWith("purge", "--site", "a b", "", "*", "$HOME");
        assertThat(told.words())
                .contains(
                        folder.toRealPath().resolve("edgesweep-1/edgesweep.jar").toString());
    }

    @Test
    void takes_the_quick_compiler_for_what_is_over_in_seconds_and_all_of_them_for_what_may_take_hours()
            throws Exception {
        assertThat(start("-q", "runs").words()).contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        assertThat(start("serve").words()).doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void lets_the_options_of_the_user_come_after_its_own() throws Exception {
        List<String> words = start(Map.of("JAVA_HOME", java.toString(), "JAVA_OPTS", "-Xmx3g -Dx=y"), launcher, "runs")
                .words();

        assertThat(words).containsSubsequence("-XX:TieredStopAtLevel=1", "-Xmx3g", "-Dx=y", "-jar");
    }

    @Test
    void finds_its_folder_by_way_of_links() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("edgesweep"), Path.of("edgesweep-1/bin/edgesweep"));

        assertThat(start(Map.of("JAVA_HOME", java.toString()), link, "runs").code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.2", "1.8.0_292"})
    void says_which_java_it_needs(String version) throws Exception {
        Told told = start(Map.of("JAVA_HOME", java(version).toString()), launcher, "runs");

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.complaint()).contains("one of 17 or newer is needed").hasLineCount(1);
    }

    @Test
    void says_that_there_is_no_java() throws Exception {
        Told told = start(Map.of("JAVA_HOME", folder.resolve("nowhere").toString()), launcher, "runs");

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.complaint()).contains("JAVA_HOME").contains("17 or newer");
    }

    private Path archive(String name, String modeOfFolder) throws IOException {
        Path prepared = folder.resolve("edgesweep-1/prepared");
        Files.createDirectories(prepared);
        Files.createFile(prepared.resolve(name));
        Files.setPosixFilePermissions(prepared, PosixFilePermissions.fromString(modeOfFolder));
        return prepared.toRealPath().resolve(name);
    }

    @Test
    void uses_the_archive_of_classes_of_its_owner() throws Exception {
        Path archive = archive("edgesweep.jsa", "rwx------");

        assertThat(start("runs").words()).contains("-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void leaves_an_archive_alone_that_others_may_write() throws Exception {
        archive("edgesweep.jsa", "rwxrwxrwx");

        assertThat(start("runs").words()).noneMatch(word -> word.contains("SharedArchiveFile"));
    }

    @Test
    void uses_the_cache_of_java_25_with_that_alone() throws Exception {
        Path archive = archive("edgesweep.aot", "rwx------");

        assertThat(start("runs").words()).noneMatch(word -> word.contains("AOTCache"));
        assertThat(start(Map.of("JAVA_HOME", java("25").toString()), launcher, "runs")
                        .words())
                .contains("-XX:AOTCache=" + archive);
    }

    /** Lets the launcher look at control groups in a folder of ours. */
    private void groups(String groupsOfProcess, Map<String, String> limits) throws IOException {
        Path groups = folder.resolve("groups");
        for (Map.Entry<String, String> limit : limits.entrySet()) {
            Path file = groups.resolve(limit.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, limit.getValue() + "\n");
        }
        Path ofProcess = Files.writeString(folder.resolve("cgroup"), groupsOfProcess + "\n");
        String script = Files.readString(launcher);
        assertThat(script).contains("/proc/self/cgroup", "=/sys/fs/cgroup");
        Files.writeString(
                launcher,
                script.replace("/proc/self/cgroup", ofProcess.toString()).replace("/sys/fs/cgroup", groups.toString()));
    }

    /** In version 2 of control groups, in MB. */
    private void limit(int limit) throws IOException {
        groups("0::/night", Map.of("night/memory.max", String.valueOf(limit * 1_048_576L)));
    }

    private static final String BYTES_256 = "268435456";

    @ParameterizedTest
    @CsvSource({
        "0::/night/run,              night/run/memory.max",
        "0::/night/run,              night/memory.max",
        "0::/not/mounted,            memory.max",
        "'9:cpu,memory:/docker/x',   memory/docker/x/memory.limit_in_bytes",
        "'9:memory:/not/mounted',    memory/memory.limit_in_bytes"
    })
    void finds_the_limit_of_memory_of_its_control_group_or_of_one_around_it(String ofProcess, String file)
            throws Exception {
        groups(ofProcess, Map.of(file, BYTES_256));

        assertThat(start("run").words()).contains("-Xmx96m");
    }

    @Test
    void keeps_to_the_strictest_of_several_limits() throws Exception {
        groups("0::/night/run", Map.of("night/memory.max", BYTES_256, "night/run/memory.max", "536870912"));

        assertThat(start("run").words()).contains("-Xmx96m");
    }

    @ParameterizedTest
    @CsvSource({
        "memory.max, max",
        "memory.max, 9223372036854771712",
        "memory/memory.limit_in_bytes, 9223372036854771712"
    })
    void takes_what_is_no_limit_for_none(String file, String limit) throws Exception {
        groups(file.contains("/") ? "9:memory:/" : "0::/", Map.of(file, limit));

        assertThat(start("run").words()).noneMatch(word -> word.startsWith("-Xmx"));
    }

    @Test
    void takes_the_quick_compiler_and_little_for_code_threads_and_buffers_where_memory_is_short() throws Exception {
        limit(256);

        assertThat(start("run").words())
                .contains(
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=40m",
                        "-XX:MaxDirectMemorySize=16m",
                        "-Xss512k");
    }

    @Test
    void leaves_a_long_run_all_compilers_from_512_mb_on() throws Exception {
        limit(512);

        assertThat(start("run").words()).contains("-Xmx192m").doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void leaves_the_heap_to_java_from_a_gigabyte_on() throws Exception {
        limit(1024);

        assertThat(start("run").words()).noneMatch(word -> word.startsWith("-Xmx"));
    }

    @Test
    void refuses_to_start_where_it_would_be_killed() throws Exception {
        limit(199);

        Told told = start("run");

        assertThat(told.code()).isEqualTo(10);
        assertThat(told.complaint()).contains("may use 199 MB", "needs 200 MB").hasLineCount(1);
        assertThat(told.words()).isEmpty();
    }

    @Test
    void passes_the_checks_of_shellcheck() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");

        assertThat(start(Map.of(), Path.of("/usr/bin/shellcheck"), launcher.toString())
                        .words())
                .isEmpty();
    }
}
