package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.settings.MistakesException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class OtherOptionsTests {

    private static void refuse(String... options) {
        StandardEnvironment serve = new StandardEnvironment();
        serve.getPropertySources()
                .addFirst(new MapPropertySource(
                        "serve",
                        Map.of("edgesweep.sites.www.cache-key.query", "all", "edgesweep.home", "/var/lib/edgesweep")));
        OtherOptions.refuse(List.of(options), serve);
    }

    @Test
    void another_value_and_one_that_serve_has_not_are_refused_by_name() {
        assertThatThrownBy(() -> refuse("--edgesweep.sites.www.cache-key.query=none", "--edgesweep.calls-per-second=1"))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("command line: edgesweep.sites.www.cache-key.query: counts for nothing here")
                .hasMessageContaining("command line: edgesweep.calls-per-second: counts for nothing here")
                .hasMessageNotContaining("none");
    }

    @Test
    void one_without_a_value_is_refused_like_another() {
        assertThatThrownBy(() -> refuse("--edgesweep.calls-per-second"))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("command line: edgesweep.calls-per-second: counts for nothing here");
    }

    @Test
    void what_serve_has_too_and_where_it_is_may_be_said() {
        assertThatCode(() -> refuse(
                        "--edgesweep.sites.www.cacheKey.query=all",
                        "--edgesweep.home=../edgesweep",
                        "--edgesweep.reports=elsewhere",
                        "--logging.level.root=warn"))
                .doesNotThrowAnyException();
    }
}
