package io.edgesweep.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.settings.ConsoleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class LoginTests {

    @TempDir
    private Path home;

    private final List<String> told = new ArrayList<>();

    @Test
    void makes_a_password_once_leaves_it_to_its_owner_alone_and_tells_where() throws IOException {
        Login first = Login.of(ConsoleSettings.DEFAULT, home, told::add);
        Path once = home.resolve("first-password");
        String password = Files.readString(once).strip();
        Login second = Login.of(ConsoleSettings.DEFAULT, home, told::add);

        Path file = home.resolve("console-password");
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains(once.toString()).doesNotContain(password);
        assertThat(password).hasSize(20);
        assertThat(new BCryptPasswordEncoder().matches(password, first.hash())).isTrue();
        assertThat(second).isEqualTo(first);
        assertThat(Files.readString(file)).startsWith("{bcrypt}$2").doesNotContain(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(once)))
                .isEqualTo("rw-------");
    }

    @Test
    void takes_the_configured_password_or_its_hash_and_keeps_neither() throws IOException {
        Login plain = Login.of(configured("correct horse"), home, told::add);
        Login hashed = Login.of(configured("{bcrypt}" + plain.hash()), home, told::add);

        assertThat(new BCryptPasswordEncoder().matches("correct horse", plain.hash()))
                .isTrue();
        assertThat(hashed.hash()).isEqualTo(plain.hash());
        assertThat(told).isEmpty();
        assertThat(home).isEmptyDirectory();
        assertThat(plain.toString() + configured("correct horse"))
                .doesNotContain("horse")
                .doesNotContain("$2");
    }

    private static ConsoleSettings configured(String password) {
        return new ConsoleSettings(
                true,
                "127.0.0.1",
                0,
                "admin",
                Optional.of(password),
                List.of(),
                List.of(),
                1,
                List.of(),
                1,
                Duration.ofSeconds(1),
                1,
                1);
    }
}
