package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.Product;
import io.edgesweep.report.ExitCode;
import io.edgesweep.sandbox.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every field of every answer of the API, and what may stand in it instead. */
final class OddAnswers {

    /** Long enough for all but what goes on until the deadline. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** A status that nobody knows is taken for one of a task that is not done. */
    private static final Duration SHORT = Duration.ofSeconds(4);

    private static final Map<String, List<String>> EDGEONE = Map.of(
            "submit", List.of("JobId", "FailedList", "RequestId"),
            "ask",
                    List.of(
                            "TotalCount",
                            "Tasks",
                            "Tasks.JobId",
                            "Tasks.Target",
                            "Tasks.Type",
                            "Tasks.Method",
                            "Tasks.Status",
                            "Tasks.CreateTime",
                            "Tasks.UpdateTime",
                            "Tasks.FailType",
                            "Tasks.FailMessage",
                            "RequestId"),
            "quota",
                    List.of(
                            "PurgeQuota",
                            "PurgeQuota.Type",
                            "PurgeQuota.Batch",
                            "PurgeQuota.Daily",
                            "PurgeQuota.DailyAvailable",
                            "PrefetchQuota",
                            "RequestId"));

    private static final Map<String, List<String>> CDN = Map.of(
            "submit", List.of("TaskId", "RequestId"),
            "ask",
                    List.of(
                            "TotalCount",
                            "PurgeLogs",
                            "PurgeLogs.TaskId",
                            "PurgeLogs.Url",
                            "PurgeLogs.Status",
                            "PurgeLogs.CreateTime",
                            "PurgeLogs.PurgeType",
                            "PurgeLogs.FlushType",
                            "RequestId"),
            "quota",
                    List.of(
                            "UrlPurge",
                            "UrlPurge.Area",
                            "UrlPurge.Batch",
                            "UrlPurge.Total",
                            "UrlPurge.Available",
                            "PathPurge",
                            "RequestId"));

    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "[{}]",
            "{\"x\": 1}",
            "1e309",
            "\"" + "x".repeat(1_000_000) + "\"",
            "\"\\u0000\\u001b[31m\\r\\n\"");

    private OddAnswers() {}

    /** All fields with all values. */
    static List<FaultySites.Case> all() {
        List<FaultySites.Case> cases = new ArrayList<>();
        add(cases, Product.EDGEONE, EDGEONE);
        add(cases, Product.CDN, CDN);
        return cases;
    }

    private static void add(List<FaultySites.Case> cases, Product product, Map<String, List<String>> fields) {
        fields.forEach((action, names) -> names.forEach(field -> VALUES.forEach(value -> cases.add(new FaultySites.Case(
                product.word() + ", " + field + " of " + action + ": "
                        + value.substring(0, Math.min(20, value.length())),
                product,
                action,
                Fault.odd(field, value),
                true)))));
    }

    /** One value for each field, another one for each. */
    static List<FaultySites.Case> sample() {
        List<FaultySites.Case> all = all();
        List<FaultySites.Case> sample = new ArrayList<>();
        for (int i = 0; i < all.size() / VALUES.size(); i++) {
            sample.add(all.get(i * VALUES.size() + i % VALUES.size()));
        }
        return sample;
    }

    static boolean isOddStatus(FaultySites.Case each) {
        return each.fault().verdict().endsWith("Status");
    }

    static void play(Path folder, List<FaultySites.Case> cases) {
        try (FaultySites sites = new FaultySites(folder, cases)) {
            int first = sites.faultyNight(cases.stream().anyMatch(OddAnswers::isOddStatus) ? SHORT : DEADLINE);
            String targets = sites.allTargets();
            int second = sites.goodNight();

            assertThat(sites.verdicts())
                    .containsAll(
                            cases.stream().map(each -> each.fault().verdict()).toList());
            assertThat(List.of(first, second)).doesNotContain(ExitCode.UNEXPECTED.code());
            sites.assertNothingTwice();
            sites.assertNothingForgotten(targets);
        }
    }
}
