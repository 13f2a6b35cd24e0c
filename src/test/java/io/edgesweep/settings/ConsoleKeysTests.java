package io.edgesweep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConsoleKeysTests {

    @Test
    void is_for_this_machine_alone_unless_something_else_is_said() {
        assertThat(read(Map.of())).isEqualTo(ConsoleSettings.DEFAULT);
    }

    @Test
    void answers_to_the_names_that_are_configured_and_no_others() {
        ConsoleSettings console = read(Map.of("hosts", "Purge.Example.com, localhost"));

        assertThat(console.hosts()).containsExactly("purge.example.com", "localhost");
    }

    @Test
    void answers_to_its_address_where_that_can_be_reached_from_elsewhere() {
        ConsoleSettings console = read(Map.of("address", "192.0.2.1", "password", "long enough"));

        assertThat(console.hosts()).contains("192.0.2.1", "localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "address, 0.0.0.0, edgesweep.console.password: is missing",
        "address, '::', edgesweep.console.password: is missing",
        "address, 192.0.2.1, edgesweep.console.password: is missing",
        "address, purge.example.com, an IP address or localhost",
        "port, 65536, a number from 0 to 65535",
        "user, 'a b', a name without spaces",
        "password, short, 8 to 72 characters",
        "password, '{bcrypt}x', 8 to 72 characters",
        "enabled, perhaps, true or false"
    })
    void refuses_what_cannot_be(String key, String value, String words) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(words);
    }

    @Test
    void says_nothing_of_a_password_in_a_mistake() {
        assertThatThrownBy(() -> read(Map.of("password", "s3cret"))).message().doesNotContain("s3cret");
    }

    private static ConsoleSettings read(Map<String, Object> console) {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> keys = new HashMap<>();
        console.forEach((key, value) -> keys.put("edgesweep.console." + key, value));
        environment.getPropertySources().addFirst(new MapPropertySource("test", keys));
        return SettingsReader.read(environment).console();
    }
}
