package io.edgesweep.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.edgesweep.language.Words;
import io.edgesweep.targets.NormalizationResult.Invalid;
import io.edgesweep.targets.NormalizationResult.Normal;
import io.edgesweep.text.ForeignText;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetNormalizerTests {

    private final TargetNormalizer normalizer = new TargetNormalizer(
            new Site("www", List.of("www.example.com", "a", "xn--bcher-kva.example")),
            TargetNormalizer.DEFAULT_MAX_LENGTH);

    /** RFC 3986, section 5.4: what is left when the references are resolved against http://a/b/c/d;p?q. */
    @ParameterizedTest
    @CsvSource({
        "/b/c/./g,      /b/c/g",
        "/b/c/.,        /b/c/",
        "/b/c/./,       /b/c/",
        "/b/c/..,       /b/",
        "/b/c/../,      /b/",
        "/b/c/../g,     /b/g",
        "/b/c/../..,    /",
        "/b/c/../../,   /",
        "/b/c/../../g,  /g",
        "/b/c/../../../g,    /g",
        "/b/c/../../../../g, /g",
        "/./g,          /g",
        "/../g,         /g",
        "/b/c/g.,       /b/c/g.",
        "/b/c/.g,       /b/c/.g",
        "/b/c/g..,      /b/c/g..",
        "/b/c/..g,      /b/c/..g",
        "/b/c/./../g,   /b/g",
        "/b/c/./g/.,    /b/c/g/",
        "/b/c/g/./h,    /b/c/g/h",
        "/b/c/g/../h,   /b/c/h",
        "/b/c/g;x=1/./y,  /b/c/g;x=1/y",
        "/b/c/g;x=1/../y, /b/c/y",
        "/b/c/g?y/./x,  /b/c/g?y/./x",
        "/b/c/g?y/../x, /b/c/g?y/../x",
        "/b//../g,      /b/g",
        "//g,           //g",
    })
    void resolves_dot_segments_as_the_rfc_does(String path, String expected) {
        assertThat(url("http://a" + path)).isEqualTo("http://a" + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://WWW.Example.COM/Path,          https://www.example.com/Path",
        "https://www.example.com,               https://www.example.com/",
        "https://www.example.com?a=1,           https://www.example.com/?a=1",
        "https://www.example.com:443/a,         https://www.example.com/a",
        "https://www.example.com:0443/a,        https://www.example.com/a",
        "http://www.example.com:80/a,           http://www.example.com/a",
        "https://www.example.com:/a,            https://www.example.com/a",
        "https://www.example.com:80/a,          https://www.example.com:80/a",
        "http://www.example.com:8080/a,         http://www.example.com:8080/a",
        "https://www.example.com/a#top,         https://www.example.com/a",
        "https://www.example.com/a?b#top,       https://www.example.com/a?b",
        "https://www.example.com#top,           https://www.example.com/",
        "https://www.example.com/a?,            https://www.example.com/a?",
        "https://www.example.com/?z=1&a=2&z=0,  https://www.example.com/?z=1&a=2&z=0",
        "https://www.example.com/?q=a+b?c/d,    https://www.example.com/?q=a+b?c/d",
        "https://www.example.com/?tag[]=x,      https://www.example.com/?tag[]=x",
        "https://www.example.com/%7euser/%2F,   https://www.example.com/%7euser/%2F",
        "https://www.example.com/%2e%2E/a,      https://www.example.com/%2e%2E/a",
        "https://www.example.com/50%off,        https://www.example.com/50%off",
        "https://www.example.com/%zz?q=%4&r=%,  https://www.example.com/%zz?q=%4&r=%",
        "https://www.example.com/a#b c,         https://www.example.com/a",
        "https://www.example.com/a#b\u0000\\c%,  https://www.example.com/a",
        "https://www.example.com/käse,          https://www.example.com/k%C3%A4se",
        "https://www.example.com/?q=中,          https://www.example.com/?q=%E4%B8%AD",
        "https://www.example.com/😀,            https://www.example.com/%F0%9F%98%80",
        "https://www.example.com/{a}|^`<>\",    https://www.example.com/%7Ba%7D%7C%5E%60%3C%3E%22",
        "https://www.example.com/[a],           https://www.example.com/%5Ba%5D",
        "https://www.example.com/a//b/,         https://www.example.com/a//b/",
        "https://www.example.com/=cmd()!A1,     https://www.example.com/=cmd()!A1",
        "https://bücher.example/,               https://xn--bcher-kva.example/",
        "https://BÜCHER.example/,               https://xn--bcher-kva.example/",
        "https://xn--bcher-kva.example/,        https://xn--bcher-kva.example/",
        "https://www。example．com/,             https://www.example.com/",
    })
    void makes_a_url_normal(String text, String expected) {
        assertThat(url(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {" https://a/x", "https://a/x\t", "\u3000https://a/x\r\n"})
    void drops_white_space_around_the_text(String text) {
        assertThat(url(text)).isEqualTo("https://a/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "www.example.com/a            | does not begin with http:// or https://",
                "/a                           | does not begin with http:// or https://",
                "ftp://www.example.com/a      | does not begin with http:// or https://",
                "javascript:alert(1)          | does not begin with http:// or https://",
                "=HYPERLINK(\"https://a/\")   | does not begin with http:// or https://",
                "https://                     | names no host; one is like www.example.com",
                "https:///a                   | names no host; one is like www.example.com",
                "https://*.example.com/       | names its host with a wildcard; name each host in a row of its own",
                "https://user:pw@a/           | carries a user name or password before the host; leave it out",
                "https://a@evil.test/         | carries a user name or password before the host; leave it out",
                "https://a:0/                 | port 0 is not in 1 to 65535; write one that is, or none",
                "https://a:65536/             | port 65536 is not in 1 to 65535; write one that is, or none",
                "https://a:x/                 | port 'x' is not a number; write one, or none",
                "https://a:123456/            | port '123456' is not a number; write one, or none",
                "https://a b/                 | holds a blank at position 10; leave it out, or write %20 in a URL",
                "https://a/b c                | holds a blank at position 12; leave it out, or write %20 in a URL",
                "https://a/b\u00a0c           | holds a blank at position 12; leave it out, or write %20 in a URL",
                "https://a/b\\c               | holds a backslash at position 12; write / or %5C",
                "https://a\\@evil.test/       | holds a backslash at position 10; write / or %5C",
                "https://a/b\u0000c           | holds a control character (U+0000) at position 12; leave it out",
                "https://a/b\u007fc           | holds a control character (U+007F) at position 12; leave it out",
                "https://-a.example/          | host '-a.example' is not a host name; one is like www.example.com",
                "https://a..b/                | host 'a..b' is not a host name; one is like www.example.com",
                "https://[::1]/               | names its host by an IPv6 address; no CDN serves one, name the host",
                "https://[2001:db8::1]:80/    | names its host by an IPv6 address; no CDN serves one, name the host",
                "https://www.example.com%2e/  | host 'www.example.com%2e' is not a host name; one is like www.example.com",
            })
    void refuses_what_is_no_url(String text, String reason) {
        assertThat(reason(Kind.URL, text)).isEqualTo(reason);
    }

    /** As the URL standard has it; Node and Chromium ask for the same hosts. */
    @ParameterizedTest
    @CsvSource({
        "faß.example,           xn--fa-hia.example",
        "straße.example,        xn--strae-oqa.example",
        "XN--FA-HIA.example,    xn--fa-hia.example",
        "βόλος.example,         xn--nxasmm1c.example",
        "i❤.ws,                 xn--i-7iq.ws",
        "i❤️.ws,                xn--i-7iq.ws",
        "😀.example,            xn--e28h.example",
        "क्‍ष.example,           xn--11b2ezcw70k.example",
        "a\u00adb.example,      ab.example",
        "a≠b.example,           xn--ab-miv.example",
        "ab--c.example,         ab--c.example",
        "r3---sn-x.example,     r3---sn-x.example",
        "test_qq.example,       test_qq.example",
        "10.0.0.1,              10.0.0.1",
        "1.2.3.example,         1.2.3.example",
        "4,                     ''",
    })
    void makes_of_a_host_what_browsers_ask_for(String text, String expected) {
        NormalizationResult host = TargetNormalizer.host(text);

        assertThat(host instanceof Normal normal ? normal.target().value() : "").isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xn--a.example           | no name is written as its xn-- is",
                "xn--.example            | no name is written as its xn-- is",
                "xn--55555577.example    | what follows its xn-- is not Punycode",
                "a\u200db.example        | it holds an invisible joiner where none may be",
                "א1a.example             | it mixes directions of writing as none may",
                "\u0300a.example         | it begins with a combining mark",
                "a\ufffdb.example        | it holds a character that none may",
            })
    void says_why_an_international_host_is_none(String text, String why) {
        assertThat(Words.english().say(((Invalid) TargetNormalizer.host(text)).reason()))
                .isEqualTo("host '" + ForeignText.oneLine(text) + "' is not a host name: " + why
                        + "; one is like www.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.256", "127.1", "2130706433", "0x7f.1", "1.2.3.04", "1.2.3.4.", "a.5"})
    void refuses_an_address_in_a_form_of_its_own(String text) {
        assertThat(reason(Kind.URL, "https://" + text + "/")).contains("ends in a number, and is no address");
    }

    @Test
    void refuses_a_line_break_and_half_a_character() {
        assertThat(reason(Kind.URL, "https://a/b\r\nHost: evil"))
                .isEqualTo("holds a control character (U+000D) at position 12; leave it out");
        assertThat(reason(Kind.URL, "https://a/\ud83d"))
                .isEqualTo("holds half a character at position 11; save the list as UTF-8");
        assertThat(reason(Kind.URL, "https://a/\ude00\ud83d"))
                .isEqualTo("holds half a character at position 11; save the list as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "https://evil.test/",
                "https://www.example.com.evil.test/",
                "https://evil-www.example.com/",
                "https://sub.www.example.com/",
                "https://www.example.com./",
                "https://evil.test/https://www.example.com/",
                "https://evil.test?www.example.com/",
                "https://evil.test#www.example.com/",
                "https://127.0.0.1/",
            })
    void refuses_every_host_but_the_sites_own(String text) {
        assertThat(reason(Kind.URL, text))
                .startsWith("host ")
                .endsWith(
                        " is not one of site www's hosts (www.example.com, a, xn--bcher-kva.example); fix it, or add it to them");
    }

    @Test
    void refuses_what_is_too_long_in_normal_form() {
        String longest = "https://a/" + "x".repeat(TargetNormalizer.DEFAULT_MAX_LENGTH - 10);

        assertThat(url(longest)).isEqualTo(longest);
        assertThat(reason(Kind.URL, longest + "x"))
                .isEqualTo("is 2049 characters long; 2048 are allowed (edgesweep.targets.max-length)");
        assertThat(reason(Kind.URL, "https://a/" + "ä".repeat(400)))
                .isEqualTo("is 2410 characters long; 2048 are allowed (edgesweep.targets.max-length)");
    }

    @Test
    void takes_a_prefix_that_ends_in_a_slash() {
        assertThat(value(Kind.PREFIX, "HTTPS://WWW.example.com/a/../b/")).isEqualTo("https://www.example.com/b/");
        assertThat(value(Kind.PREFIX, "https://www.example.com")).isEqualTo("https://www.example.com/");
        assertThat(reason(Kind.PREFIX, "https://www.example.com/a"))
                .isEqualTo(
                        "is a prefix that does not end in '/', so it would be unclear what it covers; end it with '/'");
        assertThat(reason(Kind.PREFIX, "https://www.example.com/a/?b=1"))
                .isEqualTo("is a prefix with a query; end it with its path");
        assertThat(reason(Kind.PREFIX, "https://evil.test/")).startsWith("host evil.test is not one of");
    }

    @Test
    void takes_a_bare_host_name() {
        assertThat(value(Kind.HOST, "WWW.Example.com")).isEqualTo("www.example.com");
        assertThat(value(Kind.HOST, "bücher.example")).isEqualTo("xn--bcher-kva.example");
        assertThat(reason(Kind.HOST, "https://www.example.com"))
                .isEqualTo("is not a bare host name; leave out all but www.example.com");
        assertThat(reason(Kind.HOST, "www.example.com/"))
                .isEqualTo("is not a bare host name; leave out all but www.example.com");
        assertThat(reason(Kind.HOST, "www.example.com:80"))
                .isEqualTo("is not a bare host name; leave out all but www.example.com");
        assertThat(reason(Kind.HOST, "*.example.com"))
                .isEqualTo("names its host with a wildcard; name each host in a row of its own");
        assertThat(reason(Kind.HOST, "example.com")).startsWith("host example.com is not one of");
    }

    @Test
    void takes_a_tag_as_it_is() {
        assertThat(value(Kind.TAG, " Product-42 ")).isEqualTo("Product-42");
        assertThat(value(Kind.TAG, "größe")).isEqualTo("größe");
        assertThat(reason(Kind.TAG, "two words"))
                .isEqualTo("holds a blank at position 4; leave it out, or write %20 in a URL");
    }

    @Test
    void gives_all_no_value() {
        assertThat(value(Kind.ALL, "")).isEmpty();
        assertThat(value(Kind.ALL, "*")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "ALL")
    void refuses_an_empty_text(Kind kind) {
        assertThat(reason(kind, "")).isEqualTo("is empty");
        assertThat(reason(kind, " \t ")).isEqualTo("is empty");
    }

    @Test
    void has_a_normal_form_that_is_its_own_and_a_uri() {
        Random random = new Random(42);
        int normal = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = "https://www.example.com" + randomRest(random);

            NormalizationResult once = normalizer.normalize(Kind.URL, text);

            if (once instanceof Normal found) {
                normal++;
                String value = found.target().value();
                assertThat(normalizer.normalize(Kind.URL, value)).as(text).isEqualTo(once);
                assertThatNoException().as(text).isThrownBy(() -> new URI(value));
                assertThat(URI.create(value).getHost()).as(text).isEqualTo("www.example.com");
                assertThat(value).as(text).matches("\\p{ASCII}+").doesNotContain("#");
                assertThat(URI.create(value).getRawPath()).as(text).doesNotContain("/../", "/./");
            }
        }
        assertThat(normal).isGreaterThan(20_000);
    }

    @Test
    void makes_one_of_what_is_the_same_resource_and_never_of_two() {
        Random random = new Random(44);
        for (int i = 0; i < 5_000; i++) {
            String rest = "a" + random.nextInt(100) + "/%2Fb?z=1&a=" + random.nextInt(100);
            String normal = "https://www.example.com/" + rest;

            assertThat(url(anotherSpelling(random, rest))).isEqualTo(normal);
            for (String other : List.of(
                    normal.replace("?z=1&a=", "?a=1&z="),
                    normal.replace("%2F", "%2f"),
                    normal.replace("/%2F", "//"),
                    normal.replace("/a", "/A"),
                    normal.replace("https:", "http:"),
                    normal.replace(".com/", ".com:8443/"),
                    normal + "&")) {
                assertThat(url(other)).isNotEqualTo(normal);
            }
        }
    }

    /** The scheme and host in another case, the port that goes without saying, detours in the path, a fragment. */
    private static String anotherSpelling(Random random, String rest) {
        String scheme = random.nextBoolean() ? "HTTPS" : "https";
        String host = random.nextBoolean() ? "WWW.Example.COM" : "www.example.com";
        String port = List.of("", ":", ":443").get(random.nextInt(3));
        String detour = List.of("", "./", "x/../", "../", "x/y/../.././").get(random.nextInt(5));
        String fragment = List.of("", "#", "#a/../b?c").get(random.nextInt(3));
        return scheme + "://" + host + port + "/" + detour + rest + fragment;
    }

    @Test
    void never_breaks_down_whatever_the_text() {
        Random random = new Random(43);
        for (int i = 0; i < 50_000; i++) {
            String text = random.ints(random.nextInt(12), 0, 0x500)
                    .mapToObj(c -> random.nextInt(4) == 0 ? "." : Character.toString(c))
                    .collect(Collectors.joining());
            for (Kind kind : Kind.values()) {
                assertThatNoException().as(text).isThrownBy(() -> normalizer.normalize(kind, text));
                assertThatNoException().as(text).isThrownBy(() -> normalizer.normalize(kind, "https://" + text));
            }
        }
    }

    private static String randomRest(Random random) {
        String[] pieces = {
            "/", "/", "/", "/.", "/..", ".", "..", "a", "B", "%41", "%2e", "%2F", "?", "#", "&", "=", ":", "@", ";",
            ",", "+", "!", "'", "(", ")", "*", "$", "~", "[", "]", "{", "}", "|", "^", "`", "\"", "<", ">", "ä", "中",
            "😀", "\u202e", ":443", "//",
        };
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "/" : "");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void drops_at_the_ends_what_nobody_sees_and_says_where_it_stands_inside() {
        assertThat(url("\u200bhttps://www.example.com/a\u00a0\ufeff")).isEqualTo("https://www.example.com/a");
        assertThat(reason(Kind.URL, "https://www.example.com/a\u200bb"))
                .isEqualTo("holds an invisible character (U+200B) at position 26; leave it out");
        assertThat(reason(Kind.URL, "https://www.example.com/a?b=\u200e1"))
                .isEqualTo("holds an invisible character (U+200E) at position 29; leave it out");
        assertThat(reason(Kind.URL, "https://www.example.com/a\ufeffb")).contains("(U+FEFF) at position 26");
    }

    @Test
    void keeps_the_joiners_that_words_need() {
        assertThat(url("https://www.example.com/\u0645\u06cc\u200c\u0634\u0648\u062f"))
                .isEqualTo("https://www.example.com/%D9%85%DB%8C%E2%80%8C%D8%B4%D9%88%D8%AF");
    }

    private String url(String text) {
        return value(Kind.URL, text);
    }

    private String value(Kind kind, String text) {
        NormalizationResult normalized = normalizer.normalize(kind, text);
        assertThat(normalized).isInstanceOf(Normal.class);
        return ((Normal) normalized).target().value();
    }

    private String reason(Kind kind, String text) {
        NormalizationResult normalized = normalizer.normalize(kind, text);
        assertThat(normalized).isInstanceOf(Invalid.class);
        return Words.english().say(((Invalid) normalized).reason());
    }
}
