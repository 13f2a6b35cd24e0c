package io.edgesweep.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.Product;
import org.junit.jupiter.api.Test;

class FirstAccountTests {

    @Test
    void names_the_hosts_of_both_apis_of_an_international_account() {
        FirstAccount account = new FirstAccount(Product.EDGEONE, "default", "", true);

        assertThat(account.yaml())
                .contains("endpoints: {teo: \"https://teo.intl.tencentcloudapi.com\","
                        + " cdn: \"https://cdn.intl.tencentcloudapi.com\"}");
    }

    @Test
    void leads_both_apis_to_an_endpoint_of_ones_own_so_that_no_later_site_reaches_the_real_one() {
        FirstAccount account = new FirstAccount(Product.EDGEONE, "default", "http://127.0.0.1:8899", false);

        assertThat(account.options())
                .contains(
                        "--edgesweep.accounts.main.endpoints.teo=http://127.0.0.1:8899",
                        "--edgesweep.accounts.main.endpoints.cdn=http://127.0.0.1:8899");
        assertThat(account.yaml())
                .contains("endpoints: {teo: \"http://127.0.0.1:8899\", cdn: \"http://127.0.0.1:8899\"}");
    }

    @Test
    void says_nothing_of_the_usual_hosts() {
        assertThat(new FirstAccount(Product.CDN, "default", "", false).yaml()).doesNotContain("endpoints");
    }
}
