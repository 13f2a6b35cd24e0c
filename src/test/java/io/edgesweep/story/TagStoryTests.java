package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags of a site with wildcard hosts: they are purged on every host that it stands for, or not at all. */
class TagStoryTests {

    private static final String ZONE = "zone-2example0001";

    @TempDir
    private Path folder;

    @Test
    void a_tag_is_purged_on_every_host_that_the_zone_has_below_the_wildcards() {
        try (World world = mixed(zone -> zone.zones(SandboxZone.of(
                ZONE, "www.example.com", "a.img.example.com", "b.img.example.com", "far.example.com")))) {

            World.Ending ending = world.run("purge", "--site", "www", "--kind", "tag", "front-page");

            assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
            assertThat(world.sandbox.tasks().all()).singleElement().satisfies(row -> assertThat(row.domains())
                    .containsExactlyInAnyOrder("www.example.com", "a.img.example.com", "b.img.example.com"));
            assertThat(notes(world.report("purge-www")))
                    .contains(
                            "Tags of site www are purged on www.example.com, a.img.example.com, b.img.example.com, and"
                                    + " on no other host");
        }
    }

    @Test
    void what_was_invalid_is_purged_once_it_is_fixed_by_the_command_that_the_run_names() {
        try (World world = mixed(zone -> zone.zones(SandboxZone.of(ZONE, "www.example.com", "a.img.example.com")))) {
            Path list = world.file("tags.txt", "spring", "front page");

            World.Ending ending = world.run("purge", "--site", "www", "--kind", "tag", list.toString());

            Path fixed = world.file(
                    "retry.csv",
                    world.reportFile("purge-www", "retry.csv")
                            .replace("front page", "front-page")
                            .lines());
            assertThat(ending.out())
                    .containsPattern("purge them by edgesweep purge --site www /\\S+/retry.csv\\R")
                    .doesNotContain("edgesweep run");
            World.Ending again = world.run("purge", "--site", "www", fixed.toString());
            assertThat(again.exitCode()).as(again.out()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys("spring", "front-page");
        }
    }

    @Test
    void a_tag_is_purged_on_the_hosts_that_the_site_names() {
        try (World world = mixed(zone -> zone.zones(SandboxZone.of(ZONE, "www.example.com", "*.img.example.com")))) {
            world.configured("sites.www.tag-domains", "c.img.example.com");

            World.Ending ending = world.run("purge", "--site", "www", "--kind", "tag", "front-page");

            assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
            assertThat(world.sandbox.tasks().all()).singleElement().satisfies(row -> assertThat(row.domains())
                    .containsExactly("www.example.com", "c.img.example.com"));
        }
    }

    @Test
    void a_tag_is_not_purged_when_it_is_not_known_on_which_hosts_and_what_else_the_job_has_is() {
        try (World world = mixed(zone -> zone.zones(SandboxZone.of(ZONE, "www.example.com", "*.img.example.com")))) {
            world.jobFor("nightly", world.file("list.csv", "url,kind", "front-page,tag", World.url(1) + ",url"));

            World.Ending plan = world.run("plan", "nightly");
            World.Ending ending = world.run("run", "nightly");

            String why = "zone zone-2example0001 has the domain *.img.example.com itself, which does not say what"
                    + " hosts the site's *.img.example.com stands for. Name the hosts in the site's tag-domains.";
            assertThat(plan.exitCode()).isEqualTo(3);
            assertThat(plan.out() + plan.err())
                    .contains("No tag would be purged: ")
                    .contains(why);
            assertThat(world.run("plan", "nightly", "--json").out())
                    .contains("\"code\" : \"finding.no-tags\"", "\"code\" : \"error.tag-wildcard\"")
                    .doesNotContain(why);
            assertThat(ending.exitCode()).isEqualTo(3);
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(2).confirmed(1).carriedOver(1).line());
            assertThat(notes(world.report("nightly")))
                    .contains("No tag of site www is purged: ")
                    .contains(why);
            assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(World.url(1));
        }
    }

    @Test
    void what_waited_for_the_hosts_of_a_tag_goes_once_they_are_named() {
        try (World world = mixed(zone -> zone.zones(SandboxZone.of(ZONE, "www.example.com", "*.img.example.com")))) {
            world.run("purge", "--site", "www", "--kind", "tag", "front-page");
            world.configured("sites.www.tag-domains", "c.img.example.com");

            World.Ending ending = world.run("purge", "--site", "www", "--kind", "tag", "front-page");

            assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets()).containsEntry("front-page", 1);
        }
    }

    @Test
    void check_says_on_which_hosts_tags_are_purged() {
        try (World world = mixed(zone -> zone.zones(
                SandboxZone.of(ZONE, "www.example.com", "a.img.example.com"),
                SandboxZone.of("zone-2example0002", "*.shop.example.com")))) {
            world.configured("sites.shop.hosts", "*.shop.example.com");

            World.Ending ending = world.run("check", "--online");

            assertThat(ending.out())
                    .contains("✓ site www: its tags are purged on www.example.com, a.img.example.com")
                    .contains("! site shop: no tag of it can be purged: ");
        }
    }

    private World mixed(UnaryOperator<SandboxSettings.Builder> sandbox) {
        return new World(folder, sandbox).configured("sites.www.hosts", "www.example.com,*.img.example.com");
    }

    private static String notes(RunReport report) {
        return report.findings().stream()
                .map(finding -> Words.english().say(finding.reason()))
                .reduce("", (all, next) -> all + next + "\n");
    }
}
