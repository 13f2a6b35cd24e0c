package io.edgesweep.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTests {

    @Test
    void covers_the_names_that_are_listed_and_no_other() {
        Site site = new Site("www", List.of("example.com", "www.example.com"));

        assertThat(site.covers("example.com")).isTrue();
        assertThat(site.covers("www.example.com")).isTrue();
        assertThat(site.covers("a.www.example.com")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notexample.com",
                "example.com.evil.net",
                "www.example.com.evil.net",
                "example.co",
                "xample.com",
                "com",
                ""
            })
    void takes_no_common_piece_of_text_for_a_name(String host) {
        Site site = new Site("www", List.of("example.com", "*.example.com"));

        assertThat(site.covers(host)).isFalse();
    }

    @Test
    void covers_every_name_below_a_wildcard_at_any_depth_but_not_the_name_itself() {
        Site site = new Site("www", List.of("*.example.com"));

        assertThat(site.covers("www.example.com")).isTrue();
        assertThat(site.covers("a.b.c.example.com")).isTrue();
        assertThat(site.covers("example.com")).isFalse();
        assertThat(site.covers(".example.com")).isFalse();
        assertThat(site.covers("..example.com")).isFalse();
        assertThat(site.covers("*.example.org")).isFalse();
    }

    @Test
    void covers_nothing_but_its_names_and_what_is_below_its_wildcards() {
        Random random = new Random(20261124);
        int covered = 0;
        for (int i = 0; i < 50_000; i++) {
            List<String> entries = Stream.generate(() -> (random.nextBoolean() ? "*." : "") + name(random))
                    .limit(1 + random.nextInt(4))
                    .toList();
            String host = name(random);

            boolean covers = new Site("www", entries).covers(host);

            assertThat(covers)
                    .as("%s in %s", host, entries)
                    .isEqualTo(entries.stream().anyMatch(entry -> isAt(entry, host) || isBelow(entry, host)));
            covered += covers ? 1 : 0;
        }
        assertThat(covered).isGreaterThan(2_000);
    }

    private static boolean isAt(String entry, String host) {
        return labels(entry).equals(labels(host));
    }

    /** Label by label, which is another way than the one under test. */
    private static boolean isBelow(String entry, String host) {
        List<String> above = labels(entry);
        List<String> below = labels(host);
        int deeper = below.size() - (above.size() - 1);
        return above.get(0).equals("*")
                && deeper > 0
                && below.subList(deeper, below.size()).equals(above.subList(1, above.size()));
    }

    private static List<String> labels(String name) {
        return List.of(name.split("\\.", -1));
    }

    /** Of few and similar labels, so that many names are alike or end alike. */
    private static String name(Random random) {
        List<String> labels = List.of("a", "aa", "b", "ab", "com");
        return Stream.generate(() -> labels.get(random.nextInt(labels.size())))
                .limit(1 + random.nextInt(4))
                .collect(Collectors.joining("."));
    }

    @Test
    void finds_the_host_in_the_normal_form_of_a_target() {
        TargetNormalizer normalizer = new TargetNormalizer(new Site("www", List.of("*.example.com")), 2048);

        assertThat(host(normalizer.normalize(Kind.URL, "HTTPS://Www.Example.COM:8443?x=https://evil.net/")))
                .hasValue("www.example.com");
        assertThat(host(normalizer.normalize(Kind.PREFIX, "http://a.example.com/b/")))
                .hasValue("a.example.com");
        assertThat(host(normalizer.normalize(Kind.HOST, "a.example.com"))).hasValue("a.example.com");
        assertThat(host(normalizer.normalize(Kind.TAG, "tag-1"))).isEmpty();
        assertThat(host(normalizer.normalize(Kind.ALL, ""))).isEmpty();
    }

    private static Optional<String> host(NormalizationResult normalized) {
        return ((NormalizationResult.Normal) normalized).target().host();
    }
}
