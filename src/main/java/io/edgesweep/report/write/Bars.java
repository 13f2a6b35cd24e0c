package io.edgesweep.report.write;

import io.edgesweep.language.Words;
import io.edgesweep.report.Family;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.RunReport.HistoryLine;
import io.edgesweep.report.RunReport.QuotaLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Bars of parts that share a whole. Coordinates are per cent, so that nothing is stretched. */
public final class Bars {

    /** Nineteen of ten thousand are seen, too. */
    private static final double LEAST = 0.7;

    private static final double GAP = 0.2;

    /** A narrower part has no room for its number; one that is not much wider has none on a phone. */
    private static final double ROOM = 12;

    private static final double ROOM_ON_A_PHONE = 25;

    private Bars() {}

    /** A part of a bar. {@code text} is empty where there is no room for it; {@code narrow} where there is none on a phone. */
    public record Part(String tone, String x, String width, String textX, String text, boolean narrow) {

        /** The classes of its text. */
        public String textTone() {
            return narrow ? tone + " narrow" : tone;
        }
    }

    /** A bar, what it says aloud, and its parts. */
    public record Bar(String aloud, List<Part> parts) {}

    /** A quota: its title, its bar, and each part with its number. */
    public record QuotaBar(String title, Bar bar, List<Amount> legend) {}

    /** A number of something. */
    public record Amount(String tone, String number, String words) {}

    /** A line of the table of outcomes. {@code change} is empty where there is no run to compare with. */
    public record OutcomeRow(
            String family,
            String mark,
            String name,
            String number,
            boolean nil,
            String share,
            String before,
            String change,
            String tone,
            String aloud,
            String which) {}

    /** What became of the rows and targets. */
    public static Bar outcomes(RunReport report, Words words) {
        List<Amount> amounts = new ArrayList<>();
        for (Family family : Family.values()) {
            String number = words.number(family.of(report.counts()));
            amounts.add(new Amount(family.word(), number, family.mark() + " " + number));
        }
        long[] numbers = Arrays.stream(Family.values())
                .mapToLong(family -> family.of(report.counts()))
                .toArray();
        String parts = String.join(
                words.say("comma"),
                Arrays.stream(Family.values())
                        .filter(family -> family.of(report.counts()) > 0)
                        .map(family -> words.say("part", family.of(report.counts()), words.say(part(family, report))))
                        .toList());
        return bar(words.say("bar.outcomes", Arrays.stream(numbers).sum(), parts), amounts, numbers);
    }

    /** The table beside it. */
    public static List<OutcomeRow> rows(RunReport report, Words words) {
        long all = report.counts().read() + report.counts().carriedIn();
        // Fewer confirmed than last night is no worse where no more had to be purged.
        boolean isOpen = Arrays.stream(Family.values())
                .filter(Family::isWorseWhenMore)
                .anyMatch(family -> family.of(report.counts()) > 0);
        List<OutcomeRow> rows = new ArrayList<>();
        for (Family family : Family.values()) {
            long number = family.of(report.counts());
            boolean compared = !report.history().isEmpty();
            long before = compared ? family.of(report.history().get(0)) : 0;
            long change = number - before;
            boolean worse = family == Family.CONFIRMED ? change < 0 && isOpen : family.isWorseWhenMore() && change > 0;
            boolean better = family.isWorseWhenMore() && change < 0;
            rows.add(new OutcomeRow(
                    family.word(),
                    family.mark(),
                    words.say(part(family, report)),
                    words.number(number),
                    number == 0,
                    words.share(number, all),
                    words.number(before),
                    !compared ? "" : change == 0 ? "=" : (change > 0 ? "▲ " : "▼ ") + words.number(Math.abs(change)),
                    worse ? "bad" : better ? "good" : "soft",
                    change == 0 ? "" : words.say(change > 0 ? "more" : "fewer"),
                    which(family, report, words)));
        }
        return rows;
    }

    private static String part(Family family, RunReport report) {
        return family.part(family.of(report.counts()), report.counts().stopped());
    }

    private static String which(Family family, RunReport report, Words words) {
        var counts = report.counts();
        return switch (family) {
            case CONFIRMED -> words.say("which.confirmed");
            case FAILED ->
                some(
                        words,
                        "failed",
                        counts.failed(),
                        "refused",
                        counts.refused(),
                        "invalid",
                        counts.invalid(),
                        "stopped",
                        counts.stopped());
            case WAITING -> words.say("which.waiting");
            case UNSETTLED -> words.say("which.unsettled");
            case ASIDE ->
                some(
                        words,
                        "excluded",
                        counts.excluded() - counts.stopped() - counts.comment(),
                        "duplicate",
                        counts.duplicate(),
                        "unchanged",
                        counts.unchanged(),
                        "comment",
                        counts.comment());
        };
    }

