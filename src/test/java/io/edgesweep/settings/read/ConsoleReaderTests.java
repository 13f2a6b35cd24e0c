package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.settings.ApiToken;
import io.edgesweep.settings.ConsoleSettings;
import io.edgesweep.settings.MistakesException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConsoleReaderTests {

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
        "enabled, perhaps, true or false",
        "proxies, proxy.example.com, addresses and networks",
        "proxies, localhost, addresses and networks",
        "proxies, 10.0.0.0/33, addresses and networks",
        "proxies, '10.0.0.1, 10.0.0.0/x', addresses and networks",
        "tokens.deploy, short, 32 to 200 random letters",
        "tokens.deploy, '{sha256}0', 32 to 200 random letters",
        "audit-size, big, a size such as 10MB"
    })
    void refuses_what_cannot_be(String key, String value, String words) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(words);
    }

    @Test
    void knows_the_proxies_that_are_named_and_no_others() {
        assertThat(read(Map.of()).proxies()).isEmpty();
        assertThat(read(Map.of("proxies", "10.0.0.5, 10.1.0.0/16, ::1")).proxies())
                .containsExactly("10.0.0.5/32", "10.1.0.0/16", "::1/128");
    }

    @Test
    void keeps_no_more_of_a_token_than_its_hash() {
        String token = "0123456789abcdef0123456789abcdef";
        String hash = "3f6e39bb86b32a0de8a2bb0a2de6ecb0ab4bc9e0dd5bb6b6bf2dcf1f7a3e1c04";
        ConsoleSettings console = read(Map.of("tokens.deploy", token, "tokens.check", "{sha256}" + hash));

        assertThat(console.tokens()).filteredOn(each -> each.matches(token)).hasSize(1);
        assertThat(console.tokens())
                .filteredOn(each -> each.name().equals("check"))
                .singleElement()
                .extracting(ApiToken::hash)
                .isEqualTo(hash);
        assertThat(console.toString() + console.tokens()).doesNotContain(token).doesNotContain(hash);
        assertThatThrownBy(() -> read(Map.of("tokens.deploy", "s3cret")))
                .message()
                .doesNotContain("s3cret");
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
