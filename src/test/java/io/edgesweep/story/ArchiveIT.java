package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./mvnw package leaves, unpacked and used by somebody without rights. */
class ArchiveIT {

    @TempDir
    private Path folder;

    private record Told(int code, String out) {}

    private Told run(List<String> command, String javaOptions) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", javaOptions);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return new Told(process.exitValue(), out);
    }

    private Told edgesweep(String javaOptions, String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(unpacked().resolve("bin/edgesweep").toString()));
        command.addAll(List.of(words));
        return run(command, javaOptions);
    }

    private Path unpacked() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("edgesweep-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    @Test
    void is_unpacked_prepared_and_purges() throws Exception {
        assertThat(run(List.of("tar", "xzf", archive().toString()), "").code()).isZero();

        assertThat(unpacked().resolve("share/docs/configuration.md")).isNotEmptyFile();

        Told version = edgesweep("", "--version");
        assertThat(version.out()).startsWith("edgesweep ").contains("\ncommit ").contains("\nJava ");

        Told prepared = edgesweep("", "prepare");
        assertThat(prepared.code()).as(prepared.out()).isZero();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(unpacked().resolve("prepared"))))
                .isEqualTo("rwx------");

        // The virtual machine ends at once where it is told to use the archive and cannot.
        Told purged = edgesweep(
                Runtime.version().feature() < 25 ? "-Xshare:on" : "-XX:AOTMode=on",
                "purge",
                "--site",
                "sample",
                "https://www.example.com/a",
                "--edgesweep.sandbox.listing-lag=0s",
                "--edgesweep.sandbox.completes-after=0s");
        assertThat(purged.code()).as(purged.out()).isZero();
        assertThat(edgesweep("", "runs").out()).contains("confirmed");

        try (Stream<Path> archives = Files.list(unpacked().resolve("prepared"))) {
            Path archive = archives.findFirst().orElseThrow();
            Files.delete(archive);
            Files.writeString(archive, "of another Java, say");
        }
        assertThat(edgesweep("", "--version"))
                .as("what does not fit is left alone")
                .isEqualTo(version);
    }

    @Test
    void has_a_checksum_for_each_file() throws Exception {
        Told checked = run(
                List.of("sh", "-c", "cd '" + Path.of("target").toAbsolutePath() + "' && sha256sum -c SHA256SUMS"), "");

        assertThat(checked.out()).contains(".tar.gz: OK").contains(".zip: OK").contains(".cdx.json: OK");
        assertThat(checked.code()).isZero();
    }
}
