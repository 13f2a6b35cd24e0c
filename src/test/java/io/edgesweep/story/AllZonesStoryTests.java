package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.JournalEntry;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets of all zones of an account in one call, for a person who does not know the zone of each. */
class AllZonesStoryTests {

    private static final String JOB = "purge-all-zones.main";
    private static final String WWW = "https://www.example.com/a";
    private static final String SHOP = "https://shop.example.com/b";
    private static final String BLOG = "https://blog.example.org/c";

    /** Of a zone of the account that no site is configured for. */
    private static final String OLD = "https://old.example.net/d";

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        world = world(settings -> settings);
    }

    private World world(UnaryOperator<SandboxSettings.Builder> more) {
        return new World(
                        folder,
                        settings -> more.apply(settings.zones(
                                SandboxSettings.SAMPLE_ZONE,
                                SandboxZone.of("zone-2example0002", "shop.example.com"),
                                SandboxZone.of("zone-blog", "blog.example.org"),
                                SandboxZone.of("zone-old", "old.example.net"))))
                .configured("sites.blog.account", "main")
                .configured("sites.blog.zone-id", "zone-blog")
                .configured("sites.blog.hosts", "blog.example.org");
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    private World.Ending purge(String... more) {
        List<String> words = new ArrayList<>(List.of("purge", "--account", "main", "--all-zones"));
        words.addAll(List.of(more));
        return world.run(words.toArray(String[]::new));
    }

    @Test
    void one_call_carries_targets_of_three_zones_and_each_is_followed() {
        World.Ending ending = purge(WWW, SHOP, BLOG);

        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
        assertThat(world.report(JOB).counts())
                .isEqualTo(counted().read(3).confirmed(3).line());
        assertThat(world.sandbox.journal().calls(World.CREATE)).singleElement().satisfies(call -> {
            assertThat(call.zoneId()).isEqualTo("*");
            assertThat(call.accepted()).containsExactly(WWW, SHOP, BLOG);
        });
        assertThat(world.sandbox.journal().calls(World.ASK))
                .extracting(JournalEntry::zoneId)
                .contains("zone-2example0001", "zone-2example0002", "zone-blog")
                .doesNotContain("*", "zone-old");
    }

    @Test
    void what_is_one_object_by_the_cache_key_of_the_site_that_has_its_host_is_sent_once() {
        world.configured("sites.www.cache-key.query", "none");

        World.Ending ending = purge(WWW + "?1", WWW + "?2", SHOP + "?1", SHOP + "?2");

        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(WWW + "?1", SHOP + "?1", SHOP + "?2");
        assertThat(world.reportFile(JOB, "targets.csv")).contains("same-object");
    }

    @Test
    void a_host_that_no_site_has_is_accepted_and_not_followed_in_words() {
        World.Ending ending = purge(WWW, OLD, "https://www.example.com/a b");
        World.Ending asked = world.run("reconcile", "latest");

        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isEqualTo(9);
        assertThat(ending.out()).contains("the provider's console shows").doesNotContain("edgesweep reconcile");
        assertThat(asked.out())
                .contains("nobody can ask what became of them")
                .contains("look in the provider's console")
                .doesNotContain("--settle");
        assertThat(world.report(JOB).counts())
                .isEqualTo(
                        counted().read(3).confirmed(1).unsettled(1).invalid(1).line());
        assertThat(world.reportFile(JOB, "targets.csv"))
                .contains("accepted, not followed: no site of account main has the host old.example.net");
        assertThat(world.report(JOB).failures()).anySatisfy(failure -> {
            assertThat(failure.cause()).isEqualTo("not-followed");
        });
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(WWW, OLD);
    }

    @Test
    void what_is_not_followed_is_over_for_the_next_purge() {
        purge(OLD);

        World.Ending next = purge(WWW);

        assertThat(next.exitCode()).as(next.out() + next.err()).isZero();
        assertThat(world.report(JOB).counts())
                .isEqualTo(counted().read(1).confirmed(1).line());
        assertThat(world.sandbox.journal().acceptedTargets()).containsEntry(OLD, 1);
    }

    @Test
    void a_lost_answer_is_settled_by_asking_in_every_zone_and_nothing_is_sent_twice() {
        world.sandbox.faults().next(World.CREATE, Fault.closeAfterBooking());

        World.Ending ending = purge(WWW, SHOP, BLOG);

        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
        assertThat(world.sandbox.journal().acceptedTargets())
                .containsEntry(WWW, 1)
                .containsEntry(SHOP, 1)
                .containsEntry(BLOG, 1);
    }

    @Test
    void a_lost_answer_for_a_host_that_no_site_has_waits_for_a_persons_word_and_is_not_sent_again() {
        world.sandbox.faults().next(World.CREATE, Fault.closeAfterBooking());

        World.Ending lost = purge(OLD);
        World.Ending again = purge(WWW);
        World.Ending settled = world.run("reconcile", "latest", "--settle", "1=confirmed");

        assertThat(lost.exitCode()).as(lost.out() + lost.err()).isEqualTo(9);
        assertThat(again.exitCode()).as(again.out() + again.err()).isEqualTo(9);
        assertThat(world.sandbox.journal().acceptedTargets())
                .containsEntry(OLD, 1)
                .containsEntry(WWW, 1);
        assertThat(settled.exitCode()).as(settled.out() + settled.err()).isZero();
    }

    @Test
    void a_key_without_rights_on_all_zones_is_told_what_to_do() {
        world.close();
        world = world(settings -> settings.keys(
                SandboxSettings.SAMPLE_KEY.onlyZones("zone-2example0001", "zone-2example0002", "zone-blog")));

        World.Ending ending = purge(WWW, SHOP);

        assertThat(ending.exitCode()).isEqualTo(7);
        assertThat(world.report(JOB).findings())
                .anySatisfy(finding -> assertThat(Words.english().say(finding.reason()))
                        .contains("A call for all zones needs a key with rights on every zone of the account"));
    }

    @Test
    void never_everything_at_once_and_no_tag_and_the_words_go_together() {
        Path list = world.file("list.csv", "url,kind", "front-page,tag", WWW + ",url");

        World.Ending row = purge(list.toString());
        World.Ending all = purge("--kind", "all", "--yes");
        World.Ending unknown = world.run("purge", "--account", "mian", "--all-zones", WWW);
        World.Ending alone = world.run("purge", "--account", "main", WWW);
        World.Ending both = world.run("purge", "--site", "www", "--account", "main", "--all-zones", WWW);

        assertThat(row.exitCode()).isEqualTo(3);
        assertThat(world.reportFile(JOB, "targets.csv"))
                .contains("is of kind tag, but all zones at once are purged by url, prefix and host only; name a site");
        assertThat(all.exitCode()).isEqualTo(2);
        assertThat(all.err()).contains("--kind: 'all' is not allowed: all zones at once");
        assertThat(unknown.err()).contains("there is no account 'mian' (did you mean 'main'?)");
        assertThat(alone.err()).contains("--account and --all-zones go together");
        assertThat(both.err()).contains("name what is purged: a site by --site, or all zones");
    }
}
