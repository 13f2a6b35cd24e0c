package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.edgesweep.batch.BatchLimits;
import io.edgesweep.provider.Product;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.Reserve;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.CredentialsSource;
import io.edgesweep.settings.Endpoint;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class SettingsReaderTests {

    private static final String FETCH = """
            edgesweep:
              accounts: {main: {calls-per-second: 5}}
              sites: {www: {account: main, zone-id: zone-1, hosts: [www.example.com], fetch: {%s}}}
            """;

    private static final String SITE = """
            edgesweep:
              accounts:
                main:
                  endpoints: {teo: '%s'}
              sites:
                www: {account: main, zone-id: zone-2example0001, hosts: [WWW.Example.com, bücher.example]}
            """;

    @TempDir
    private Path folder;

    @Test
    void has_a_default_for_everything_that_need_not_be_said() {
        Settings settings = read("edgesweep: {}");

        assertThat(settings.folders().home()).isEqualTo(Path.of("var"));
        assertThat(settings.api().batch()).isEqualTo(new BatchLimits(1000, 4 * 1024 * 1024));
        assertThat(settings.api().reconcile().unsettled())
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(settings.sites()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                                   | sample   | sample",
                "accounts.main.calls-per-second=5                                   |          | main",
                "sites.sample.reserve=20%                                           | sample   | sample",
                "sites.www.account=sample,sites.www.zone-id=z,sites.www.hosts=a.example | www      | sample",
            })
    void lists_the_built_in_sample_as_long_as_nothing_else_is_configured(
            @Nullable String keys, @Nullable String sites, String accounts) throws IOException {
        StandardEnvironment environment = environment("edgesweep: {}");
        new YamlPropertySourceLoader()
                .load("ours", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        Map<String, Object> ours = new HashMap<>();
        for (String key : keys == null ? new String[0] : keys.split(",")) {
            ours.put("edgesweep." + key.split("=")[0], key.split("=")[1]);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("command line", ours));

        Settings settings = SettingsReader.read(environment);

        assertThat(settings.sites()).containsKey("sample");
        assertThat(String.join(",", settings.listedSites())).isEqualTo(sites == null ? "" : sites);
        assertThat(String.join(",", settings.listedAccounts())).isEqualTo(accounts);
    }

    @Test
    void reads_accounts_and_sites() {
        Settings settings = read("""
                edgesweep:
                  home: /tmp/home
                  accounts:
                    main:
                      credentials: {secret-id: AKIDx, secret-key: "s3cret"}
                      calls-per-second: 10
                  sites:
                    www:
                      account: main
                      product: edgeone
                      zone-id: zone-2example0001
                      hosts: [www.example.com]
                      reserve: 10%
                      fetch: {timeout: 5s, parallel: 3, depth: 1, headers: {X-Token: abc}, allow-private: [127.0.0.1]}
                """);

        AccountSettings account = settings.accounts().get("main");
        assertThat(account.credentials()).isEqualTo(new CredentialsSource.Explicit("AKIDx", "s3cret", ""));
        assertThat(account.teo()).isEqualTo(new Endpoint.Server(URI.create("https://teo.tencentcloudapi.com")));
        assertThat(account.callsPerSecond()).isEqualTo(10);
        assertThat(account.callsInFlight()).isEqualTo(10);
        SiteSettings site = settings.sites().get("www");
        assertThat(site.site()).isEqualTo(new Site("www", List.of("www.example.com")));
        assertThat(site.reserve()).isEqualTo(new Reserve(10, 0));
        assertThat(site.fetch())
                .isEqualTo(new FetchSettings(
                        new FetchSettings.Times(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(30)),
                        new FetchSettings.Tries(3, Duration.ofSeconds(1), Duration.ofMinutes(1)),
                        new FetchSettings.Sizes(52_428_800, 5L << 30, 52_428_800, 1000, 50_000, 50_000, 1, 5),
                        3,
                        Map.of("X-Token", "abc"),
                        List.of("127.0.0.1")));
    }

    @Test
    void shows_no_secret_of_what_it_read() {
        Settings settings = read("""
                edgesweep:
                  accounts:
                    main: {credentials: {secret-id: AKIDx, secret-key: canary-key, token: canary-token}}
                  sites:
                    www: {account: main, zone-id: z, hosts: [a.example], fetch: {headers: {X-Token: canary-header}}}
                """);

        assertThat(settings.toString()).contains("AKIDx").doesNotContain("canary");
    }

    @Test
    void makes_hosts_normal() {
        Settings settings = read(SITE.formatted("sandbox:"));

        assertThat(settings.sites().get("www").site().hosts())
                .containsExactly("www.example.com", "xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://teo.intl.tencentcloudapi.com",
                "http://127.0.0.1:8080",
                "http://localhost:8080",
                "http://[::1]:80"
            })
    void takes_https_anywhere_and_http_on_loopback(String endpoint) {
        Settings settings = read(SITE.formatted(endpoint));

        assertThat(settings.accounts().get("main").teo()).isEqualTo(new Endpoint.Server(URI.create(endpoint)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://teo.tencentcloudapi.com",
                "http://10.0.0.1",
                "http://127.0.0.1.example.com",
                "ftp://127.0.0.1",
                "https://user@teo.tencentcloudapi.com",
                "https://teo.tencentcloudapi.com/path",
                "teo.tencentcloudapi.com"
            })
    void refuses_every_other_endpoint(String endpoint) {
        assertThat(mistakesIn(SITE.formatted(endpoint)))
                .singleElement()
                .extracting(Mistake::key)
                .isEqualTo("edgesweep.accounts.main.endpoints.teo");
    }

    @Test
    void an_address_that_is_written_is_not_empty() {
        assertThat(mistakesIn(SITE.formatted("sandbox:").replace("hosts: [", "edge: {address: ''}, hosts: [")))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.toString())
                        .contains("sites.www.edge.address")
                        .contains("has no value; write one, or leave the key out"));
    }

    @Test
    void reports_every_mistake_at_once_with_its_line() {
        List<Mistake> mistakes = mistakesIn("""
                edgesweep:
                  homee: x
                  accounts:
                    main: {calls-per-second: 0}
                  sites:
                    www:
                      account: other
                      hosts: ["www.*.com"]
                      reserve: lots
                      colour: red
                """);

        assertThat(mistakes)
                .extracting(mistake -> mistake.place().replace(folder.toString(), "") + " " + mistake.key())
                .containsExactly(
                        "/application.yml:2 edgesweep.homee",
                        "/application.yml:4 edgesweep.accounts.main.calls-per-second",
                        "/application.yml:7 edgesweep.sites.www.account",
                        "/application.yml:8 edgesweep.sites.www.hosts",
                        "/application.yml:9 edgesweep.sites.www.reserve",
                        "/application.yml:10 edgesweep.sites.www.colour",
                        "configuration edgesweep.sites.www.zone-id");
    }

    @Test
    void refuses_what_stands_beside_its_key_and_not_below_it() {
        assertThat(mistakesIn("""
                edgesweep:
                accounts:
                  main: {calls-per-second: 20}
                sites: {www: {account: main}}
                spring: {mail: {host: 127.0.0.1}}
                """))
                .extracting(mistake -> mistake.place().replace(folder.toString(), "") + " " + mistake.words())
                .containsExactly(
                        "/application.yml:3 stands at the top of the file, where it counts for nothing; put it below"
                                + " edgesweep:, as in edgesweep.accounts",
                        "/application.yml:4 stands at the top of the file, where it counts for nothing; put it below"
                                + " edgesweep:, as in edgesweep.sites");
    }

    @Test
    void says_nothing_of_a_secret_in_a_mistake() {
        assertThat(mistakesIn("edgesweep: {accounts: {main: {credentials: {secret-key: canary}}}}"))
                .singleElement()
                .satisfies(mistake ->
                        assertThat(mistake.toString()).contains("secret-id").doesNotContain("canary"));
        assertThat(mistakesIn("edgesweep: {accounts: {main: {credentials: canary}}}"))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.toString()).doesNotContain("canary"));
    }

    @Test
    void takes_values_from_the_environment_and_resolves_placeholders() {
        StandardEnvironment environment = environment("""
                edgesweep:
                  accounts:
                    main: {credentials: {secret-id: AKIDx, secret-key: "${TEO_KEY}"}, endpoints: {teo: "sandbox:"}}
                  sites:
                    www: {account: main, zone-id: zone-1, hosts: [www.example.com]}
                """);
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("TEO_KEY", "from-environment", "EDGESWEEP_SITES_WWW_ZONEID", "zone-2")));

        Settings settings = SettingsReader.read(environment);

        assertThat(settings.accounts().get("main").credentials())
                .isEqualTo(new CredentialsSource.Explicit("AKIDx", "from-environment", ""));
        assertThat(settings.sites().get("www").zoneId()).isEqualTo("zone-2");
    }

    @Test
    void takes_nothing_for_its_own_that_others_put_into_the_environment() {
        StandardEnvironment environment = environment("edgesweep: {}");
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "EDGESWEEP_PORT", "tcp://10.0.0.1:8080",
                                "EDGESWEEP_PORT_8080_TCP_ADDR", "10.0.0.1",
                                "EDGESWEEP_CONSOLE_PORT", "tcp://10.0.0.2:8080",
                                "EDGESWEEP_SITES_SERVICE_HOST", "10.0.0.3",
                                "EDGESWEEP_BATCH_TARGTES", "7")));

        Settings settings = SettingsReader.read(environment);

        assertThat(settings.console().port()).isEqualTo(8080);
        assertThat(settings.sites()).isEmpty();
        assertThat(SettingsReader.unknownVariables(environment)).containsExactly("EDGESWEEP_BATCH_TARGTES");
    }

    @Test
    void names_the_environment_variable_of_a_mistake() {
        StandardEnvironment environment = environment("edgesweep: {}");
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("EDGESWEEP_BATCH_TARGETS", "many")));

        MistakesException exception =
                catchThrowableOfType(MistakesException.class, () -> SettingsReader.read(environment));

        assertThat(exception).hasMessageStartingWith("environment variable EDGESWEEP_BATCH_TARGETS: ");
    }

    @Test
    void says_so_when_a_placeholder_has_no_value() {
        assertThat(mistakesIn("edgesweep: {home: '${NO_SUCH_VARIABLE_HERE}'}"))
                .singleElement()
                .extracting(Mistake::words)
                .asString()
                .contains("NO_SUCH_VARIABLE_HERE");
    }

    @Test
    void refuses_a_key_of_the_command_line_that_is_not_known() {
        StandardEnvironment environment = environment("edgesweep: {}");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLineArgs", Map.of("edgesweep.hme", "x")));

        MistakesException exception =
                catchThrowableOfType(MistakesException.class, () -> SettingsReader.read(environment));

        assertThat(exception)
                .hasMessageStartingWith(
                        "command line: edgesweep.hme: is not known (did you mean 'home'?); allowed here: ");
    }

    @Test
    void says_of_a_key_of_jobs_where_it_belongs() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLineArgs", Map.of("edgesweep.limits.targets", "1")));

        assertThat(catchThrowableOfType(MistakesException.class, () -> SettingsReader.read(environment)))
                .hasMessageStartingWith(
                        "command line: edgesweep.limits.targets: is a key of jobs: write it into the job's"
                                + " file, or give the command --set limits.targets=VALUE");
    }

    @Test
    void reads_a_site_of_the_cdn() {
        Settings settings = read("""
                edgesweep:
                  accounts:
                    main: {endpoints: {cdn: "http://127.0.0.1:81"}}
                  sites:
                    img:
                      account: main
                      product: cdn
                      area: overseas
                      hosts: [img.example.com, "*.Img.Bücher.example"]
                      reserve: 5
                      quota: {url: {batch: 900, daily: 9000}, prefetch: {batch: 10, daily: 0}}
                """);

        SiteSettings site = settings.site("img");
        assertThat(site.product()).isEqualTo(Product.CDN);
        assertThat(site.area()).isEqualTo("overseas");
        assertThat(site.zoneId()).isEmpty();
        assertThat(site.site().hosts()).containsExactly("img.example.com", "*.img.xn--bcher-kva.example");
        assertThat(site.quotas())
                .isEqualTo(Map.of(
                        Kind.URL,
                        new Quota(Kind.URL, 900, 9000, 9000),
                        Kind.PREFETCH,
                        new Quota(Kind.PREFETCH, 10, 0, 0)));
        AccountSettings account = settings.accountOf(site);
        assertThat(account.endpoint(Product.CDN)).isEqualTo(new Endpoint.Server(URI.create("http://127.0.0.1:81")));
        assertThat(account.endpoint(Product.EDGEONE))
                .isEqualTo(new Endpoint.Server(URI.create("https://teo.tencentcloudapi.com")));
    }

    @Test
    void reads_what_the_wildcards_of_a_site_stand_for_when_a_tag_is_purged() {
        Settings settings = read("""
                edgesweep:
                  accounts: {main: {calls-per-second: 5}}
                  sites:
                    www:
                      account: main
                      zone-id: zone-1
                      hosts: [www.example.com, "*.img.example.com"]
                      tag-domains: [A.Img.example.com, b.img.example.com]
                """);

        assertThat(settings.site("www").tagDomains()).containsExactly("a.img.example.com", "b.img.example.com");
    }

    @Test
    void refuses_tag_domains_that_leave_out_a_wildcard_or_lie_outside_the_site() {
        List<Mistake> mistakes = mistakesIn("""
                edgesweep:
                  accounts: {main: {calls-per-second: 5}}
                  sites:
                    www:
                      account: main
                      zone-id: zone-1
                      hosts: [www.example.com, "*.img.example.com", "*.far.example.com"]
                      tag-domains: ["*.img.example.com", a.img.example.com, b.example.net]
                    img:
                      account: main
                      product: cdn
                      hosts: [img.example.com]
                      tag-domains: img.example.com
                """);

        assertThat(mistakes)
                .extracting(Mistake::words)
                .containsExactlyInAnyOrder(
                        "'*.img.example.com' stands for many names, and a tag is purged by whole ones; name each",
                        "'b.example.net' is not one of the site's hosts; correct it, or add it to hosts",
                        "names no host below *.far.example.com, whose copies every purge by tag would leave out; name"
                                + " each, or leave the key out to purge those that the zone has",
                        "is allowed for product edgeone only; cdn purges no tags: leave it out");
    }

    @Test
    void has_an_endpoint_for_each_product() {
        AccountSettings account = read("edgesweep: {accounts: {main: {calls-per-second: 5}}}")
                .accounts()
                .get("main");

        assertThat(account.endpoint(Product.CDN))
                .isEqualTo(new Endpoint.Server(URI.create("https://cdn.tencentcloudapi.com")));
    }

    @Test
    void counts_by_zone_or_by_account_and_area() {
        Settings settings = read("""
                edgesweep:
                  accounts: {main: {calls-per-second: 5}}
                  sites:
                    www: {account: main, zone-id: zone-1, hosts: [www.example.com], reserve: 10%}
                    img: {account: main, product: cdn, hosts: [img.example.com]}
                    far: {account: main, product: cdn, area: overseas, hosts: [far.example.com]}
                    near: {account: main, product: cdn, area: mainland, hosts: [near.example.com]}
                """);

        assertThat(settings.shareOf("www")).isEqualTo(new QuotaShare("main/zone-1", Set.of(), new Reserve(10, 0)));
        assertThat(settings.shareOf("img"))
                .isEqualTo(new QuotaShare("main/cdn", Set.of("mainland", "overseas"), Reserve.NONE));
        assertThat(settings.shareOf("far")).isEqualTo(new QuotaShare("main/cdn", Set.of("overseas"), Reserve.NONE));
        assertThat(settings.shareOf("near")).isEqualTo(new QuotaShare("main/cdn", Set.of("mainland"), Reserve.NONE));
        assertThat(settings.shareOf("gone").reserve()).isEqualTo(Reserve.NONE);
    }

    @Test
    void refuses_what_the_sites_product_does_not_know() {
        List<Mistake> mistakes = mistakesIn("""
                edgesweep:
                  accounts: {main: {calls-per-second: 5}}
                  sites:
                    www:
                      account: main
                      area: mainland
                      zone-id: zone-1
                      hosts: ["*.com"]
                    img:
                      account: main
                      product: cdn
                      zone-id: zone-1
                      area: global
                      hosts: [img.example.com]
                      quota:
                        tag: {batch: 1, daily: 1}
                        url: {batch: 0}
                    dyn:
                      account: main
                      product: dns
                      zone-id: zone-1
                      hosts: [dyn.example.com]
                """);

        assertThat(mistakes)
                .extracting(mistake -> mistake.key().replace("edgesweep.sites.", ""))
                .containsExactly(
                        "www.area",
                        "www.hosts",
                        "img.zone-id",
                        "img.area",
                        "img.quota.tag.batch",
                        "img.quota.tag.daily",
                        "img.quota.url.batch",
                        "dyn.product",
                        "img.quota.url.daily");
        assertThat(mistakes)
                .extracting(Mistake::words)
                .contains(
                        "'global' is not allowed; allowed: mainland, overseas; leave it out for every area of the domains",
                        "'dns' is not allowed; allowed: edgeone, cdn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{profile: ops}", "{role: purger}", "default"})
    void reads_where_the_key_is(String where) {
        CredentialsSource expected = Map.of(
                        "{profile: ops}",
                        new CredentialsSource.Profile("ops"),
                        "{role: purger}",
                        new CredentialsSource.Role("purger"),
                        "default",
                        new CredentialsSource.Default())
                .get(where);

        Settings settings = read("edgesweep: {accounts: {main: {credentials: %s}}}".formatted(where));

        assertThat(settings.accounts().get("main").credentials()).isEqualTo(expected);
    }

    @Test
    void refuses_more_than_one_place_for_the_key() {
        assertThat(mistakesIn("edgesweep: {accounts: {main: {credentials: {profile: ops, role: purger}}}}"))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.words()).startsWith("names more than one place for the key"));
        assertThat(mistakesIn("edgesweep: {accounts: {main: {credentials: {role: ../x}}}}"))
                .singleElement()
                .extracting(Mistake::key)
                .isEqualTo("edgesweep.accounts.main.credentials.role");
    }

    @Test
    void sends_a_user_and_a_password_as_the_header_that_they_are() {
        Settings settings = read(FETCH.formatted("basic-auth: {user: anna, password: canary}"));

        assertThat(settings.site("www").fetch().headers())
                .containsExactly(Map.entry("Authorization", "Basic YW5uYTpjYW5hcnk="));
        assertThat(settings.toString()).doesNotContain("canary").doesNotContain("YW5uYTpjYW5hcnk=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '", "[]", "','"})
    void refuses_a_cache_key_of_no_parameter(String query) {
        assertThat(mistakesIn(
                        SITE.formatted("sandbox:").replace("hosts: [", "cache-key: {query: " + query + "}, hosts: [")))
                .extracting(Mistake::toString)
                .singleElement()
                .asString()
                .contains("cache-key.query: names no parameter; allowed: whole, none, or a list of names");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "basic-auth: {user: anna}",
                "basic-auth: {password: canary}",
                "basic-auth: {user: 'an:na', password: canary}",
                "basic-auth: {user: anna, password: canary}, headers: {authorization: Bearer canary}",
                "parallel: 0",
                "bytes: 2GB",
                "backoff: 10s, longest-wait: 5s"
            })
    void refuses_keys_of_fetch_that_cannot_be(String keys) {
        assertThat(mistakesIn(FETCH.formatted(keys)))
                .singleElement()
                .satisfies(mistake ->
                        assertThat(mistake.toString()).contains("fetch.").doesNotContain("canary"));
    }

    @Test
    void shows_no_header_in_a_mistake() {
        assertThat(mistakesIn("""
                edgesweep:
                  accounts: {main: {calls-per-second: 5}}
                  sites:
                    www:
                      account: main
                      zone-id: zone-1
                      hosts: [www.example.com]
                      fetch: {headers: {X-Key: "canäry"}}
                """)).singleElement().satisfies(mistake -> assertThat(mistake.toString())
                .contains("fetch.headers.X-Key")
                .doesNotContain("canäry"));
    }

    @Test
    void says_which_product_key_and_account_is_meant_and_no_sample_account_beside_real_ones() {
        List<Mistake> mistakes = mistakesIn("""
                edgesweep:
                  account: {main: {calls-per-second: 5}}
                  accounts: {main: {calls-per-second: 5}}
                  sites:
                    www: {account: mian, product: edgone, zone-id: zone-1, hosts: [www.example.com]}
                """);

        assertThat(mistakes)
                .extracting(Mistake::words)
                .anySatisfy(words -> assertThat(words).contains("(did you mean 'accounts'?)"))
                .anySatisfy(words -> assertThat(words).endsWith("(did you mean 'main'?); allowed: main"))
                .anySatisfy(words -> assertThat(words).contains("(did you mean 'edgeone'?)"));
    }

    private Settings read(String yaml) {
        return SettingsReader.read(environment(yaml));
    }

    @Test
    void takes_no_star_for_a_zone() {
        List<Mistake> mistakes = mistakesIn("""
                edgesweep:
                  accounts: {main: {calls-per-second: 5}}
                  sites: {www: {account: main, zone-id: "*", hosts: [www.example.com]}}
                """);

        assertThat(mistakes).singleElement().satisfies(mistake -> {
            assertThat(mistake.key()).isEqualTo("edgesweep.sites.www.zone-id");
            assertThat(mistake.words()).contains("'*' is not taken").contains("a site for each zone");
        });
    }

    private List<Mistake> mistakesIn(String yaml) {
        MistakesException exception = catchThrowableOfType(MistakesException.class, () -> read(yaml));
        assertThat(exception).isNotNull();
        return exception.mistakes();
    }

    private StandardEnvironment environment(String yaml) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        try {
            Path file = Files.writeString(folder.resolve("application.yml"), yaml);
            new YamlPropertySourceLoader()
                    .load("application.yml", new FileSystemResource(file))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return environment;
    }
}
