package io.edgesweep.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedDnsTests {

    private final Dns resolver = host -> switch (host) {
        case "public.test" -> addresses("1.1.1.1", "2606:4700::1111");
        case "mixed.test" -> addresses("1.1.1.1", "10.0.0.5");
        case "intranet.test" -> addresses("10.0.0.5");
        case "metadata.test" -> addresses("169.254.169.254");
        default -> throw new UnknownHostException(host);
    };

    @Test
    void hands_on_public_addresses() throws UnknownHostException {
        assertThat(checked().lookup("public.test")).isEqualTo(addresses("1.1.1.1", "2606:4700::1111"));
    }

    @Test
    void refuses_a_host_if_any_of_its_addresses_is_not_public() {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> checked().lookup("mixed.test"))
                .withMessage("mixed.test is 10.0.0.5, a private address; if that is right, name"
                        + " mixed.test under fetch.allow-private of the site");
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> checked().lookup("metadata.test"))
                .withMessageContaining("169.254.169.254, a link-local address");
    }

    @Test
    void allows_a_host_or_an_address_that_is_named_and_no_other() throws UnknownHostException {
        assertThat(checked("Intranet.test").lookup("intranet.test")).isEqualTo(addresses("10.0.0.5"));
        assertThat(checked("10.0.0.5").lookup("intranet.test")).isEqualTo(addresses("10.0.0.5"));
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> checked("intranet.test").lookup("mixed.test"));
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> checked("10.0.0.5").lookup("metadata.test"));
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> checked("test").lookup("intranet.test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "169.254.169.254", "::1", "::ffff:7f00:1"})
    void refuses_a_host_that_is_such_an_address_itself(String host) {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> checked().checkAddress(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.1", "2130706433", "1.2.3", "1.2.3.4.5", "1.1.1.256", "01.1.1.1", "010.0.0.1", ".", ":::"})
    void refuses_an_address_that_could_be_read_in_two_ways(String host) {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> checked(host).checkAddress(host))
                .withMessage(host + " is an address in a form of its own; write four numbers from 0 to 255");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "[::1]"})
    void allows_such_an_address_that_is_named(String allowed) {
        String host = allowed.replaceAll("[\\[\\]]", "");

        assertThatNoException().isThrownBy(() -> checked(allowed).checkAddress(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "2606:4700::1111", "255.250.199.99.test", "intranet.test"})
    void leaves_public_addresses_and_names_to_the_lookup(String host) {
        assertThatNoException().isThrownBy(() -> checked().checkAddress(host));
    }

    private CheckedDns checked(String... allowPrivate) {
        return new CheckedDns(resolver, List.of(allowPrivate));
    }

    private static List<InetAddress> addresses(String... addresses) throws UnknownHostException {
        InetAddress[] result = new InetAddress[addresses.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = InetAddress.getByName(addresses[i]);
        }
        return List.of(result);
    }
}
