package io.edgesweep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers are written as people find them. */
class ServerAddressTests {

    @ParameterizedTest
    @CsvSource({
        "origin.example.com, origin.example.com",
        "192.0.2.7:8080, 192.0.2.7:8080",
        "https://Origin.example.com/, https://origin.example.com",
        "[2001:db8::1]:8443, [2001:db8::1]:8443",
        "2001:db8::1, [2001:db8::1]",
        "::1, [::1]"
    })
    void is_a_name_or_an_address(String text, String shown) {
        assertThat(ServerAddress.parse(text)).map(ServerAddress::shown).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://a b", "http://a/b", "a:99999", "ftp://a", "a@b", ":1"})
    void is_nothing_else(String text) {
        assertThat(ServerAddress.parse(text)).isEmpty();
    }
}
