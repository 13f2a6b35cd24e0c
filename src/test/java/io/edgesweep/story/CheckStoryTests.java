package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check tells in the evening. */
class CheckStoryTests {

    @TempDir
    private Path folder;

    @Test
    void tells_everything_that_could_spoil_the_night() throws IOException {
        try (World world = new World(folder);
                WebSite site = new WebSite()) {
            world.clock.at(Instant.parse("2026-11-24T12:00:00Z"));
            world.configured("sites.www.fetch.allow-private", "127.0.0.1");
            world.configured("status.prometheus", folder.resolve("metrics.prom").toString());
            world.job("nightly", """
                    site: www
                    schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai}
                    sources: [{csv: %s}, {sitemap: "%s"}]
                    notify:
                      webhooks: [{url: "https://hooks.example.com/canary"}]
                      mail: {to: ops@example.com, from: night@example.com}
                    """.formatted(world.urlFile("urls.csv", 1), site.address("/sitemap.xml")));

            World.Ending offline = world.run("check");
            World.Ending online = world.run("check", "--online", "--spring.mail.host=127.0.0.1");

            assertThat(offline.out())
                    .contains(
                            "✓ job nightly: fires next at 2026-11-25T02:00+08:00 Asia/Shanghai (2026-11-24 18:00:00 UTC)")
                    .contains("✓ source of nightly: " + folder.resolve("urls.csv") + " can be read")
                    .contains("✗ notices of nightly: mail is to be sent, and no mail server is configured; set"
                            + " spring.mail.host")
                    .contains("✓ lock: free")
                    .contains("✓ status.prometheus: ")
                    .contains("✓ time zones: the JDK's data are of ")
                    .doesNotContain("sitemap.xml")
                    .doesNotContain("canary");
            assertThat(offline.exitCode()).isEqualTo(2);
            assertThat(online.out())
                    .contains("✓ notices of nightly: webhook https://hooks.example.com/…; mail to ops@example.com")
                    .contains("✗ source of nightly: " + site.address("/sitemap.xml"))
                    .contains("; mend it, or change sources of the job");
        }
    }
}
