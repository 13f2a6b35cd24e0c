package io.edgesweep.source.intake;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.SiteRouter;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetNormalizer;
import io.edgesweep.text.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which of a job's sites a row is for: the one that it names, else the only one, else the one whose hosts name
 * the target's host most closely. Where that is not one site, the row is invalid; nothing is guessed.
 */
final class RowRouting implements Routing {

    private final Map<String, IntakeSite> sites = new TreeMap<>();
    private final Map<String, TargetNormalizer> normalizers = new TreeMap<>();
    private final TargetNormalizer anySite;
    private final SiteRouter router;
    private final @Nullable String only;

    /** @param maxTargetLength the longest target, in characters of its normal form */
    RowRouting(List<IntakeSite> sites, int maxTargetLength) {
        for (IntakeSite each : sites) {
            this.sites.put(each.site().name(), each);
            normalizers.put(each.site().name(), new TargetNormalizer(each.site(), maxTargetLength));
        }
        this.anySite = new TargetNormalizer(union(sites), maxTargetLength);
        this.router = new SiteRouter(sites.stream().map(IntakeSite::site).toList());
        this.only = sites.size() == 1 ? sites.get(0).site().name() : null;
    }

    private static Site union(List<IntakeSite> sites) {
        return new Site(
                sites.stream().map(each -> each.site().name()).collect(Collectors.joining("/")),
                sites.stream()
                        .flatMap(each -> each.site().hosts().stream())
                        .distinct()
                        .toList());
    }

    @Override
    public Routed route(@Nullable String named, Kind kind, String text) throws UnwantedRowException {
        String site = named == null ? only : named;
        if (site != null) {
            return new Routed(site, Routing.normal(normalizer(site, kind), kind, text));
        }
        if (kind == Kind.TAG || kind == Kind.ALL) {
            if (sites.values().stream().allMatch(each -> each.refusals().containsKey(kind))) {
                requireKind(sites.keySet().iterator().next(), kind);
            }
            throw UnwantedRowException.invalid(Reason.of("bad-row.which-site", kind.word(), names()));
        }
        Target target = Routing.normal(anySite, kind, text);
        List<Site> closest = router.closest(target.host().orElseThrow());
        if (closest.size() > 1) {
            throw UnwantedRowException.invalid(Reason.of(
                    "bad-row.several-sites", closest.stream().map(Site::name).collect(Collectors.joining(", "))));
        }
        String found = closest.get(0).name();
        requireKind(found, kind);
        return new Routed(found, target);
    }

    @Override
    public @Nullable String onlySite() {
        return only;
    }

    private TargetNormalizer normalizer(String site, Kind kind) throws UnwantedRowException {
        TargetNormalizer normalizer = normalizers.get(site);
        if (normalizer == null) {
            throw UnwantedRowException.invalid("site", site, names());
        }
        requireKind(site, kind);
        return normalizer;
    }

    private void requireKind(String site, Kind kind) throws UnwantedRowException {
        IntakeSite known = sites.get(site);
        Reason refusal = known == null ? null : known.refusals().get(kind);
        if (refusal != null) {
            throw UnwantedRowException.invalid(Reason.of("bad-row.kind", kind.word(), refusal));
        }
    }

    private String names() {
        return String.join(", ", sites.keySet());
    }
}
