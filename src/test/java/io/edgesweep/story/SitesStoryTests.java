package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.cdn.SandboxDomain;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of several sites: each row to the site that it is for, and nowhere else. */
class SitesStoryTests {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        world = new World(folder, settings -> settings.zones(
                                SandboxSettings.SAMPLE_ZONE, SandboxZone.of("zone-shop", "*.shop.example.com"))
                        .domains(SandboxDomain.of("img.example.com")))
                .configured("sites.shop.account", "main")
                .configured("sites.shop.zone-id", "zone-shop")
                .configured("sites.shop.hosts", "*.shop.example.com");
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void each_row_goes_to_the_site_whose_hosts_name_it() {
        Path list = world.file(
                "urls.csv",
                "url,kind,site",
                "https://www.example.com/a,,",
                "https://eu.shop.example.com/b,,",
                "https://a.b.shop.example.com/c/,prefix,shop",
                "tag-1,tag,www",
                "tag-2,tag,",
                "https://shop.example.com/d,,",
                "https://www.example.com/e,,shop",
                "https://www.example.com/f,,sample");
        world.job("nightly", "site: [www, shop]\nsources: [{csv: " + list + "}]");

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(8).invalid(4).confirmed(4).line());
        assertThat(world.report("nightly").site()).isEqualTo("www, shop");
        assertThat(world.sandbox.journal().acceptedTargets())
                .containsOnlyKeys(
                        "https://www.example.com/a",
                        "https://eu.shop.example.com/b",
                        "https://a.b.shop.example.com/c/",
                        "tag-1");
        assertThat(world.reportFile("nightly", "targets.csv"))
                .contains("add the column site")
                .contains("host shop.example.com is not one of site www/shop's hosts")
                .contains("host www.example.com belongs to site www, not to shop")
                .contains("'sample' is not one of shop, www");
    }

    @Test
    void everything_is_purged_of_each_site() {
        world.job("all", "site: [www, shop]\nkind: all");

        World.Ending ending = world.run("run", "all");

        assertThat(ending.exitCode()).isZero();
        assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(2).allSatisfy(call -> assertThat(call.type())
                .isEqualTo("purge_all"));
    }

    @Test
    void a_plan_tells_of_each_site() {
        Path list = world.file("urls.csv", "url", "https://www.example.com/a", "https://eu.shop.example.com/b");
        world.job("nightly", "site: [www, shop]\nsources: [{csv: " + list + "}]");

        World.Ending ending = world.run("plan", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.out()).contains("on site www, shop", "site shop, kind url", "site www, kind url");
        assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
    }

    @Test
    void a_kind_that_the_product_cannot_purge_is_answered_with_what_to_do() {
        world.configured("sites.img.account", "main")
                .configured("sites.img.product", "cdn")
                .configured("sites.img.hosts", "img.example.com");

        World.Ending host = world.run("purge", "--site", "img", "--kind", "host", "--yes", "img.example.com");
        World.Ending tag = world.run("purge", "--site", "img", "--kind", "tag", "tag-1");
        World.Ending prefetch = world.run("purge", "--site", "www", "--kind", "prefetch", World.url(1));

        assertThat(host.exitCode()).isEqualTo(2);
        assertThat(host.err())
                .contains("--kind: 'host' is not allowed: site img is of product cdn, which purges url, prefix;"
                        + " purge the prefix https://HOST/ instead");
        assertThat(tag.exitCode()).isEqualTo(2);
        assertThat(prefetch.exitCode()).isEqualTo(2);
        assertThat(prefetch.err()).contains("'prefetch' is not one of url, prefix, host, tag, all");
        assertThat(world.sandbox.journal().calls()).isEmpty();
    }

    @Test
    void a_missing_key_is_told_with_everything_that_was_tried() {
        world.configured("accounts.other.credentials.profile", "no-such-profile-here")
                .configured(
                        "accounts.other.endpoints.teo", world.sandbox.endpoint().toString())
                .configured("sites.shop.account", "other");

        World.Ending ending = world.run("purge", "--site", "shop", "https://eu.shop.example.com/b");

        assertThat(ending.exitCode()).isEqualTo(7);
        assertThat(ending.out() + ending.err())
                .contains("there is no key for account other: ")
                .contains("profile file")
                .contains("edgesweep.accounts.other.credentials")
                .doesNotContain("\tat ");
    }
}
