package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.cdn.CdnArea;
import io.edgesweep.sandbox.cdn.DomainCacheKey;
import io.edgesweep.sandbox.cdn.SandboxDomain;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.edgeone.ZoneAccess;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check --online tells of an account. */
class AccountStoryTests {

    private static final SandboxZone SHOP = SandboxZone.of("zone-2example0002", "shop.example.com");

    @TempDir
    private Path folder;

    @Test
    void finds_the_account_as_the_configuration_says() {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 1));

            World.Ending ending = world.run("check", "--online");

            assertThat(ending.out())
                    .contains("✓ site www: all of its hosts are domains of zone zone-2example0001")
                    .contains("✓ site img: all of its hosts are domains of the account main")
                    .contains("✓ site shop: the key may ask what became of purges");
            assertThat(ending.exitCode()).as(ending.out()).isZero();
        }
    }

    @Test
    void names_what_is_not_as_the_configuration_says() {
        try (World world = new World(folder, settings -> settings.zones(
                        SandboxZone.of("zone-2example0001", "www.example.com"),
                        SHOP.with(ZoneAccess.of("example.com").withActiveStatus("paused")))
                .domains(SandboxDomain.of("img.example.com").in(CdnArea.OVERSEAS)))) {
            world.configured("sites.img.area", "mainland");
            world.configured("call.tries", "1");
            world.jobFor("nightly", world.urlFile("urls.csv", 1));

            World.Ending ending = world.run("check", "--online");

            assertThat(ending.exitCode()).isEqualTo(2);
            assertThat(ending.out())
                    .contains("✗ site www: host static.example.com is no domain of zone zone-2example0001")
                    .contains("! site www: the account has more than one zone of the name example.com:"
                            + " zone-2example0001, which is purged, and zone-2example0002")
                    .contains("✗ site shop: zone example.com serves nobody: it is paused")
                    .contains("✗ site img: host img.example.com: domain img.example.com is not as it should be, it is"
                            + " served in area overseas, and the site says area mainland");
        }
    }

    @Test
    void compares_the_cache_key_with_the_domains_and_says_that_rules_of_a_zone_may_change_it() {
        try (World world = new World(folder)) {
            world.configured("sites.img.cache-key.query", "v")
                    .configured("sites.img.cache-key.scheme", "false")
                    .configured("sites.www.cache-key.query", "none");
            world.jobFor("nightly", world.urlFile("urls.csv", 1));

            World.Ending ending = world.run("check", "--online");

            assertThat(ending.exitCode()).isEqualTo(2);
            assertThat(ending.out())
                    .contains(
                            "✗ site img: domain img.example.com tells URLs apart by other parameters, too, and the site's"
                                    + " cache-key does not: one purge would leave the others stale; set query: whole")
                    .contains(
                            "! site www: its cache-key (query: none) cannot be compared: rules of the zone may change what"
                                    + " counts for any path");
        }
    }

    @Test
    void a_cache_key_like_that_of_the_domains_fits() {
        try (World world = new World(
                folder,
                settings ->
                        settings.domains(SandboxDomain.of("img.example.com").with(DomainCacheKey.withoutQuery())))) {
            world.configured("sites.img.cache-key.query", "none").configured("sites.img.cache-key.scheme", "false");
            world.jobFor("nightly", world.urlFile("urls.csv", 1));

            assertThat(world.run("check", "--online").out())
                    .contains("✓ site img: its cache-key fits that of its domains");
        }
    }

    @Test
    void says_which_zones_there_are_when_the_configured_one_is_none_of_them() {
        try (World world = new World(folder, settings -> settings.zones(SHOP))) {
            world.configured("call.tries", "1");
            world.jobFor("nightly", world.urlFile("urls.csv", 1));

            World.Ending ending = world.run("check", "--online");

            assertThat(ending.out())
                    .contains("✗ site www: zone zone-2example0001 is none of those that the key sees: zone-2example0002"
                            + " (example.com); correct zone-id, or the account");
        }
    }

    @Test
    void names_an_action_that_the_key_may_not_use() {
        try (World world = new World(
                folder,
                settings -> settings.keys(SandboxSettings.SAMPLE_KEY.onlyActions(
                        "CreatePurgeTask", "DescribeContentQuota", "DescribePurgeQuota", "DescribePushQuota")))) {
            world.jobFor("nightly", world.urlFile("urls.csv", 1));

            World.Ending ending = world.run("check", "--online");

            assertThat(ending.exitCode()).isEqualTo(2);
            assertThat(ending.out())
                    .contains("! site www: the state of its zone could not be compared: DescribeZones")
                    .contains("✗ site www: what became of its purges cannot be asked for: DescribePurgeTasks");
        }
    }
}
