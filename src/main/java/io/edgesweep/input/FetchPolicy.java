package io.edgesweep.input;

import io.edgesweep.process.Sleeper;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.settings.FetchSettings.Sizes;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.source.TargetSource;
import io.edgesweep.source.fetch.HttpValidators;
import io.edgesweep.source.fetch.WebDocuments.WebParts;
import io.edgesweep.source.sitemap.SitemapExtra;
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
        this.nobodys = nobodys;
        this.proxies = proxies;
    }

    /** For a job, which vouches for what it names: if it has one site, everything is fetched as that site says. */
    static FetchPolicy forJob(List<SiteSettings> sites, Sleeper sleeper, Proxies proxies) {
        Optional<SiteSettings> only = sites.size() == 1 ? Optional.of(sites.get(0)) : Optional.empty();
        return new FetchPolicy(sites, sleeper, only, FetchSettings.DEFAULT, proxies);
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
                FetchSettings.DEFAULT.withAllowPrivate(allowed),
                proxies);
    }

    /** What reads a sitemap on the web. */
    TargetSource source(SourceSpec.Sitemap sitemap) {
        return source(sitemap, HttpValidators.NONE);
    }

    /** As the other one, for who knows which versions of its documents were read before. */
    TargetSource source(SourceSpec.Sitemap sitemap, HttpValidators validators) {
        Optional<SiteSettings> found = closest(sitemap.location()).or(() -> otherwise);
        FetchSettings fetch = found.map(SiteSettings::fetch).orElse(nobodys);
        Site site = found.map(SiteSettings::site).orElseGet(this::everybody);
        return SitemapTargetSource.ofUrl(
                sitemap.location(), site, also(sitemap), new WebParts(fetch, proxies, sleeper, validators));
    }

    /** What the job wants beside the pages. */
    static Set<SitemapExtra> also(SourceSpec.Sitemap sitemap) {
        return sitemap.also().stream()
                .map(word -> SitemapExtra.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    /** How much is read of a sitemap in a file: what the only site says, if there is but one. */
    Sizes fileSizes() {
        return otherwise.map(SiteSettings::fetch).orElse(FetchSettings.DEFAULT).sizes();
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
}
