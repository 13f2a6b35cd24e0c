package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.Standing;
import io.edgesweep.report.write.Bars;
import io.edgesweep.report.write.Bars.QuotaBar;
import io.edgesweep.report.write.Bars.QuotaParts;
import io.edgesweep.targets.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A quota of the present quota day, as far as it can be told without a call.
 *
 * @param name  of what it is, and for which sites
 * @param left  how many targets are left, the reserve kept
 * @param daily how many a quota day allows
 * @param bar   its parts
 * @param tone  how the sentence is shown
 * @param words what waits for it, and until when; empty when nothing does, and something is left
 * @param asked when the provider was last asked
 */
public record QuotaGauge(
        String name, String left, String daily, QuotaBar bar, String tone, String words, String asked) {

    /**
     * Those of URLs, and those that something was used of; the scarcest first.
     *
     * @param waiting what waits of each job
     */
    public static List<QuotaGauge> all(QuotaStandings standings, List<JobTargets> waiting, Instant now, Words words) {
        Map<String, Map<Kind, Long>> forQuota = waiting.stream()
                .collect(Collectors.groupingBy(
                        JobTargets::site,
                        Collectors.groupingBy(JobTargets::kind, Collectors.summingLong(JobTargets::notHeld))));
        return standings.all().stream()
                .filter(each ->
                        each.kind() == Kind.URL || each.standing().quota().used() > 0)
                .sorted(Comparator.comparingDouble(QuotaGauge::share))
                .map(each -> of(each, each.of(forQuota), now, words))
                .toList();
    }

    private static double share(SharedQuota shared) {
        return (double) shared.standing().left()
                / Math.max(1, shared.standing().quota().daily());
    }

    private static QuotaGauge of(SharedQuota shared, long waiting, Instant now, Words words) {
        Standing standing = shared.standing();
        String kind = words.say("kind." + shared.kind().word());
        String sites = String.join(", ", shared.sites());
        String name = shared.area().isEmpty()
                ? words.say("gauge.name", sites, kind)
                : words.say("gauge.name-area", sites, kind, Bars.area(shared.area(), words));
        QuotaParts parts = QuotaParts.of(
                standing.quota().daily(), standing.quota().available(), standing.ours(), standing.reserve());
        return new QuotaGauge(
                name,
                words.number(standing.left()),
                words.number(parts.daily()),
                Bars.quota(name, "gauge.", parts, words),
                standing.left() < waiting ? "bad" : standing.left() == 0 ? "wait" : "",
                waits(standing.left(), waiting, now, words),
                words.say(
                        standing.others() == null ? "gauge.not-asked" : "gauge.asked",
                        words.time(shared.readAt(), QuotaDay.PLACE)));
    }

    private static String waits(long left, long waiting, Instant now, Words words) {
        String turn =
                words.duration(Duration.between(now, QuotaDay.of(now).next().start()));
        if (waiting == 0) {
            return left == 0 ? words.say("gauge.used-up", turn) : "";
        }
        return waiting <= left
                ? words.say("gauge.fits", waiting)
                : words.say("gauge.short", waiting, waiting - left, turn);
    }
}
