package io.edgesweep.verification;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.process.Sleeper;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.SiteRouter;
import io.edgesweep.targets.TargetNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks at pages for a person. Needs no account and no ledger. */
public final class VerifyHandler {

    private static final int NODES = 100;

    private final Settings settings;
    private final Sleeper sleeper;
    private final InstantSource clock;
    private final SiteRouter router;

    public VerifyHandler(Settings settings, Sleeper sleeper, InstantSource clock) {
        this.settings = settings;
        this.sleeper = sleeper;
        this.clock = clock;
        Set<String> listed = settings.listedSites();
        Set<String> meant = listed.isEmpty() ? new TreeSet<>(settings.sites().keySet()) : listed;
        this.router = new SiteRouter(
                meant.stream().map(settings::site).map(SiteSettings::site).toList());
    }

    /**
     * Looks.
     *
     * @param keys   how
     * @param closed tells when nobody listens any more
     * @param sink   takes what is found, as it is found
     * @throws MistakesException when a URL is none of a site
     * @throws IOException       when the table of a run cannot be read
     */
    public VerifySummary verify(VerifyRequest request, VerifyKeys keys, BooleanSupplier closed, Consumer<EdgeLook> sink)
            throws IOException, InterruptedException {
        Path table = request.run() == null ? null : request.run().targets();
        List<Page> pages = table == null ? pages(request.urls()) : List.of();
        Count count = new Count(sink);
        try (EdgeVerification verification =
                new EdgeVerification(keys, settings::site, closed, sleeper, clock, (page, look) -> count.found(look))) {
            for (Page page : pages) {
                verification.look(page);
            }
            if (table != null) {
                ofRun(table, keys, verification);
            }
            verification.finish();
            return count.summary(verification);
        }
    }

    private void ofRun(Path table, VerifyKeys keys, EdgeVerification verification)
            throws IOException, InterruptedException {
        long total = 0;
        try (ConfirmedPages confirmed = new ConfirmedPages(table, this::site)) {
            while (confirmed.next().isPresent()) {
                total++;
            }
        }
        Sampling sampling =
                Sampling.of(total, keys.sample().of(total), clock.instant().toString());
        try (ConfirmedPages confirmed = new ConfirmedPages(table, this::site)) {
            long index = 0;
            for (Optional<Page> page = confirmed.next(); page.isPresent(); page = confirmed.next()) {
                if (sampling.takes(index++)) {
                    verification.look(page.get());
                }
            }
        }
    }

    /** The site that a URL belongs to; empty for none. */
    private Optional<String> site(String url) {
        return TargetNormalizer.hostOf(url)
                .flatMap(host -> router.closest(host).stream().map(Site::name).findFirst());
    }

    private List<Page> pages(List<String> urls) {
        List<Page> pages = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        TargetNormalizer normalizer =
                TargetNormalizer.ofAnyHost(settings.input().target());
        for (String text : urls) {
            NormalizationResult result = normalizer.normalize(Kind.URL, text);
            if (result instanceof NormalizationResult.Invalid invalid) {
                mistakes.add(new Mistake(
                        "command line", "", "'" + text + "' " + Words.english().say(invalid.reason())));
                continue;
            }
            String url = ((NormalizationResult.Normal) result).target().value();
            Optional<String> site = site(url);
            if (site.isEmpty()) {
                mistakes.add(new Mistake(
                        "command line",
                        "",
                        "'" + text + "' is on no host of a site; add its host to the site's hosts"));
            } else {
                pages.add(new Page(url, site.get(), 0, pages.size(), null));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
        return pages;
    }

    private static final class Count {

        private final Consumer<EdgeLook> sink;
        private final Map<Freshness, Long> counts = new EnumMap<>(Freshness.class);
        private final Set<String> nodes = new TreeSet<>();

        Count(Consumer<EdgeLook> sink) {
            this.sink = sink;
        }

        synchronized void found(EdgeLook look) {
            counts.merge(look.freshness(), 1L, Long::sum);
            look.nodes().stream().filter(node -> nodes.size() < NODES).forEach(nodes::add);
            sink.accept(look);
        }

        synchronized VerifySummary summary(EdgeVerification verification) {
            return new VerifySummary(
                    of(Freshness.FRESH),
                    of(Freshness.STALE),
                    of(Freshness.UNKNOWN),
                    verification.notLooked(),
                    verification.closed(),
                    verification.requests(),
                    verification.originRequests(),
                    List.copyOf(nodes),
                    "");
        }

        private long of(Freshness freshness) {
            return counts.getOrDefault(freshness, 0L);
        }
    }
}
