package io.edgesweep.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.ledger.PauseScope;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseScopesTests {

    private final PauseScopes scopes = new PauseScopes(Set.of(
            PauseScope.job("nightly"),
            PauseScope.job("shop"),
            PauseScope.site("shop"),
            PauseScope.site("www"),
            PauseScope.job("all")));

    @ParameterizedTest
    @CsvSource({
        "nightly, job:nightly",
        "www, site:www",
        "job:shop, job:shop",
        "site:shop, site:shop",
        "all, all",
        "job:all, job:all",
    })
    void a_name_means_the_job_or_site_that_has_it(String text, String scope) {
        assertThat(scopes.of(text)).hasToString(scope);
    }

    @Test
    void a_name_of_both_is_refused_with_what_to_write() {
        assertThatThrownBy(() -> scopes.of("shop"))
                .hasMessageContaining("'shop' is both a job and a site; write job:shop or site:shop");
    }

    @Test
    void a_name_of_nothing_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> scopes.of("nigthly"))
                .hasMessageContaining(
                        "there is no job or site 'nigthly' (did you mean 'nightly'?); allowed: all, nightly");
        assertThatThrownBy(() -> scopes.of("site:nightly")).hasMessageContaining("there is no site nightly");
    }
}
