package io.edgesweep.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.text.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTests {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,               a loopback address",
        "127.255.255.254,         a loopback address",
        "::1,                     a loopback address",
        "::ffff:127.0.0.1,        a loopback address",
        "0.0.0.0,                 the unspecified address",
        "::,                      the unspecified address",
        "10.0.0.1,                a private address",
        "172.16.0.1,              a private address",
        "172.31.255.255,          a private address",
        "192.168.1.1,             a private address",
        "fec0::1,                 a private address",
        "fc00::1,                 a private address (fc00::/7)",
        "fd12:3456:789a::1,       a private address (fc00::/7)",
        "::ffff:10.0.0.1,         a private address",
        "169.254.169.254,         a link-local address",
        "fe80::1,                 a link-local address",
        "224.0.0.1,               a multicast address",
        "239.255.255.250,         a multicast address",
        "ff02::1,                 a multicast address",
        "100.64.0.1,              an address that carriers share (100.64.0.0/10)",
        "100.127.255.255,         an address that carriers share (100.64.0.0/10)",
        "100.100.100.200,         an address that carriers share (100.64.0.0/10)",
        "198.18.0.1,              an address for measurements (198.18.0.0/15)",
        "198.19.255.255,          an address for measurements (198.18.0.0/15)",
        "192.0.0.192,             an address of a protocol (192.0.0.0/24)",
        "0.1.2.3,                 a reserved address",
        "240.0.0.1,               a reserved address",
        "255.255.255.255,         a reserved address",
        "64:ff9b::7f00:1,         a loopback address",
        "64:ff9b::a9fe:a9fe,      a link-local address",
        "2002:0a00:0001::1,       a private address",
        "::10.0.0.1,              a private address",
        "::2,                     a reserved address",
    })
    void knows_what_the_public_cannot_reach(String address, String reason) throws UnknownHostException {
        String word = PublicAddresses.notPublic(InetAddress.getByName(address));

        assertThat(Words.english().say(Reason.of("address." + word))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "64:ff9b::101:101",
                "2002:101:101::1",
                "::ffff:1.1.1.1",
            })
    void lets_public_addresses_be(String address) throws UnknownHostException {
        assertThat(PublicAddresses.notPublic(InetAddress.getByName(address))).isNull();
    }
}