    private static String some(Words words, Object... pairs) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            long number = (Long) pairs[i + 1];
            if (number > 0) {
                parts.add(words.say("part", number, words.say("outcome." + pairs[i])));
            }
        }
        return String.join(words.say("comma"), parts);
    }

    /** The quotas that the run drew on; the others where it drew on none. */
    static List<QuotaBar> quotas(RunReport report, Words words) {
        return report.quota().stream()
                .filter(line -> line.ours() > 0)
                .map(line -> quota(line, words))
                .toList();
    }

    /** What an area is called. */
    public static String area(String area, Words words) {
        String key = "area." + area;
        return words.has(key) ? words.say(key) : area;
    }

    private static QuotaBar quota(QuotaLine line, Words words) {
        String kind = words.say("kind." + line.kind());
        return quota(
                line.area().isEmpty()
                        ? words.say("quota.title", kind, line.site(), line.daily())
                        : words.say("quota.title-area", kind, line.site(), area(line.area(), words), line.daily()),
                "quota.",
                QuotaParts.of(line.daily(), line.availableAfter(), line.ours(), line.reserve()),
                words);
    }

    /**
     * The parts of a quota, in targets.
     *
     * @param reserve how many of those that are not used are left for people
     * @param left    how many are left beside these
     */
    public record QuotaParts(long daily, long ours, long others, long reserve, long left) {

        /**
         * What is not ours and not available, others have used.
         *
         * @param reserve how many of the daily ones are left for people, if so many are available
         */
        public static QuotaParts of(long daily, long available, long ours, long reserve) {
            long kept = Math.min(reserve, available);
            return new QuotaParts(
                    daily, ours, Math.max(0, daily - available - ours), kept, Math.max(0, available - kept));
        }
    }

    /**
     * A quota, by its parts.
     *
     * @param names what the keys of its parts' names begin with
     */
    public static QuotaBar quota(String title, String names, QuotaParts quota, Words words) {
        long[] numbers = {quota.ours(), quota.others(), quota.reserve(), quota.left()};
        List<String> tones = List.of("ours", "others", "reserve", "left");
        List<Amount> legend = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            legend.add(new Amount(tones.get(i), words.number(numbers[i]), words.say(names + tones.get(i))));
        }
        String aloud = words.say("bar.quota", quota.daily(), numbers[0], numbers[1], numbers[2], numbers[3]);
        List<Amount> silent = legend.stream()
                .map(each -> new Amount(each.tone(), each.number(), ""))
                .toList();
        List<Amount> named = legend.stream()
                .filter(each -> each.tone().equals("left") || !each.number().equals(words.number(0)))
                .toList();
        return new QuotaBar(title, bar(aloud, silent, numbers), named);
    }

    private static Bar bar(String aloud, List<Amount> amounts, long... numbers) {
        long all = Math.max(1, Arrays.stream(numbers).sum());
        long shown = Arrays.stream(numbers).filter(number -> number > 0).count();
        double small = Arrays.stream(numbers)
                .filter(number -> number > 0)
                .mapToDouble(number -> Math.max(LEAST, 100.0 * number / all))
                .sum();
        double scale = (100 - GAP * Math.max(0, shown - 1)) / Math.max(1, small);
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] > 0) {
                double width = Math.max(LEAST, 100.0 * numbers[i] / all) * scale;
                parts.add(new Part(
                        amounts.get(i).tone(),
                        percent(x),
                        percent(width),
                        percent(x + 0.6),
                        width < ROOM ? "" : amounts.get(i).words(),
                        width < ROOM_ON_A_PHONE));
                x += width + GAP;
            }
        }
        return new Bar(aloud, parts);
    }

    /** The runs before as a strip of marks, oldest first. */
    static List<Mark> strip(List<HistoryLine> newestFirst) {
        List<Mark> marks = new ArrayList<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Family family = worst(newestFirst.get(i));
            double x = 0.5 + 16.0 * marks.size();
            marks.add(new Mark(family.word(), family.mark(), number(x), number(x + 6.5)));
        }
        return marks;
    }

    /** One run in the strip. */
    public record Mark(String family, String mark, String x, String textX) {}

    static Family worst(HistoryLine run) {
        if (run.failed() > 0) {
            return Family.FAILED;
        }
        if (run.unsettled() > 0) {
            return Family.UNSETTLED;
        }
        return run.waiting() > 0 ? Family.WAITING : run.confirmed() > 0 ? Family.CONFIRMED : Family.ASIDE;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
