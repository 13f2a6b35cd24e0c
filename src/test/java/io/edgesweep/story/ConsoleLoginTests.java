package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login outlives a restart of {@code serve}, and neither a logout nor another password. */
class ConsoleLoginTests {

    @TempDir
    private Path folder;

    @Test
    void a_login_outlives_a_restart_but_neither_a_logout_nor_another_password() throws IOException {
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        Served first = Served.in(world).loggedIn();
        Path kept = folder.resolve("home/console-logins");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");

        Served second = first.again();
        assertThat(second.get("/runs").statusCode()).isEqualTo(200);
        assertThat(second.post("/runs", "/language", Map.of("to", "en")).statusCode())
                .isEqualTo(303);
        second.post("/runs", "/logout", Map.of());
        assertThat(second.get("/runs").statusCode()).isEqualTo(302);

        Served third = second.again();
        assertThat(third.get("/runs").statusCode()).isEqualTo(302);
        third.login(Served.PASSWORD);
        assertThat(third.get("/runs").statusCode()).isEqualTo(200);
        world.configured("console.password", "another-password-1");
        try (Served fourth = third.again()) {
            assertThat(fourth.get("/runs").statusCode()).isEqualTo(302);
        }
    }
}
