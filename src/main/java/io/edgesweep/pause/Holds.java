package io.edgesweep.pause;

import io.edgesweep.ledger.Pause;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.ledger.Pauses;
import io.edgesweep.settings.Blackout;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What holds jobs up, as it was known at one moment: for that one, and for those before and after it. */
public final class Holds {

    private final Settings settings;
    private final List<Pause> pauses;

    private Holds(Settings settings, Collection<Pause> pauses) {
        this.settings = settings;
        this.pauses = List.copyOf(pauses);
    }

    /** As the configuration and the ledger have them now. */
    public static Holds now(Settings settings, Pauses pauses) {
        return of(settings, pauses.all());
    }

    /** As the configuration has them, with these pauses. */
    public static Holds of(Settings settings, Collection<Pause> pauses) {
        return new Holds(settings, pauses);
    }

    /** What holds the work up at the moment: of several, the one that ends last. */
    public Optional<Hold> over(Work work, Instant moment) {
        return all(work, moment).max(Comparator.comparing(hold -> hold.end().orElse(Instant.MAX)));
    }

    /** Everything that holds the work up at the moment. */
    Stream<Hold> all(Work asked, Instant moment) {
        Work work = withEachZone(asked);
        Stream<Hold> paused = pauses.stream()
                .filter(pause -> isOf(pause.scope(), work) && pause.holds(moment))
                .map(Hold::of);
        Stream<Hold> own = blackouts(PauseScope.job(work.job()), work.blackouts(), moment);
        Stream<Hold> ofSites = work.sites().stream().flatMap(site -> ofSite(site, moment));
        return Stream.of(paused, own, ofSites).flatMap(each -> each);
    }

    /** What purges all zones of an account is held up with each of their sites. */
    private Work withEachZone(Work work) {
        Set<String> sites = new TreeSet<>(work.sites());
        work.sites().stream()
                .flatMap(name -> settings.find(name).stream())
                .filter(SiteSettings::isEveryZone)
                .flatMap(every -> settings.zonesOf(every.account()).stream())
                .forEach(site -> sites.add(site.name()));
        return new Work(work.job(), sites, work.blackouts());
    }

    /** What holds up sites, or everything, at the moment. */
    Stream<Hold> beyondJobs(Instant moment) {
        return Stream.concat(
                pauses.stream().filter(pause -> pause.holds(moment)).map(Hold::of),
                settings.listedSites().stream().flatMap(site -> ofSite(site, moment)));
    }

    static boolean isOf(PauseScope scope, Work work) {
        return switch (scope.kind()) {
            case ALL -> true;
            case JOB -> scope.name().equals(work.job());
            case SITE -> work.sites().contains(scope.name());
        };
    }

    private Stream<Hold> ofSite(String name, Instant moment) {
        SiteSettings site = settings.sites().get(name);
        return site == null ? Stream.empty() : blackouts(PauseScope.site(name), site.blackouts(), moment);
    }

    private static Stream<Hold> blackouts(PauseScope scope, List<Blackout> blackouts, Instant moment) {
        return blackouts.stream()
                .flatMap(blackout -> blackout.at(moment).map(window -> Hold.of(scope, blackout, window)).stream());
    }
}
