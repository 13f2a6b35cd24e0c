package io.edgesweep.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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
    void goes_to_the_site_that_names_the_host_most_closely() {
        Site all = new Site("all", List.of("*.example.com"));
        Site shop = new Site("shop", List.of("*.shop.example.com", "shop.example.com"));
        Site pay = new Site("pay", List.of("pay.shop.example.com"));
        SiteRouter router = new SiteRouter(List.of(all, shop, pay));

        assertThat(router.closest("pay.shop.example.com")).containsExactly(pay);
        assertThat(router.closest("a.pay.shop.example.com")).containsExactly(shop);
        assertThat(router.closest("shop.example.com")).containsExactly(shop);
        assertThat(router.closest("www.example.com")).containsExactly(all);
    }

    @Test
    void names_both_sites_where_they_have_the_same_entry() {
        Site one = new Site("one", List.of("*.example.com", "www.example.com"));
        Site other = new Site("other", List.of("*.example.com", "static.example.com"));
        SiteRouter router = new SiteRouter(List.of(one, other));

        assertThat(router.closest("img.example.com")).containsExactly(one, other);
        assertThat(router.closest("www.example.com")).containsExactly(one);
        assertThat(router.closest("static.example.com")).containsExactly(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notexample.com", "example.com.evil.net", "example.com"})
    void goes_nowhere_where_nothing_fits(String host) {
        SiteRouter router = new SiteRouter(List.of(new Site("www", List.of("*.example.com"))));

        assertThat(router.closest(host)).isEmpty();
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

    private static Optional<String> host(Normalized normalized) {
        return ((Normalized.Normal) normalized).target().host();
    }
}
