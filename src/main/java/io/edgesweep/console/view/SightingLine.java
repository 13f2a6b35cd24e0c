package io.edgesweep.console.view;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.KnownLooks;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Targets.Sighting;
import io.edgesweep.order.Asker;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A target in one run, in words.
 *
 * @param run     the run that read and recorded it
 * @param began   when that began, with the zone of all its times
 * @param job     its job; empty where the run is not kept any more
 * @param asked   who asked for it; empty where that is not known
 * @param later   the run that has sent it, where that is another one; else empty
 * @param what    of what kind it was, and by which method
 * @param settled when its end was written down; empty while it has none
 * @param line    what became of it
 */
public record SightingLine(
        String run,
        String began,
        String job,
        String asked,
        String later,
        String what,
        String settled,
        TargetTable.Line line) {

    /** What became of the target with the value, the newest first. */
    public static List<SightingLine> find(ConsoleServices desk, String value, String before, int most, Words words) {
        List<Sighting> found = desk.ledger().targets().find(value, before, most);
        Set<String> ids = new HashSet<>();
        found.forEach(each -> ids.add(each.recordedBy()));
        Map<String, Run> runs = desk.ledger().runs().named(ids);
        Zones zones = new Zones(desk);
        return found.stream()
                .map(each -> of(
                        each,
                        runs.get(each.recordedBy()),
                        desk.ledger().runs().askedBy(each.recordedBy()),
                        new KnownLooks(desk.ledger().edge(), each.answersFor()),
                        zones,
                        words))
                .toList();
    }

    private static SightingLine of(
            Sighting sighting, @Nullable Run run, String asked, KnownLooks looks, Zones zones, Words words) {
        ZoneId zone = run == null ? zones.home() : zones.of(run.job());
        var batch = sighting.row().batch();
        Instant settled = batch == null ? null : batch.settledAt();
        String later = sighting.answersFor().equals(sighting.recordedBy()) ? "" : sighting.answersFor();
        return new SightingLine(
                sighting.recordedBy(),
                run == null ? "" : words.time(run.started(), zone),
                run == null ? "" : run.job(),
                Asker.of(asked, words),
                later,
                batch == null ? "" : words.say("kind." + batch.key().kind().word()),
                words.clock(settled, zone),
                TargetTable.Line.of(sighting.row(), looks, false, words, zone));
    }
}
