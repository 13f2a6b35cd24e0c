package io.edgesweep.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.Row;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.RowNote;
import io.edgesweep.source.intake.Decision.Rejected;
import io.edgesweep.source.intake.Decision.Wanted;
import io.edgesweep.targets.Given;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.SiteRouter;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetNormalizer;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTests {

    private static final Place PLACE = new Place("urls.csv", 7);

    private static final IntakeSite WWW = site("www", "www.example.com");
    private static final IntakeSite SHOP = site("shop", "shop.example.com");

    private List<String> include = List.of();
    private List<String> exclude = List.of();
    private Set<Kind> wideKinds = Set.of();
    private Kind kind = Kind.URL;
    private List<IntakeSite> sites = List.of(WWW, SHOP);

    @Test
    void makes_a_row_a_target_with_what_the_job_says() {
        Decision decision = decide(ListedRow.of(PLACE, " HTTPS://www.example.com/a "));

        assertThat(decision)
                .isEqualTo(new Wanted(new TargetRow(
                        42,
                        PLACE,
                        "www",
                        new Target(Kind.URL, "https://www.example.com/a"),
                        Method.INVALIDATE,
                        5,
                        null,
                        Map.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com/新闻/**,      https://www.example.com/新闻/1",
        "https://www.example.com/新闻/**,      https://www.example.com/%e6%96%b0%E9%97%BB/1",
        "https://www.example.com/%7etmp/**,   https://www.example.com/~tmp/1",
        "HTTPS://WWW.Example.com:443/tmp/**,  https://www.example.com/tmp/1",
        "https://www.example.com/tmp/**,      https://www.example.com:443/%74mp/1",
        "regex:^https://[^/]+/~tmp/,          https://www.example.com/%7Etmp/1",
        "**?tag[]=*,                          https://www.example.com/?tag[]=1",
    })
    void leaves_out_what_is_excluded_however_the_two_are_spelled(String pattern, String url) {
        exclude = List.of(pattern);

        assertThat(decide(ListedRow.of(PLACE, url))).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(
                        rejected.row().reason())
                .isEqualTo(Reason.of("excluded.exclude", pattern)));
    }

    @Test
    void lets_the_row_say_otherwise() {
        ListedRow row = new ListedRow(
                PLACE,
                "https://shop.example.com/a/",
                "Prefix",
                "DELETE",
                "9",
                "2026-11-22T03:04+08:00",
                "shop",
                Map.of("owner", "Ann"));

        assertThat(decide(row))
                .isEqualTo(new Wanted(new TargetRow(
                        42,
                        PLACE,
                        "shop",
                        new Target(Kind.PREFIX, "https://shop.example.com/a/"),
                        Method.DELETE,
                        9,
                        new Lastmod(Instant.parse("2026-11-21T19:04:00Z"), Lastmod.Precision.MINUTE),
                        Map.of("owner", "Ann"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "file | -     | -   | -        | -    | column kind: 'file' is not one of all, host, prefix, tag, url",
                "url  | purge | -   | -        | -    | column method: 'purge' is not one of delete, invalidate",
                "url  | -     | -   | -        | blog | column site: 'blog' is not one of shop, www",
                "url  | -     | -   | -        | Shop | column site: 'Shop' is not one of shop, www",
                "host | -     | -   | -        | -    | column kind: 'host' is not allowed in a row, since it purges so much; allow it by whole-hosts: true in the job, or by --yes",
                "all  | -     | -   | -        | -    | column kind: 'all' is not allowed in a row, since it purges so much; allow it by whole-hosts: true in the job, or by --yes",
            })
    void names_the_column_and_the_value_that_are_wrong_and_what_is_allowed(
            String word,
            @Nullable String method,
            @Nullable String priority,
            @Nullable String lastmod,
            @Nullable String site,
            String reason) {
        ListedRow row =
                new ListedRow(PLACE, "https://www.example.com/a", word, method, priority, lastmod, site, Map.of());

        assertThat(why(row)).isEqualTo(reason);
        assertThat(rejected(row).rejection()).isEqualTo(Rejection.INVALID);
        assertThat(rejected(row).given())
                .isEqualTo(Given.of(
                        word,
                        method == null && !"file".equals(word) && !"url".equals(word) ? "invalidate" : method,
                        priority,
                        lastmod,
                        site));
    }

    @Test
    void an_invalid_row_is_given_back_with_what_the_job_adds_to_it() {
        sites = List.of(WWW);
        kind = Kind.TAG;

        assertThat(rejected(ListedRow.of(PLACE, "a b")).given()).isEqualTo(Given.of("tag", null, null, null, "www"));
        kind = Kind.PREFIX;
        assertThat(rejected(ListedRow.of(PLACE, "a b")).given())
                .isEqualTo(Given.of("prefix", "invalidate", null, null, "www"));
    }

    @Test
    void rejects_what_names_no_target_of_the_rows_site() {
        ListedRow row = new ListedRow(PLACE, "https://www.example.com/a", null, null, null, null, "shop", Map.of());

        assertThat(rejected(row).rejection()).isEqualTo(Rejection.INVALID);
        assertThat(why(row))
                .isEqualTo(
                        "host www.example.com is not one of site shop's hosts (shop.example.com); fix it, or add it to them");
        assertThat(why(ListedRow.of(PLACE, ""))).isEqualTo("is empty");
        assertThat(why(ListedRow.of(PLACE, "=cmd|' /C calc'!A0")))
                .isEqualTo("holds a blank at position 7; leave it out, or write %20 in a URL");
    }

    @Test
    void rejects_a_row_that_could_not_be_read_for_its_reason() {
        UnreadableRow row = new UnreadableRow(PLACE, "a,b,c", Reason.of("bad-row.fields-of-header", 2, 3));

        assertThat(decide(row))
                .isEqualTo(new Rejected(new RejectedRow(
                        42,
                        PLACE,
                        "a,b,c",
                        Rejection.INVALID,
                        Reason.of("bad-row.fields-of-header", 2, 3),
                        Given.of("url", null, null, null, null))));
    }

    @Test
    void keeps_of_a_long_text_as_much_as_is_worth_showing() {
        String text = "x".repeat(1_000_000);

        assertThat(rejected(ListedRow.of(PLACE, text)).text()).isEqualTo("x".repeat(1000) + "…");
    }

    @Test
    void excludes_what_include_does_not_match_and_what_exclude_does() {
        include = List.of("https://www.example.com/a/**", "https://www.example.com/b/*");
        exclude = List.of("**.jpg", "**/tmp/**");

        assertThat(decide(url("/a/b/c"))).isInstanceOf(Wanted.class);
        assertThat(decide(url("/b/c"))).isInstanceOf(Wanted.class);
        assertThat(rejected(url("/b/c/d")))
                .isEqualTo(excluded(
                        "/b/c/d",
                        Reason.of("excluded.include", "https://www.example.com/a/**, https://www.example.com/b/*")));
        assertThat(rejected(url("/a/tmp/c")))
                .isEqualTo(excluded("/a/tmp/c", Reason.of("excluded.exclude", "**/tmp/**")));
    }

    @Test
    void tells_the_fragment_that_it_drops() {
        Decision decision = new Intake(
                        new IntakeRules(Kind.URL, Method.INVALIDATE, List.of(), List.of(), Set.of()),
                        List.of(new IntakeSite(new Site("www", List.of("www.example.com")), Map.of())),
                        new SiteRouter(List.of()),
                        TargetNormalizer.DEFAULT_MAX_LENGTH)
                .decide(0, ListedRow.of(new Place("urls.csv", 2), "https://www.example.com/a#top"));

        TargetRow row = ((Decision.Wanted) decision).row();
        assertThat(row.target().value()).isEqualTo("https://www.example.com/a");
        assertThat(row.extra()).containsExactly(Map.entry("dropped fragment", "#top"));
    }

    @Test
    void tells_the_invisible_characters_that_it_drops() {
        assertThat(wanted(ListedRow.of(PLACE, "https://www.example.com/a\u200b"))
                        .extra())
                .containsExactly(Map.entry("dropped characters", "U+200B"));
        assertThat(wanted(ListedRow.of(PLACE, "\u00a0https://www.example.com/a "))
                        .extra())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | 0",
                "7    | 7",
                "9    | 9",
                "0.0  | 0",
                "0.1  | 1",
                "0.5  | 5",
                "0.8  | 7",
                "1.0  | 9",
                ".3   | 3",
                "0,8  | 7",
                "3.0  | 3",
                "7.6  | 8",
                "9.00 | 9",
                "'\u00a04 ' | 4",
            })
    void takes_the_priority_of_a_table_and_of_a_sitemap(String priority, int expected) {
        TargetRow row = wanted(withDate(priority, null));

        assertThat(row.priority()).isEqualTo(expected);
        assertThat(row.extra()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1", "high", "9.5", "٣", "1.2.3", "0.00000000001"})
    void tells_of_a_priority_that_is_none_and_sends_its_row_all_the_same(String priority) {
        TargetRow row = wanted(withDate(priority, null));

        assertThat(row.priority()).isEqualTo(TargetRow.DEFAULT_PRIORITY);
        assertThat(row.extra()).containsExactly(Map.entry("unreadable priority", priority));
    }

    @Test
    void tells_of_a_date_that_is_none_and_takes_its_row_for_one_without() {
        TargetRow row = wanted(withDate(null, " Invalid date"));

        assertThat(row.lastmod()).isNull();
        assertThat(row.extra()).containsExactly(Map.entry("unreadable lastmod", "Invalid date"));
        assertThat(RowNote.of(row)).containsExactly(RowNote.LASTMOD);
        assertThat(wanted(withDate(null, "\u00a0")).extra()).isEmpty();
    }

    private static ListedRow withDate(@Nullable String priority, @Nullable String lastmod) {
        return new ListedRow(PLACE, "https://www.example.com/a", null, null, priority, lastmod, null, Map.of());
    }

    private TargetRow wanted(Row row) {
        return ((Wanted) decide(row)).row();
    }

    @Test
    void matches_patterns_against_the_normal_form() {
        include = List.of("https://www.example.com/k%C3%A4se/**");

        assertThat(decide(ListedRow.of(PLACE, "HTTPS://WWW.example.com:443/x/../käse/1#top")))
                .isInstanceOf(Wanted.class);
    }

    @Test
    void calls_a_row_invalid_before_it_calls_it_excluded() {
        include = List.of("https://nothing/");

        assertThat(rejected(ListedRow.of(PLACE, "no url")).rejection()).isEqualTo(Rejection.INVALID);
        assertThat(rejected(new ListedRow(PLACE, "https://www.example.com/", null, "x", null, null, null, Map.of()))
                        .rejection())
                .isEqualTo(Rejection.INVALID);
    }

    @Test
    void takes_a_wide_kind_in_a_row_only_when_it_was_spelled_out() {
        sites = List.of(WWW);
        ListedRow host = row("www.example.com", "host");
        ListedRow all = row("", "all");

        sites = List.of(WWW);
        wideKinds = Set.of(Kind.HOST);
        assertThat(decide(host)).isInstanceOf(Wanted.class);
        assertThat(decide(all)).isInstanceOf(Rejected.class);

        wideKinds = Set.of(Kind.HOST, Kind.ALL);
        assertThat(decide(all)).isInstanceOf(Wanted.class);

        wideKinds = Set.of();
        kind = Kind.ALL;
        sites = List.of(WWW);
        assertThat(decide(row("", null))).isInstanceOf(Wanted.class);
        assertThat(decide(all)).isInstanceOf(Wanted.class);
        assertThat(decide(host)).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.com/",
                "https://www.example.com",
                "HTTP://WWW.EXAMPLE.COM:80/",
                "https://www.example.com/a/..",
                "https://www.example.com/#x"
            })
    void takes_a_prefix_that_is_a_whole_host_only_when_that_was_spelled_out(String prefix) {
        sites = List.of(WWW);
        kind = Kind.PREFIX;
        String slashed = prefix.matches(".*(/|/#x)") ? prefix : prefix + "/";

        assertThat(why(row(slashed, null))).contains("whole host", "whole-hosts: true", "--yes");
        assertThat(decide(row("https://www.example.com/a/", null))).isInstanceOf(Wanted.class);
        wideKinds = Set.of(Kind.HOST, Kind.ALL);
        assertThat(decide(row(slashed, null))).isInstanceOf(Wanted.class);
        kind = Kind.HOST;
        wideKinds = Set.of();
        assertThat(decide(row(slashed, "prefix"))).isInstanceOf(Wanted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "all"})
    void takes_all_for_the_whole_site(String text) {
        sites = List.of(WWW);
        kind = Kind.ALL;
        sites = List.of(WWW);

        assertThat(decide(row(text, null))).isInstanceOfSatisfying(Wanted.class, wanted -> assertThat(
                        wanted.row().target())
                .isEqualTo(new Target(Kind.ALL, "")));
    }

    @Test
    void purges_no_whole_site_for_a_row_that_names_one_page() {
        kind = Kind.ALL;
        sites = List.of(WWW);

        assertThat(why(url("/a")))
                .isEqualTo(
                        "names something, though its kind, all, purges the whole site; leave the target empty, or give"
                                + " the row the kind of what it names");
    }

    @Test
    void sends_nothing_wide_past_include() {
        sites = List.of(WWW);
        include = List.of("https://www.example.com/**");
        kind = Kind.ALL;
        sites = List.of(WWW);

        assertThat(rejected(row("", null)).rejection()).isEqualTo(Rejection.EXCLUDED);
    }

    @Test
    void goes_to_the_site_whose_hosts_name_the_target_most_closely() {
        sites = List.of(
                site("all", "*.example.com", "example.com"),
                site("shops", "*.shop.example.com"),
                site("pay", "pay.shop.example.com"));
        wideKinds = Set.of(Kind.HOST);

        assertThat(siteOf(listed("https://www.example.com/a"))).isEqualTo("all");
        assertThat(siteOf(listed("https://EU.Shop.example.com:8443/a"))).isEqualTo("shops");
        assertThat(siteOf(row("https://pay.shop.example.com/a/", "prefix"))).isEqualTo("pay");
        assertThat(siteOf(row("shop.example.com", "host"))).isEqualTo("all");
    }

    @Test
    void says_so_when_a_target_could_be_of_two_sites() {
        sites = List.of(site("b", "*.example.com"), site("a", "*.example.com", "a.example.com"));

        assertThat(rejected(listed("https://www.example.com/")).rejection()).isEqualTo(Rejection.INVALID);
        assertThat(why(listed("https://www.example.com/")))
                .isEqualTo("could be of each of the sites b, a: add the column site");
        assertThat(siteOf(listed("https://a.example.com/"))).isEqualTo("a");
        assertThat(siteOf(rowOf("https://www.example.com/", null, "b"))).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://notexample.com/",
                "https://example.com.evil.net/",
                "https://evil.net/?x=www.example.com",
                "https://evil.net/www.example.com",
                "https://www.example.com@evil.net/",
                "https://xwww.example.com/"
            })
    void takes_no_common_piece_of_text_for_a_host(String url) {
        sites = List.of(site("one", "example.com", "*.shop.example.com"), site("other", "www.example.com"));

        assertThat(rejected(listed(url)).rejection()).isEqualTo(Rejection.INVALID);
    }

    @Test
    void names_the_hosts_when_a_target_is_of_no_site() {
        assertThat(why(listed("https://example.org/")))
                .isEqualTo(
                        "host example.org is not one of site www/shop's hosts (www.example.com, shop.example.com); fix it, or add it to them");
    }

    @Test
    void asks_for_the_site_of_what_names_no_host() {
        wideKinds = Set.of(Kind.ALL);

        assertThat(why(row("tag-1", "tag")))
                .isEqualTo("is of kind tag, which names no host, and the job has several sites (shop, www): add the"
                        + " column site");
        assertThat(why(row("", "all"))).contains("add the column site");
        assertThat(siteOf(rowOf("tag-1", "tag", "shop"))).isEqualTo("shop");
        assertThat(siteOf(rowOf("", "all", "shop"))).isEqualTo("shop");
    }

    @Test
    void takes_everything_for_the_only_site() {
        sites = List.of(WWW);

        assertThat(siteOf(row("tag-1", "tag"))).isEqualTo("www");
        assertThat(why(rowOf("https://shop.example.com/", null, "shop")))
                .isEqualTo("column site: 'shop' is not one of www");
    }

    @Test
    void refuses_a_kind_that_the_rows_site_cannot_be_purged_by() {
        IntakeSite img = new IntakeSite(
                new Site("img", List.of("img.example.com")),
                Map.of(
                        Kind.TAG,
                        Reason.of("bad-row.product", "img", "cdn", "url, prefix"),
                        Kind.HOST,
                        Reason.said("no")));
        sites = List.of(WWW, img);
        wideKinds = Set.of(Kind.HOST);

        assertThat(why(rowOf("tag-1", "tag", "img")))
                .isEqualTo("is of kind tag, but site img is of product cdn, which purges url, prefix");
        assertThat(why(row("img.example.com", "host"))).isEqualTo("is of kind host, but no");
        assertThat(siteOf(row("www.example.com", "host"))).isEqualTo("www");
    }

    private Decision decide(Row row) {
        IntakeRules rules = new IntakeRules(kind, Method.INVALIDATE, include, exclude, wideKinds);
        return new Intake(rules, sites, new SiteRouter(List.of()), TargetNormalizer.DEFAULT_MAX_LENGTH).decide(42, row);
    }

    private RejectedRow rejected(Row row) {
        Decision decision = decide(row);
        assertThat(decision).isInstanceOf(Rejected.class);
        return ((Rejected) decision).row();
    }

    private String why(Row row) {
        return Words.english().say(rejected(row).reason());
    }

    private static RejectedRow excluded(String path, Reason reason) {
        return new RejectedRow(42, PLACE, "https://www.example.com" + path, Rejection.EXCLUDED, reason);
    }

    private static ListedRow url(String path) {
        return ListedRow.of(PLACE, "https://www.example.com" + path);
    }

    private String siteOf(Row row) {
        Decision decision = decide(row);
        assertThat(decision).isInstanceOf(Wanted.class);
        return ((Wanted) decision).row().site();
    }

    private static ListedRow listed(String text) {
        return ListedRow.of(PLACE, text);
    }

    private static ListedRow row(String text, @Nullable String kind) {
        return rowOf(text, kind, null);
    }

    private static ListedRow rowOf(String text, @Nullable String kind, @Nullable String site) {
        return new ListedRow(PLACE, text, kind, null, null, null, site, Map.of());
    }

    private static IntakeSite site(String name, String... hosts) {
        return new IntakeSite(new Site(name, List.of(hosts)), Map.of());
    }
}
