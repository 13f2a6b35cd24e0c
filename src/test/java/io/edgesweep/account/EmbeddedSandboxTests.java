package io.edgesweep.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.server.SandboxSettings;
import io.edgesweep.settings.read.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EmbeddedSandboxTests {

    @Test
    void serves_the_hosts_of_all_sites_that_are_in_one_zone() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "edgesweep.accounts.main.endpoints.teo", "sandbox:",
                                "edgesweep.sites.shop.account", "main",
                                "edgesweep.sites.shop.zone-id", "zone-2example0001",
                                "edgesweep.sites.shop.hosts", "shop.example.com",
                                "edgesweep.sites.www.account", "main",
                                "edgesweep.sites.www.zone-id", "zone-2example0001",
                                "edgesweep.sites.www.hosts", "www.example.com,static.example.com")));

        try (EmbeddedSandbox sandbox = new EmbeddedSandbox(SettingsReader.read(environment))) {
            assertThat(sandbox.zones(0))
                    .containsExactly(SandboxZone.of(
                            "zone-2example0001", "shop.example.com", "static.example.com", "www.example.com"));
        }
    }

    @Test
    void serves_the_sites_whose_endpoint_is_its_address() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "edgesweep.accounts.main.endpoints.teo", "http://127.0.0.1:8899",
                                "edgesweep.sites.shop.account", "main",
                                "edgesweep.sites.shop.zone-id", "zone-3shop",
                                "edgesweep.sites.shop.hosts", "shop.example.com")));

        try (EmbeddedSandbox sandbox = new EmbeddedSandbox(SettingsReader.read(environment))) {
            assertThat(sandbox.zones(8899)).containsExactly(SandboxZone.of("zone-3shop", "shop.example.com"));
            assertThat(sandbox.zones(8890)).isEmpty();
        }
    }

    @Test
    void serves_a_domain_to_try_where_no_site_is_of_the_cdn() {
        try (EmbeddedSandbox sandbox = new EmbeddedSandbox(SettingsReader.read(new StandardEnvironment()))) {
            assertThat(sandbox.domains(0)).isEqualTo(List.of(SandboxSettings.SAMPLE_DOMAIN));
        }
    }
}
