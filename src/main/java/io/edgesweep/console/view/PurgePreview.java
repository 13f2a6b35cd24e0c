package io.edgesweep.console.view;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.input.RowFates;
import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.job.forecast.QuotaStanding;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Finding;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.targets.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a list, in words.
 *
 * @param sent      how many targets are taken, to be sent now or on later quota days
 * @param waits     how many of them would wait for the next quota day
 * @param rejected  how many lines would not be sent
 * @param lines     the first of both, in the order of the list
 * @param elsewhere lines that belong to other sites
 * @param quotas    what they take of each quota, a sentence each
 * @param notes     what is to be known of the list besides
 */
public record PurgePreview(
        long sent,
        long waits,
        long rejected,
        List<RowFates.Fate> lines,
        List<Elsewhere> elsewhere,
        List<String> quotas,
        List<String> notes) {

    /**
     * Lines that belong to another site.
     *
     * @param site  the site
     * @param words how many they are
     */
    public record Elsewhere(String site, String words) {}

    /** How many targets would be sent now. */
    public long now() {
        return sent - waits;
    }

    /**
     * Reads the list, and asks for the quotas.
     *
     * @throws MistakesException when the order is none that could be run
     */
    public static PurgePreview of(ConsoleServices desk, QueuedOrder order, Words words) throws InterruptedException {
        RowFates.Fates fates = fates(desk, order);
        List<String> quotas = new ArrayList<>();
        long waits = 0;
        if (fates.sent() > 0) {
            QuotaOverview overview = desk.accounts()
                    .quota(List.of(Objects.requireNonNull(order.oneOff()).site()));
            for (Map.Entry<Kind, Long> each : fates.targets().entrySet()) {
                Long left = left(overview, each.getKey());
                waits += left == null ? 0 : Math.max(0, each.getValue() - left);
                quotas.add(sentence(each.getKey(), each.getValue(), left, words));
            }
        }
        return new PurgePreview(
                fates.sent(),
                waits,
                fates.rejected(),
                fates.told(),
                elsewhere(fates.elsewhere(), words),
                quotas,
                fates.findings().stream().map(each -> note(each, order, words)).toList());
    }

    /** A list can be looked at for each site that owns some of its hosts. */
    private static List<Elsewhere> elsewhere(Map<String, Long> lines, Words words) {
        Map<String, Long> sites = new TreeMap<>();
        lines.forEach((names, number) -> {
            for (String site : names.split(", ", -1)) {
                sites.merge(site, number, Long::sum);
            }
        });
        return sites.entrySet().stream()
                .map(each -> new Elsewhere(each.getKey(), words.say("purge.elsewhere", each.getValue(), each.getKey())))
                .toList();
    }

    private static String note(Finding finding, QueuedOrder order, Words words) {
        String where = finding.place().isEmpty() ? "" : finding.place() + ": ";
        return named(where + words.say(finding.reason()), order);
    }

    private static RowFates.Fates fates(ConsoleServices desk, QueuedOrder order) {
        try {
            return desk.fates().of(order.request(desk.settings()));
        } catch (MistakesException e) {
            throw new MistakesException(e.mistakes().stream()
                    .map(each -> new Mistake(
                            named(each.place(), order), named(each.key(), order), named(each.words(), order)))
                    .toList());
        }
    }

    /** Where the list lies here is nothing to whoever brought it: it is called as people call it. */
    private static String named(String text, QueuedOrder order) {
        String shown = text;
        for (QueuedOrder.Input input : order.inputs()) {
            shown = shown.replace(input.place(), input.name());
        }
        return shown;
    }

    /** How many of the kind may be sent now, in the part of the world that allows least; null while that is not known. */
    private static @Nullable Long left(QuotaOverview overview, Kind kind) {
        return overview.quotas().stream()
                .filter(each -> each.kind() == kind)
                .map(QuotaStanding::figures)
                .filter(Objects::nonNull)
                .map(each -> each.left())
                .min(Long::compare)
                .orElse(null);
    }

    private static String sentence(Kind kind, long targets, @Nullable Long left, Words words) {
        String what = words.say("kind." + kind.word());
        if (left == null) {
            return words.say("purge.quota-unknown", targets, what);
        }
        return left >= targets
                ? words.say("purge.quota", targets, what, left)
                : words.say("purge.quota-short", targets, what, left, targets - left);
    }
}
