package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ProxyKeysTests {

    private static final String HOST = "teo.tencentcloudapi.com";

    @Test
    void heed_the_variables_in_lower_and_in_upper_case() {
        Map<String, Object> lower = Map.of("https_proxy", "http://one.test:3128", "no_proxy", ".example.com");
        Map<String, Object> upper = Map.of("HTTPS_PROXY", "two.test:3128", "NO_PROXY", "example.com");
        Map<String, Object> both = Map.of("https_proxy", "http://one.test:3128", "HTTPS_PROXY", "http://two.test:3128");

        assertThat(settings(lower, Map.of()).proxies().to("https", HOST).orElseThrow())
                .hasToString("http://one.test:3128");
        assertThat(settings(upper, Map.of()).proxies().to("https", HOST).orElseThrow())
                .hasToString("http://two.test:3128");
        assertThat(settings(both, Map.of()).proxies().to("https", HOST).orElseThrow())
                .hasToString("http://one.test:3128");
        for (Map<String, Object> each : List.of(lower, upper)) {
            assertThat(settings(each, Map.of()).proxies().to("https", "www.example.com"))
                    .isEmpty();
            assertThat(settings(each, Map.of()).proxies().to("http", HOST)).isEmpty();
        }
    }

    @Test
    void say_otherwise_in_the_configuration() {
        Map<String, Object> variables = Map.of("https_proxy", "http://one.test:3128", "no_proxy", "example.com");

        assertThat(settings(variables, Map.of("edgesweep.proxy", "none"))
                        .proxies()
                        .to("https", HOST))
                .isEmpty();
        assertThat(settings(variables, Map.of("edgesweep.proxy", "http://three.test:80"))
                        .proxies()
                        .to("http", HOST)
                        .orElseThrow())
                .hasToString("http://three.test:80");
        assertThat(settings(variables, Map.of("edgesweep.no-proxy", "tencentcloudapi.com"))
                        .proxies()
                        .to("https", HOST))
                .isEmpty();
    }

    @Test
    void refuse_what_is_no_proxy_without_showing_its_password() {
        assertThatThrownBy(() -> settings(Map.of("HTTPS_PROXY", "socks5://u:canary@one.test:1080"), Map.of()))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("environment variable https_proxy: is not allowed; allowed: http://HOST:PORT")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> settings(Map.of(), Map.of("edgesweep.proxy", "https://u:canary@one.test")))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(
                        "edgesweep.proxy: is not allowed; allowed: environment, none, or http://HOST:PORT")
                .hasMessageNotContaining("canary");
        assertThat(settings(Map.of("https_proxy", "nonsense"), Map.of("edgesweep.proxy", "none"))
                        .proxies()
                        .to("https", HOST))
                .isEmpty();
    }

    private static Settings settings(Map<String, Object> variables, Map<String, Object> configuration) {
        return SettingsReader.read(new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                sources.addLast(new MapPropertySource("file", configuration));
                sources.addLast(
                        new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
            }
        });
    }
}
