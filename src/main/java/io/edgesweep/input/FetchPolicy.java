package io.edgesweep.input;

import io.edgesweep.process.Sleeper;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.settings.FetchKeys;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.source.TargetSource;
import io.edgesweep.source.fetch.FetchLimits;
import io.edgesweep.source.fetch.FetchRetries;
import io.edgesweep.source.fetch.FetchSettings;
import io.edgesweep.source.fetch.HttpValidators;
import io.edgesweep.source.sitemap.SitemapExtra;
import io.edgesweep.source.sitemap.SitemapLimits;
import io.edgesweep.source.sitemap.SitemapTargetSource;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.SiteRouter;
import io.edgesweep.targets.TargetNormalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides how a sitemap is fetched: as its site says. What one site sends along may be a secret from all others. */
final class FetchPolicy {

    private final List<SiteSettings> sites;
    private final Sleeper sleeper;
    private final Optional<SiteSettings> otherwise;
    private final FetchSettings nobodys;
    private final Proxies proxies;

    private FetchPolicy(
            List<SiteSettings> sites,
            Sleeper sleeper,
            Optional<SiteSettings> otherwise,
            FetchSettings nobodys,
            Proxies proxies) {
        this.sites = sites;
        this.sleeper = sleeper;
        this.otherwise = otherwise;
        this.nobodys = nobodys.withProxies(proxies);
        this.proxies = proxies;
    }

    /** For a job, which vouches for what it names: if it has one site, everything is fetched as that site says. */
    static FetchPolicy forJob(List<SiteSettings> sites, Sleeper sleeper, Proxies proxies) {
        Optional<SiteSettings> only = sites.size() == 1 ? Optional.of(sites.get(0)) : Optional.empty();
        return new FetchPolicy(sites, sleeper, only, FetchSettings.defaults(), proxies);
    }

    /**
     * For a command that names no site: what belongs to none is fetched without any header, from public addresses and those
     * that some site allows.
     */
    static FetchPolicy forAnybody(Collection<SiteSettings> sites, Sleeper sleeper, Proxies proxies) {
        List<String> allowed = sites.stream()
                .flatMap(site -> site.fetch().allowPrivate().stream())
                .toList();
        return new FetchPolicy(
                List.copyOf(sites),
                sleeper,
                Optional.empty(),
                FetchSettings.defaults().withAllowPrivate(allowed),
                proxies);
    }

    /** What reads a sitemap on the web. */
    TargetSource source(SourceSpec.Sitemap sitemap) {
        return source(sitemap, HttpValidators.NONE);
    }

    /** As the other one, for who knows which versions of its documents were read before. */
    TargetSource source(SourceSpec.Sitemap sitemap, HttpValidators validators) {
        Optional<SiteSettings> found = closest(sitemap.location()).or(() -> otherwise);
        if (found.isPresent()) {
            FetchKeys keys = found.get().fetch();
            return source(sitemap, found.get().site(), settings(keys), limits(keys), validators);
        }
        return source(sitemap, everybody(), nobodys, SitemapLimits.defaults(), validators);
    }

    private TargetSource source(
            SourceSpec.Sitemap sitemap,
            Site site,
            FetchSettings settings,
            SitemapLimits limits,
            HttpValidators validators) {
        return SitemapTargetSource.ofUrl(
                sitemap.location(), site, settings, limits, also(sitemap), sleeper, validators);
    }

    /** What the job wants beside the pages. */
    static Set<SitemapExtra> also(SourceSpec.Sitemap sitemap) {
        return sitemap.also().stream()
                .map(word -> SitemapExtra.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    /** How much is read of a sitemap in a file: what the only site says, if there is but one. */
    SitemapLimits fileLimits() {
        return otherwise.map(site -> limits(site.fetch())).orElse(SitemapLimits.defaults());
    }

    private Optional<SiteSettings> closest(String location) {
        SiteRouter router =
                new SiteRouter(sites.stream().map(SiteSettings::site).toList());
        List<Site> closest =
                TargetNormalizer.hostOf(location).map(router::closest).orElse(List.of());
        return closest.size() != 1
                ? Optional.empty()
                : sites.stream()
                        .filter(site -> site.site().equals(closest.get(0)))
                        .findFirst();
    }

    private Site everybody() {
        return new Site(
                sites.isEmpty()
                        ? "(none)"
                        : String.join(
                                ", ", sites.stream().map(SiteSettings::name).toList()),
                sites.stream().flatMap(site -> site.site().hosts().stream()).toList());
    }

    private FetchSettings settings(FetchKeys keys) {
        FetchKeys.Sizes sizes = keys.sizes();
        return new FetchSettings(
                keys.times().document(),
                keys.times().connect(),
                keys.headers(),
                keys.allowPrivate(),
                new FetchLimits(sizes.bytes(), sizes.redirects(), keys.times().total(), sizes.totalBytes()),
                new FetchRetries(
                        keys.tries().most(),
                        keys.tries().backoff(),
                        keys.tries().longestWait()),
                keys.parallel(),
                proxies);
    }

    private static SitemapLimits limits(FetchKeys keys) {
        FetchKeys.Sizes sizes = keys.sizes();
        return new SitemapLimits(sizes.depth(), sizes.documents(), sizes.urls(), sizes.unzipped(), sizes.ratio());
    }
}
