package io.edgesweep.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPatternTests {

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com/新闻/**,            https://www.example.com/%E6%96%B0%E9%97%BB/**",
        "https://www.example.com/%e6%96%b0%7Ea/**,  https://www.example.com/%E6%96%B0~a/**",
        "**/新闻/**,                                 **/%E6%96%B0%E9%97%BB/**",
        "HTTPS://WWW.Example.com:443/Tmp/**,        https://www.example.com/Tmp/**",
        "https://www.example.com:0443/**,           https://www.example.com/**",
        "http://www.example.com:80/**,              http://www.example.com/**",
        "https://www.example.com:8443/**,           https://www.example.com:8443/**",
        "HTTP*://*.Example.COM/**,                  http*://*.example.com/**",
        "https://*.bücher.example/**,               https://*.xn--bcher-kva.example/**",
        "https://faß.example/*,                     https://xn--fa-hia.example/*",
        "https://WWW.Example.com,                   https://www.example.com/",
        "https://WWW.Example**,                     https://www.example**",
        "https://www.example.com/a b/{c},           https://www.example.com/a%20b/%7Bc%7D",
        "**.JPG,                                    **.JPG",
        "**,                                        **",
    })
    void brings_a_pattern_into_the_form_of_targets(String pattern, String expected) {
        assertThat(TargetPattern.forms(Kind.URL, pattern)).containsExactly(expected);
        assertThat(TargetPattern.mistake(Kind.URL, pattern)).isEmpty();
    }

    @Test
    void takes_a_bracket_behind_a_wildcard_for_one_of_a_path_or_of_a_query() {
        assertThat(TargetPattern.forms(Kind.URL, "https://a/[b]?tag[]=*"))
                .containsExactly("https://a/%5Bb%5D?tag%5B%5D=*", "https://a/%5Bb%5D?tag[]=*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tmp/**                      | is a path alone, and can match no target, which is a whole URL; write"
                        + " '**/tmp/**' or 'https://HOST/tmp/**'",
                "www.example.com/tmp/**       | can match no target, which is a whole URL; write"
                        + " 'https://www.example.com/tmp/**' or begin it with **; for rows of kind tag or host write regex:",
                "*.jpg                        | can match no target, which is a whole URL; write 'https://*.jpg' or begin it"
                        + " with **; for rows of kind tag or host write regex:",
                "https://www.example.com/a#b  | holds a fragment, which targets do not have, and can match none; leave it out",
                "https://www.example.com*     | can match no target, which is a whole URL in normal form; write it as"
                        + " https://HOST/PATH",
                "ftp://www.example.com/**     | can match no target, which is a whole URL in normal form; write it as"
                        + " https://HOST/PATH",
                "https://u@www.example.com/** | carries a user name or password before the host; leave it out",
                "https://a/../b/**            | holds a dot segment, which no target has; leave it out",
                "*://www.example.com:443/**   | names port 443 for more than one scheme, where targets leave it out for one;"
                        + " write http:// or https://, or no port",
                "https://*ü.example/**        | has a star or question mark in a part of its host that is not ASCII; write"
                        + " that part as xn--…, or as a star alone",
                "https://xn--ß.example/**     | host 'xn--ß' is not a host name: what follows its xn-- is not Punycode; one"
                        + " is like www.example.com",
            })
    void says_why_a_pattern_can_match_nothing(String pattern, String reason) {
        assertThat(TargetPattern.mistake(Kind.URL, pattern).map(Words.english()::say))
                .contains(reason);
    }

    @Test
    void matches_hosts_by_their_own_form() {
        assertThat(TargetPattern.forms(Kind.HOST, "*.Bücher.example")).containsExactly("*.xn--bcher-kva.example");
        assertThat(TargetPattern.mistake(Kind.HOST, "*.example.com")).isEmpty();
        assertThat(TargetPattern.mistake(Kind.HOST, "https://www.example.com/**"))
                .isPresent();
        assertThat(TargetPattern.mistake(Kind.TAG, "/any tag/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/新闻/", "^/tmp/", "^www\\.", "^https://WWW\\.example\\.com/", "^https://www.example.com:443/"})
    void sees_of_a_regular_expression_what_can_be_seen(String expression) {
        assertThat(TargetPattern.regexMistake(Kind.URL, expression)).isPresent();
        assertThat(TargetPattern.regexMistake(Kind.TAG, expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tmp/",
                "^https?://[^/]+/News/",
                "(?i)^https://WWW\\.example\\.com/",
                "^https://www\\.example\\.com/TMP/",
                "^(http|https)://A/",
                "\\.JPG$",
                "^h"
            })
    void leaves_a_regular_expression_alone_that_may_match(String expression) {
        assertThat(TargetPattern.regexMistake(Kind.URL, expression)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a/%e6%96%b0/%41%7e%2F, https://a/%E6%96%B0/A~%2F",
        "https://a/100%,                https://a/100%",
        "https://a/b,                   https://a/b",
    })
    void spells_escapes_alike(String value, String expected) {
        assertThat(TargetPattern.comparable(value)).isEqualTo(expected);
    }

    @Test
    void refuses_what_nobody_sees_and_says_where_it_stands() {
        assertThat(TargetPattern.mistake(Kind.URL, "**/tmp/**\u200b").map(Words.english()::say))
                .contains("holds an invisible character (U+200B) at position 10; leave it out");
    }
}
