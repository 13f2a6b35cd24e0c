package io.edgesweep.settings;

import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Secrets;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What holds for the runs of a job when defaults, files, environment and arguments are put together, key by key, for people
 * to read. Nothing is told but what is named here, so that no secret slips through: of credentials only where they come
 * from, of headers only their names.
 */
public final class EffectiveConfiguration {

    private final Map<String, String> values = new LinkedHashMap<>();

    private EffectiveConfiguration() {}

    /** Of the job, then of its sites and their accounts, then what holds for all. In the order of reading. */
    public static Map<String, String> of(JobFile job, Settings settings) {
        EffectiveConfiguration effective = new EffectiveConfiguration();
        effective.job(job);
        for (String name : job.sites()) {
            effective.site(settings.site(name), settings);
        }
        for (AccountSettings account : settings.accountsOf(job.sites())) {
            effective.account(account);
        }
        effective.general(settings);
        return Collections.unmodifiableMap(effective.values);
    }

    private void job(JobFile job) {
        put("job.site", job.sites());
        job.schedule().ifPresent(schedule -> {
            put("job.schedule.cron", schedule.cron());
            put("job.schedule.zone", schedule.zone().getId());
            put("job.schedule.missed", schedule.missed());
        });
        put("job.kind", job.rules().kind().word());
        if (job.rules().wholeHosts()) {
            put("job.whole-hosts", "true");
        }
        put("job.method", job.rules().method().word());
        for (int i = 0; i < job.sources().size(); i++) {
            put("job.sources[" + i + "]", source(job.sources().get(i)));
        }
        put("job.include", job.rules().include());
        put("job.exclude", job.rules().exclude());
        put("job.variants", job.rules().variants());
        job.rules()
                .collapse()
                .ifPresent(rule -> put(
                        "job.collapse",
                        "at-least: " + rule.atLeast() + ", share: " + rule.share() + "%, depth: " + rule.depth()));
        put(
                "job.limits.targets",
                job.limits().targets() == RunLimits.ALL
                        ? "none"
                        : String.valueOf(job.limits().targets()));
        put(
                "job.limits.changed",
                job.limits().changed().map(percent -> percent + "%").orElse("none"));
        put("job.limits.deadline", text(job.limits().deadline()));
        put("job.verify", job.afterPurge().verify().map(VerifyKeys::shown).orElse("false"));
        put(
                "job.warm",
                job.afterPurge().warm().map(EffectiveConfiguration::warm).orElse("false"));
        put("job.report.keep", text(job.keep()));
        put("job.exit.success", new TreeSet<>(job.successCodes()));
    }

    private static String source(SourceSpec source) {
        if (source instanceof SourceSpec.Changed changed) {
            return source(changed.source()) + ", only: changed"
                    + changed.undated().map(age -> ", undated: " + text(age)).orElse("")
                    + (changed.removed() ? ", removed: true" : "")
                    + (changed.by().equals(ChangedBy.LASTMOD)
                            ? ""
                            : ", " + changed.by().shown());
        }
        if (source instanceof SourceSpec.Sitemap sitemap) {
            return "sitemap: " + Secrets.masked(sitemap.location())
                    + (sitemap.also().isEmpty() ? "" : ", also: " + String.join(", ", new TreeSet<>(sitemap.also())));
        }
        if (source instanceof SourceSpec.Csv csv) {
            return "csv: " + csv.name() + csv.layout().shown();
        }
        if (source instanceof SourceSpec.Detected detected) {
            return "file: " + detected.name() + detected.layout().shown();
        }
        SourceSpec.Listed listed = (SourceSpec.Listed) source;
        return listed.name() + ": " + listed.targets().size() + " written out";
    }

    private static String warm(PrefetchOptions options) {
        return (options.edge() ? "edge" : "middle layer") + names(", headers: ", options.headers());
    }

    private void site(SiteSettings site, Settings settings) {
        String key = "sites." + site.name();
        put(key + ".account", site.account());
        put(key + ".product", site.product().word());
        put(key + ".zone-id", site.zoneId());
        put(key + ".area", site.area());
        put(key + ".hosts", site.site().hosts());
        put(key + ".cache-key", site.cacheKey().shown());
        put(key + ".tag-domains", site.tagDomains());
        put(key + ".origin", site.origin().map(OriginKeys::shown).orElse(""));
        put(key + ".edge", site.edge().map(ServerAddress::shown).orElse(""));
        put(key + ".endpoint", endpoint(settings.accountOf(site).endpoint(site.product())));
        put(key + ".reserve", site.reserve().toString());
        new TreeMap<>(site.quotas())
                .forEach((kind, quota) ->
                        put(key + ".quota." + kind.word(), quota.batch() + " in a call, " + quota.daily() + " a day"));
        FetchSettings fetch = site.fetch();
        put(key + ".fetch.timeout", text(fetch.times().document()));
        put(key + ".fetch.headers", names("", fetch.headers()));
        put(key + ".fetch.allow-private", fetch.allowPrivate());
    }

    private static String endpoint(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Server server ? server.uri().toString() : "sandbox:";
    }

    private void account(AccountSettings account) {
        String key = "accounts." + account.name();
        put(key + ".credentials", credentials(account.credentials()));
        put(key + ".calls-per-second", String.valueOf(account.callsPerSecond()));
        put(key + ".calls-in-flight", String.valueOf(account.callsInFlight()));
    }

    private static String credentials(CredentialsSource credentials) {
        if (credentials instanceof CredentialsSource.Profile profile) {
            return "profile " + profile.name();
        }
        if (credentials instanceof CredentialsSource.Role role) {
            return "role " + role.name();
        }
        return credentials instanceof CredentialsSource.Explicit
                ? "a key that is written in the configuration"
                : "default";
    }

    private void general(Settings settings) {
        put("proxy", settings.proxies().toString());
        put("batch.targets", String.valueOf(settings.api().batch().targets()));
        put("batch.bytes", String.valueOf(settings.api().batch().bytes()));
        put("batch.search-calls", String.valueOf(settings.api().searchCalls()));
        put("call.timeout", text(settings.api().call().timeout()));
        put("call.max-answer", String.valueOf(settings.api().call().largestAnswer()));
        put("call.tries", String.valueOf(settings.api().call().tries()));
        put("reconcile.first-look", text(settings.api().reconcile().firstLook()));
        put("reconcile.every", text(settings.api().reconcile().every()));
        put(
                "reconcile.unsettled",
                settings.api().reconcile().unsettled().stream()
                        .map(EffectiveConfiguration::text)
                        .toList());
    }

    private void put(String key, Collection<?> many) {
        put(key, String.join(", ", many.stream().map(Object::toString).toList()));
    }

    /** What is not set goes without saying. */
    private void put(String key, String value) {
        if (!value.isEmpty()) {
            values.put(key, ForeignText.oneLine(value));
        }
    }

    private static String names(String before, Map<String, String> headers) {
        return headers.isEmpty() ? "" : before + String.join(", ", new TreeSet<>(headers.keySet()));
    }

    /** As it may be written in a file: in the largest unit that it is a whole number of. */
    private static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0 || duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        if (seconds % 86400 == 0) {
            return seconds / 86400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
