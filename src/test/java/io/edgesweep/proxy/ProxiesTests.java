package io.edgesweep.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTests {

    private static final WebProxy PLAIN = new WebProxy("plain.test", 3128, "", "");
    private static final WebProxy SAFE = new WebProxy("safe.test", 3129, "", "");

    @Test
    void differ_by_scheme() {
        Proxies proxies = new Proxies(PLAIN, SAFE, "");

        assertThat(proxies.to("http", "www.example.com")).contains(PLAIN);
        assertThat(proxies.to("https", "www.example.com")).contains(SAFE);
        assertThat(new Proxies(PLAIN, null, "").to("https", "www.example.com")).isEmpty();
        assertThat(Proxies.NONE.to("https", "www.example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "a.localhost", "127.0.0.1", "127.9.8.7", "::1", "[::1]"})
    void lead_nowhere_on_this_machine(String host) {
        assertThat(new Proxies(PLAIN, SAFE, "").to("http", host)).isEmpty();
    }

    /** As curl decides: examples of its own test (curl, tests/unit/unit1614.c) and of its manual. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    www.example.com  | example.com                      | true
                    www.example.com. | .example.com                     | true
                    example.com      | .example.com.                    | true
                    example.com      | EXAMPLE.com                      | true
                    nonexample.com   | example.com                      | false
                    example.com      | www.example.com                  | false
                    www.example.com  | a.test, example.com b.test       | true
                    www.example.com  | a.test b.test,example.com        | true
                    www.example.com  | *                                | true
                    www.example.com  | *.example.com                    | false
                    www.example.com  | a.test,*                         | false
                    192.168.0.1      | 192.168.0.0/16                   | true
                    192.168.0.1      | 192.168.0.0/24                   | true
                    192.168.1.1      | 192.168.0.0/24                   | false
                    192.168.0.1      | 192.168.0.1                      | true
                    192.168.0.1      | 192.168.0.1/33                   | false
                    192.168.0.1      | 192.168.0.2/31                   | false
                    192.168.0.1      | 8.8.8.8/0                        | true
                    192.168.0.1      | 0.1                              | false
                    10.example.com   | 10.0.0.0/8                       | false
                    fe80::1          | fe80::/64                        | true
                    fe80::1          | [fe80::1]                        | true
                    fd00::1          | fe80::/64                        | false
                    www.example.com  | -                                | false
                    """)
    void leave_hosts_out_as_curl_does(String host, String without, boolean direct) {
        Proxies proxies = new Proxies(PLAIN, SAFE, without == null ? "" : without);

        assertThat(proxies.to("https", host).isEmpty()).isEqualTo(direct);
    }

    @Test
    void are_read_as_they_are_usually_written() {
        assertThat(WebProxy.parse("http://proxy.test:3128/")).contains(new WebProxy("proxy.test", 3128, "", ""));
        assertThat(WebProxy.parse("proxy.test:3128")).contains(new WebProxy("proxy.test", 3128, "", ""));
        assertThat(WebProxy.parse("http://night:can%40ary+%3A@10.0.0.1:80"))
                .contains(new WebProxy("10.0.0.1", 80, "night", "can@ary+:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://proxy.test",
                "https://proxy.test:443",
                "socks5://proxy.test:1080",
                "http://proxy.test:0",
                "http://proxy.test:3128/path",
                "proxy test:3128",
                "http://u:%zz@proxy.test:1"
            })
    void are_refused_when_they_cannot_be_spoken_to(String text) {
        assertThat(WebProxy.parse(text)).isEmpty();
    }

    @Test
    void never_show_who_asks() {
        WebProxy proxy = new WebProxy("proxy.test", 3128, "night", "canary");

        assertThat(proxy).hasToString("http://proxy.test:3128");
        assertThat(new Proxies(null, proxy, "")).hasToString("https: http://proxy.test:3128");
    }
}
