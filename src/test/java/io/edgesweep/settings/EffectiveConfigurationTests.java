package io.edgesweep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EffectiveConfigurationTests {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void tells_what_was_written_and_what_holds_by_default() throws IOException {
        Map<String, String> effective = effective("""
                site: www
                schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai}
                sources: [{sitemap: "https://www.example.com/sitemap.xml", only: changed, undated: 7d}]
                exclude: ["**/tmp/**"]
                collapse: {at-least: 200, share: 80%, depth: 2}
                limits: {deadline: 90m}
                exit: {success: [4, 3]}
                """);

        assertThat(effective)
                .containsEntry("job.site", "www")
                .containsEntry("job.schedule.missed", "run-once")
                .containsEntry(
                        "job.sources[0]", "sitemap: https://www.example.com/sitemap.xml, only: changed, undated: 7d")
                .containsEntry("job.exclude", "**/tmp/**")
                .containsEntry("job.collapse", "at-least: 200, share: 80%, depth: 2")
                .containsEntry("job.limits.targets", "none")
                .containsEntry("job.limits.deadline", "90m")
                .containsEntry("job.report.keep", "90d")
                .containsEntry("job.exit.success", "3, 4")
                .containsEntry("sites.www.hosts", "www.example.com")
                .containsEntry("sites.www.zone-id", "zone-2example0001")
                .containsEntry("sites.www.endpoint", "https://teo.tencentcloudapi.com")
                .containsEntry("sites.www.reserve", "10%")
                .containsEntry("accounts.main.calls-per-second", "20")
                .containsEntry("batch.targets", "1000")
                .doesNotContainKey("job.include");
    }

    @Test
    void tells_of_secrets_only_that_there_are_some() throws IOException {
        Map<String, String> effective = effective("""
                site: www
                sources: [{sitemap: "https://me:canary@www.example.com/sitemap.xml"}]
                warm: {mode: edge, headers: {X-Key: canary}}
                """);

        assertThat(effective)
                .containsEntry("accounts.main.credentials", "a key that is written in the configuration")
                .containsEntry("sites.www.fetch.headers", "Authorization, X-Token")
                .containsEntry("job.warm", "edge, headers: X-Key")
                .containsEntry("job.sources[0]", "sitemap: https://***@www.example.com/sitemap.xml");
        assertThat(effective.toString()).doesNotContain("canary", "Basic ", "AKID");
    }

    private Map<String, String> effective(String job) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "edgesweep.accounts.main.credentials.secret-id", "AKIDcanary",
                                "edgesweep.accounts.main.credentials.secret-key", "canary",
                                "edgesweep.sites.www.account", "main",
                                "edgesweep.sites.www.zone-id", "zone-2example0001",
                                "edgesweep.sites.www.hosts", "www.example.com",
                                "edgesweep.sites.www.reserve", "10%",
                                "edgesweep.sites.www.fetch.headers.X-Token", "canary",
                                "edgesweep.sites.www.fetch.basic-auth.user", "canary",
                                "edgesweep.sites.www.fetch.basic-auth.password", "canary")));
        Settings settings = SettingsReader.read(environment);
        Path file = Files.writeString(folder.resolve("nightly.yml"), job);
        return EffectiveConfiguration.of(
                JobFileReader.read(file, Map.of(), List.of(), settings.knownSites(), NOW), settings);
    }
}
