package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.home.HomeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
                    .contains("✓ source of nightly: " + site.address("/sitemap.xml")
                            + " was not asked; edgesweep check --online does")
                    .doesNotContain("canary");
            assertThat(offline.exitCode()).isEqualTo(2);
            assertThat(online.out())
                    .contains("✓ notices of nightly: webhook https://hooks.example.com/…; mail to ops@example.com")
                    .contains("✗ source of nightly: " + site.address("/sitemap.xml"))
                    .contains("; fix it, or change sources of the job");
        }
    }

    @Test
    void names_the_process_that_has_the_ledger() {
        try (World world = new World(folder)) {
            world.run("run", "none");
            HomeLock other = HomeLock.take(folder.resolve("home"), "web-1 process 4711", Instant.EPOCH);

            World.Ending check = world.run("check");
            other.close();

            assertThat(check.out())
                    .contains("✓ waiting: not checked, because another process has the ledger. ", "web-1 process 4711")
                    .contains("! pauses: whether somebody has paused a job is not known: ");
        }
    }

    @Test
    void asks_whom_the_night_asks_for_pages() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            String gone = "http://127.0.0.1:1";
            nights.job(1, "sample: all, resolve: ['" + gone + "']");

            World.Ending online = nights.world.run("check", "--online");

            assertThat(online.out())
                    .contains("✓ site www: its origin " + nights.nights.origin.address()
                            + " answers (status 404 for https://")
                    .contains("✓ site www: the CDN answers (status 404 for https://")
                    .contains("✗ site www: the node " + gone + " does not answer for https://");
            assertThat(nights.world.run("check").out()).doesNotContain("its origin");
        }
    }

    @Test
    void leaves_the_built_in_sample_out_of_the_lists_of_a_real_set_up_where_it_still_runs_by_its_name() {
        try (World world = new World(folder)) {
            World.Ending check = world.run("check");
            World.Ending quota = world.run("quota");
            World.Ending unknown = world.run("quota", "nowhere");
            World.Ending sample = world.run("quota", "sample");

            assertThat(check.out())
                    .contains("✓ configuration: 1 account, 3 sites")
                    .doesNotContain("sample");
            assertThat(quota.out()).contains("site www, kind url").doesNotContain("sample");
            assertThat(unknown.err()).contains("allowed: img, shop, www");
            assertThat(sample.exitCode()).isZero();
            assertThat(sample.out()).contains("site sample, kind url").doesNotContain("www");
        }
    }

    @Test
    void says_what_is_wrong_with_a_key_once_for_each_account_names_links_that_lead_nowhere_and_sums_up()
            throws IOException {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 1));
            World.Ending fine = world.run("check");
            world.withSecretKey("not-the-key-of-this-secret-id-01");
            Files.createSymbolicLink(folder.resolve("jobs/loop.yml"), folder.resolve("jobs/loop.yml"));
            Files.createSymbolicLink(folder.resolve("jobs/gone.yml"), folder.resolve("nowhere.yml"));

            World.Ending ending = world.run("check");

            assertThat(fine.out())
                    .endsWith("Nothing is in the way of the next run, 1 warning (!)." + System.lineSeparator());
            assertThat(ending.exitCode()).isEqualTo(2);
            assertThat(ending.out().split("AuthFailure\\.", -1)).hasSize(2);
            assertThat(ending.out())
                    .contains("the same as site img, of the same account main")
                    .contains("loop.yml: is a link that leads to no file", "gone.yml: is a link that leads to no file")
                    .endsWith("5 checks failed (✗), 1 warning (!); correct what is named there."
                            + System.lineSeparator());
        }
    }

    @Test
    void warns_of_what_others_on_the_machine_may_read() throws IOException {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 1));
            world.run("run", "nightly");
            Path configuration = folder.resolve("application.yml");
            world.run("check");
            Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-r-----"));
            Files.setPosixFilePermissions(folder.resolve("home"), PosixFilePermissions.fromString("rwxr-xr-x"));

            World.Ending open = world.run("check");
            Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
            Files.setPosixFilePermissions(folder.resolve("home"), PosixFilePermissions.fromString("rwx------"));
            World.Ending closed = world.run("check");

            assertThat(open.out())
                    .contains("! home: " + folder.resolve("home") + " is open to others on this machine")
                    .contains("! configuration: " + configuration + " is open to others on this machine, and a key or"
                            + " password is in it; do chmod 600 " + configuration);
            assertThat(open.exitCode()).as(open.out()).isZero();
            assertThat(closed.out()).doesNotContain("! ");
        }
    }

    @Test
    void tells_what_waits_and_warns_when_the_quota_does_not_allow_it_beside_the_next_run() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(100, 10)))) {
            world.clock.at(Instant.parse("2026-11-24T12:00:00Z"));
            world.configured("sites.www.reserve", "20%");
            nightly(world, "");
            world.run("run", "nightly");

            World.Ending late = world.run("check");
            nightly(world, "exit: {success: [4]}");
            World.Ending fine = world.run("check");
            world.configured("call.tries", "1");
            world.configured("accounts.main.endpoints.teo", "http://127.0.0.1:1");
            World.Ending offline = world.run("check");

            assertThat(late.out())
                    .contains("✓ waiting of nightly: 17 targets of kind url for site www waiting from earlier nights, 3"
                            + " nights of quota")
                    .contains(
                            "✗ quota of www: on the quota day 2026-11-25 about 42 targets of kind url are due (17 that"
                                    + " wait, and 25 expected from the last runs), and 8 may be sent; 34 will wait for a later"
                                    + " night. Ask for a larger quota")
                    .contains("✓ notices of nightly: no notification is configured for its runs");
            assertThat(late.exitCode()).isEqualTo(2);
            assertThat(fine.out())
                    .contains("✓ quota of www: on the quota day 2026-11-25")
                    .contains("counts as success");
            assertThat(fine.out()).doesNotContain("✗ quota");
            assertThat(offline.out()).contains("✗ site www: ").contains("✓ quota of www: on the quota day 2026-11-25");
            assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(1);
        }
    }

    private void nightly(World world, String more) {
        world.job("nightly", """
                site: www
                schedule: {cron: "0 0 2 * * ?", zone: Asia/Shanghai}
                sources: [{csv: %s}]
                %s
                """.formatted(world.urlFile("urls.csv", 25), more));
    }

    @Test
    void tells_what_waits_while_serve_has_the_ledger() {
        World world = new World(folder, sandbox -> sandbox.quota(World.urls(100, 10)))
                .configured("console.password", Served.PASSWORD);
        world.jobFor("nightly", world.urlFile("urls.csv", 25));
        world.run("run", "nightly");
        try (Served served = Served.in(world)) {
            World.Ending ending = world.run("check");

            assertThat(served.get("/login").statusCode()).isEqualTo(200);
            assertThat(ending.out())
                    .contains("✓ lock: held by ")
                    .contains(
                            "✓ waiting of www: 15 targets of kind url waiting, according to the process that has the ledger; the last of them is sent"
                                    + " on the quota day ");
        }
    }

    @Test
    void tells_that_jobs_share_a_quota_that_is_too_small_for_both() {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(100, 50)))) {
            world.clock.at(Instant.parse("2026-11-24T12:00:00Z"));
            world.jobFor("early", world.urlFile("early.csv", 20));
            world.jobFor("late", world.urlFile("late.csv", 25));
            world.run("run", "early");
            world.run("run", "late");

            World.Ending enough = world.run("check");
            world.configured("sites.www.reserve", "50%");
            World.Ending tooLittle = world.run("check");

            assertThat(enough.out())
                    .contains("✓ waiting: nothing waits from earlier nights")
                    .contains("✓ quota of www: on the quota day 2026-11-25 about 45 targets of kind url are due (0 that"
                            + " wait, and 45 expected from the last runs), and 50 may be sent");
            assertThat(tooLittle.out()).contains("and 25 may be sent; 20 will wait for a later night");
        }
    }

    @Test
    void tells_of_a_disk_with_less_room_than_a_call_needs() throws IOException {
        try (World world = new World(folder);
                SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=24m")) {
            world.configured("home", disk.home().toString());

            World.Ending ending = world.run("check");

            assertThat(ending.out()).contains("less than edgesweep.free-space, so no call would be made");
            assertThat(ending.exitCode()).isEqualTo(2);
        }
    }
}
