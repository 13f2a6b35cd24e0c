package io.edgesweep.submission;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Runs;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a run sends nothing more, in which scope; the first reason of a scope counts. Shared by the run's lanes. */
public final class HaltReasons {

    private static final Logger log = LoggerFactory.getLogger(HaltReasons.class);

    private static final HaltScope EVERYTHING = new HaltScope.Everything();

    private final String run;
    private final Runs runs;
    private final Function<String, SiteTerms> terms;
    private final InstantSource clock;
    private final BooleanSupplier ending;
    private final Map<HaltScope, Reason> reasons = new ConcurrentHashMap<>();
    private final Map<Noted, Boolean> noted = new ConcurrentHashMap<>();

    /**
     * For one run.
     *
     * @param terms  the terms of the site with a name
     * @param ending   whether the process is asked to end, which cuts calls short
     */
    public HaltReasons(
            String run, Runs runs, Function<String, SiteTerms> terms, InstantSource clock, BooleanSupplier ending) {
        this.run = run;
        this.runs = runs;
        this.terms = terms;
        this.clock = clock;
        this.ending = ending;
    }

    /** Ends all sending, and notes why. */
    public void because(FindingKind kind, Reason reason) {
        because(EVERYTHING, kind, reason);
    }

    /**
     * Ends the sending in a scope, and notes why. That the API cannot be reached is not noted while the process ends: a call that
     * is cut short says nothing of the API, and the run is resumed.
     */
    public void because(HaltScope scope, FindingKind kind, Reason reason) {
        if (reasons.putIfAbsent(scope, reason) == null) {
            log.error(
                    "Nothing more is sent{}: {}", words(scope), Words.english().say(reason));
        }
        if (kind != FindingKind.UNAVAILABLE || !ending.getAsBoolean()) {
            note(kind, reason);
        }
    }

    private static String words(HaltScope scope) {
        if (scope instanceof HaltScope.Account account) {
            return " with account " + account.name();
        }
        if (scope instanceof HaltScope.OneSite site) {
            return " to site " + site.name();
        }
        if (scope instanceof HaltScope.ProductOfAccount product) {
            return " with account " + product.account() + " to product "
                    + product.product().word();
        }
        return scope instanceof HaltScope.KindOfSite kind
                ? " to site " + kind.site() + " of kind " + kind.kind().word()
                : "";
    }

    /** Notes what people should know, and lets the sending go on. What differs in the id of a call alone is noted once. */
    public void note(FindingKind kind, Reason reason) {
        noted.computeIfAbsent(new Noted(kind, reason.without(ProviderError.REQUEST)), any -> {
            runs.note(run, new Finding(clock.instant(), kind, "", reason));
            return true;
        });
    }

    private record Noted(FindingKind kind, Reason reason) {}

    /** Why nothing at all is sent any more; null while there is no reason. */
    public @Nullable Reason reason() {
        return reasons.get(EVERYTHING);
    }

    /** Why nothing is sent any more of what a batch is, be it for a reason of its site, its product, its account or all. */
    public Optional<Reason> reason(String site, Kind kind) {
        return reason(site).or(() -> Optional.ofNullable(reasons.get(new HaltScope.KindOfSite(site, kind))));
    }

    /** Why nothing more can be learned of a site: as {@link #reason(String, Kind)}, for no kind in particular. */
    public Optional<Reason> reason(String site) {
        SiteTerms its = terms.apply(site);
        if (its.account().isEmpty()) {
            return Optional.of(Reason.of("held.unconfigured", site));
        }
        return Stream.of(
                        EVERYTHING,
                        new HaltScope.Account(its.account()),
                        new HaltScope.ProductOfAccount(its.account(), its.product()),
                        new HaltScope.OneSite(site))
                .flatMap(scope -> Optional.ofNullable(reasons.get(scope)).stream())
                .findFirst();
    }
}
