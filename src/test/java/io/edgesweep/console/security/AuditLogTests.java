package io.edgesweep.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AuditLogTests {

    @TempDir
    private Path home;

    @Test
    void notes_a_line_each_that_nobody_can_break_and_its_owner_alone_can_read() throws IOException {
        AuditLog audit = audit(10_000);

        audit.note("ad\nmin", "10.0.0.1", "login failed", "x".repeat(2_000));
        audit.note("admin", "10.0.0.1", "login", "");

        Path file = home.resolve("audit.log");
        assertThat(Files.readAllLines(file)).hasSize(2).allSatisfy(line -> assertThat(
                        JsonMapper.shared().readTree(line).path("at").stringValue())
                .isEqualTo("2026-11-28T12:00:00Z"));
        assertThat(Files.readString(file)).contains("ad\\nmin").doesNotContain("x".repeat(501));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keeps_what_was_noted_last_and_grows_to_twice_its_size_at_most() throws IOException {
        AuditLog audit = audit(1_000);

        for (int i = 0; i < 100; i++) {
            audit.note("admin", "10.0.0.1", "POST /jobs/nightly/runs", "number=" + i);
        }

        assertThat(Files.readString(home.resolve("audit.log")))
                .contains("number=99")
                .hasSizeLessThanOrEqualTo(1_000);
        assertThat(Files.size(home.resolve("audit.log.1"))).isBetween(800L, 1_000L);
        assertThat(home).isDirectoryNotContaining("glob:**.part");
    }

    private AuditLog audit(long largest) {
        return new AuditLog(home.resolve("audit.log"), largest, () -> Instant.parse("2026-11-28T12:00:00Z"));
    }
}
