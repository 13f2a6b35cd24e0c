package io.edgesweep.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.targets.Site;
import io.edgesweep.text.Reason;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTests {

    private static final Reason LISTS = Reason.of("source.lists");

    private static final HttpUrl NAMED = HttpUrl.get("https://feeds.test/dir/index.xml");

    private final AllowedHosts reach =
            new AllowedHosts(NAMED, new Site("www", List.of("www.example.com", "static.example.com")));

    @ParameterizedTest
    @CsvSource({
        "https://feeds.test/a.xml,               https://feeds.test/a.xml",
        "https://FEEDS.test:443/a.xml#top,       https://feeds.test/a.xml",
        "https://static.example.com/a.xml,       https://static.example.com/a.xml",
        "http://www.example.com:8080/a.xml?b=c,  http://www.example.com:8080/a.xml?b=c",
        "/a.xml,                                 https://feeds.test/a.xml",
        "a.xml,                                  https://feeds.test/dir/a.xml",
        "//www.example.com/a.xml,                https://www.example.com/a.xml",
        "https://user:pw@feeds.test/a.xml,       https://feeds.test/a.xml",
    })
    void leads_to_the_named_host_and_the_sites_hosts(String text, String expected) throws UnreadableException {
        assertThat(reach.step(NAMED, LISTS, text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/a.xml",
                "https://sub.feeds.test/a.xml",
                "https://feeds.test.evil.test/a.xml",
                "https://feeds.test@evil.test/a.xml",
                "https://example.com/a.xml",
                "http://169.254.169.254/latest/meta-data",
                "//evil.test/a.xml",
                "\\\\evil.test\\a.xml",
            })
    void leads_to_no_other_host(String text) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> reach.step(NAMED, Reason.of("source.redirects-to"), text))
                .withMessageStartingWith("redirects to http")
                .withMessageEndingWith("is neither feeds.test nor one of site www's hosts (www.example.com,"
                        + " static.example.com); if it is to be read, name it in the job");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://feeds.test/a.xml", "file:///etc/passwd", "javascript:1", "https://", "https://[::/"})
    void leads_nowhere_but_to_http(String text) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> reach.step(NAMED, LISTS, text))
                .withMessage("lists '" + text + "', which is no http or https URL; have it corrected");
    }

    @Test
    void goes_to_the_host_that_browsers_ask_for() throws UnreadableException {
        AllowedHosts wide = new AllowedHosts(NAMED, new Site("www", List.of("xn--fa-hia.example")));

        assertThat(wide.step(NAMED, LISTS, "https://user@FAß.example:8443/ä?ß#x"))
                .hasToString("https://xn--fa-hia.example:8443/%C3%A4?%C3%9F");
    }

    @Test
    void says_why_an_international_host_is_none() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> reach.step(NAMED, LISTS, "https://xn--a.example/a.xml"))
                .withMessage(
                        "lists 'https://xn--a.example/a.xml', whose host 'xn--a.example' is not a host name: no name is"
                                + " written as its xn-- is; one is like www.example.com");
    }

    @Test
    void never_breaks_down_whatever_the_text() {
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            String text = random.ints(random.nextInt(12), 0, 0x500)
                    .mapToObj(c -> random.nextInt(3) == 0 ? "." : Character.toString(c))
                    .collect(Collectors.joining());
            for (String url : List.of(text, "https://" + text, "https://feeds.test" + text)) {
                try {
                    assertThat(reach.step(NAMED, LISTS, url).host()).as(url).isEqualTo("feeds.test");
                } catch (UnreadableException e) {
                    assertThat(e).as(url).hasMessageStartingWith("lists ");
                }
            }
        }
    }

    @Test
    void takes_headers_to_the_host_and_port_that_are_named_alone() {
        AllowedHosts plain =
                new AllowedHosts(HttpUrl.get("http://feeds.test/"), new Site("www", List.of("www.example.com")));

        assertThat(reach.mayCarryHeaders(HttpUrl.get("https://feeds.test/a.xml")))
                .isTrue();
        assertThat(reach.mayCarryHeaders(HttpUrl.get("https://feeds.test:8443/a.xml")))
                .isFalse();
        assertThat(reach.mayCarryHeaders(HttpUrl.get("https://www.example.com/a.xml")))
                .isFalse();
        assertThat(plain.mayCarryHeaders(HttpUrl.get("http://feeds.test/a.xml")))
                .isTrue();
        assertThat(plain.mayCarryHeaders(HttpUrl.get("http://feeds.test:8080/a.xml")))
                .isFalse();
    }

    @Test
    void takes_headers_up_to_https_and_never_down() {
        AllowedHosts plain =
                new AllowedHosts(HttpUrl.get("http://feeds.test/"), new Site("www", List.of("www.example.com")));

        assertThat(plain.mayCarryHeaders(HttpUrl.get("https://feeds.test/a.xml")))
                .isTrue();
        assertThat(reach.mayCarryHeaders(HttpUrl.get("http://feeds.test/a.xml")))
                .isFalse();
        assertThat(reach.mayCarryHeaders(HttpUrl.get("http://feeds.test:443/a.xml")))
                .isFalse();
    }
}
