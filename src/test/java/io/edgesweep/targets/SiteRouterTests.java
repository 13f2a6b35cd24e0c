package io.edgesweep.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteRouterTests {

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

    @Test
    void goes_by_the_name_and_not_by_the_order_of_the_sites() {
        Site exact = new Site("exact", List.of("a.b.example.com"));
        Site longer = new Site("longer", List.of("*.b.example.com"));
        Site shorter = new Site("shorter", List.of("*.example.com"));

        for (List<Site> order : List.of(
                List.of(exact, longer, shorter), List.of(shorter, longer, exact), List.of(longer, exact, shorter))) {
            SiteRouter router = new SiteRouter(order);

            assertThat(router.closest("a.b.example.com")).containsExactly(exact);
            assertThat(router.closest("c.b.example.com")).containsExactly(longer);
            assertThat(router.closest("b.example.com")).containsExactly(shorter);
        }
    }

    @Test
    void names_both_sites_where_both_have_the_exact_name_and_none_that_has_only_a_wildcard() {
        Site one = new Site("one", List.of("www.example.com"));
        Site wide = new Site("wide", List.of("*.example.com"));
        Site other = new Site("other", List.of("www.example.com", "*.example.com"));
        SiteRouter router = new SiteRouter(List.of(one, wide, other));

        assertThat(router.closest("www.example.com")).containsExactly(one, other);
        assertThat(router.closest("img.example.com")).containsExactly(wide, other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notexample.com", "example.com.evil.net", "www.example.com.evil.net", "example.com"})
    void goes_nowhere_where_nothing_fits(String host) {
        SiteRouter router = new SiteRouter(List.of(new Site("www", List.of("*.example.com"))));

        assertThat(router.closest(host)).isEmpty();
    }
}
