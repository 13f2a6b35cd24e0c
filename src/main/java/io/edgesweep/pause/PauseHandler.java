package io.edgesweep.pause;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Pause;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.ledger.Run;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import io.edgesweep.text.ForeignText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pauses and resumes in the ledger that is open here. */
public final class PauseHandler implements Pausing {

    private static final int LONGEST_REASON = 200;

    private final Settings settings;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Runnable changed;

    /** @param changed is called when something was paused or resumed */
    public PauseHandler(Settings settings, Ledger ledger, InstantSource clock, Runnable changed) {
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
        this.changed = changed;
    }

    @Override
    public Begun pause(Wanted wanted) {
        List<FolderJob> jobs = FolderJob.all(settings);
        PauseScope scope = new PauseScopes(known(jobs)).of(wanted.what());
        PauseEnd end = new PauseEnd(now(), zones(scope, jobs), settings.output().zone());
        Optional<Instant> until = wanted.until().isBlank() ? Optional.empty() : Optional.of(end.read(wanted.until()));
        Pause pause =
                new Pause(scope, now(), until.orElse(null), null, end.zone(), reason(wanted.reason()), wanted.by());
        ledger.pauses().begin(pause);
        changed.run();
        List<String> underWay = jobs.stream()
                .filter(job -> job.isOf(scope))
                .flatMap(job -> ledger.runs().unfinished(job.name()).stream())
                .map(Run::id)
                .toList();
        return new Begun(pause, underWay);
    }

    private static Set<ZoneId> zones(PauseScope scope, List<FolderJob> jobs) {
        Set<ZoneId> zones = new HashSet<>();
        jobs.stream().filter(job -> job.isOf(scope)).forEach(job -> job.zone().ifPresent(zones::add));
        return zones;
    }

    private static String reason(String text) {
        String reason = text.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || !reason.equals(ForeignText.oneLine(reason))) {
            throw new MistakesException(List.of(new Mistake(
                    "",
                    "reason",
                    (reason.isEmpty() ? "is missing" : "is not allowed") + "; allowed: one line of at most "
                            + LONGEST_REASON + " characters, for whoever asks at night")));
        }
        return reason;
    }

    @Override
    public Resumed resume(String what) {
        List<FolderJob> jobs = FolderJob.all(settings);
        List<Pause> inForce = all().stream().filter(pause -> pause.holds(now())).toList();
        PauseScope scope = scope(what, jobs, inForce);
        Optional<Pause> paused =
                inForce.stream().filter(pause -> pause.scope().equals(scope)).findFirst();
        if (paused.isPresent()) {
            ledger.pauses().end(scope, now());
            changed.run();
        }
        List<HeldJobs> held = held().stream()
                .filter(each -> each.hold().scope().equals(scope)
                        || jobs.stream()
                                .anyMatch(job -> job.isOf(scope) && each.jobs().contains(job.name())))
                .toList();
        return new Resumed(paused.orElse(null), held);
    }

    /** What is paused goes before what is not, and may have no file any more. */
    private PauseScope scope(String what, List<FolderJob> jobs, List<Pause> inForce) {
        List<PauseScope> paused = inForce.stream()
                .map(Pause::scope)
                .filter(scope -> scope.toString().equals(what) || scope.name().equals(what))
                .distinct()
                .toList();
        return paused.size() == 1 ? paused.get(0) : new PauseScopes(known(jobs)).of(what);
    }

    private Set<PauseScope> known(List<FolderJob> jobs) {
        Set<PauseScope> known = new HashSet<>();
        settings.sites().keySet().forEach(site -> known.add(PauseScope.site(site)));
        jobs.forEach(job -> known.add(PauseScope.job(job.name())));
        return known;
    }

    @Override
    public List<Pause> all() {
        return ledger.pauses().all();
    }

    @Override
    public List<HeldJobs> held() {
        return HeldJobs.at(now(), settings, all());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
