package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.Product;
import io.edgesweep.report.ExitCode;
import io.edgesweep.sandbox.server.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every field of every answer of the API, and what may stand in it instead. */
final class OddAnswers {

    /** Long enough for all but what goes on until the deadline. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** A status that nobody knows is taken for one of a task that is not done. */
    private static final Duration SHORT = Duration.ofSeconds(4);

    /** The calls and the fields of their answers, those of the prefetches after those of the purges. */
    private static final List<String> EDGEONE = List.of(
            "submit: JobId FailedList RequestId",
            "ask: TotalCount Tasks Tasks.JobId Tasks.Target Tasks.Type Tasks.Method Tasks.Status Tasks.CreateTime"
                    + " Tasks.UpdateTime Tasks.FailType Tasks.FailMessage RequestId",
            "quota: PurgeQuota PurgeQuota.Type PurgeQuota.Batch PurgeQuota.Daily PurgeQuota.DailyAvailable PrefetchQuota"
                    + " RequestId",
            "warm: JobId FailedList RequestId",
            "ask for warm: TotalCount Tasks Tasks.JobId Tasks.Target Tasks.Type Tasks.Method Tasks.Status Tasks.CreateTime"
                    + " Tasks.UpdateTime Tasks.FailType Tasks.FailMessage RequestId",
            "quota for warm: PrefetchQuota PrefetchQuota.Type PrefetchQuota.Batch PrefetchQuota.Daily"
                    + " PrefetchQuota.DailyAvailable");

    private static final List<String> CDN = List.of(
            "submit: TaskId RequestId",
            "ask: TotalCount PurgeLogs PurgeLogs.TaskId PurgeLogs.Url PurgeLogs.Status PurgeLogs.CreateTime"
                    + " PurgeLogs.PurgeType PurgeLogs.FlushType RequestId",
            "quota: UrlPurge UrlPurge.Area UrlPurge.Batch UrlPurge.Total UrlPurge.Available PathPurge RequestId",
            "warm: TaskId RequestId",
            "ask for warm: TotalCount PushLogs PushLogs.TaskId PushLogs.Url PushLogs.Status PushLogs.Percent PushLogs.Area"
                    + " PushLogs.CreateTime PushLogs.UpdateTime RequestId",
            "quota for warm: UrlPush UrlPush.Area UrlPush.Batch UrlPush.Total UrlPush.Available RequestId");

    /** What is odd inside of a field: the value stands in the place of {@code %s}. */
    private static final Map<String, List<String>> INSIDE = Map.of(
            "Error",
            List.of(
                    "%s",
                    "{\"Code\": %s, \"Message\": \"as asked for\"}",
                    "{\"Code\": \"InternalError\", \"Message\": %s}",
                    "{\"Code\": %1$s, \"Message\": %1$s}"),
            "FailedList",
            List.of(
                    "[%s]",
                    "[{\"Reason\": %s, \"Targets\": [\"https://elsewhere.example/\"]}]",
                    "[{\"Reason\": \"odd\", \"Targets\": %s}]",
                    "[{\"Reason\": \"odd\", \"Targets\": [%s]}]"));

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

    /** What is odd inside of errors and of lists of refused targets. */
    static List<FaultySites.Case> inside() {
        List<FaultySites.Case> cases = new ArrayList<>();
        for (Product product : List.of(Product.EDGEONE, Product.CDN)) {
            for (String action : List.of("submit", "ask", "quota", "warm", "ask for warm")) {
                addInside(cases, product, action, "Error");
            }
        }
        addInside(cases, Product.EDGEONE, "submit", "FailedList");
        addInside(cases, Product.EDGEONE, "warm", "FailedList");
        return cases;
    }

    private static void addInside(List<FaultySites.Case> cases, Product product, String action, String field) {
        for (String template : Objects.requireNonNull(INSIDE.get(field))) {
            VALUES.forEach(value -> cases.add(odd(product, action, field, template.formatted(value))));
        }
    }

    private static void add(List<FaultySites.Case> cases, Product product, List<String> answers) {
        for (String answer : answers) {
            String action = answer.substring(0, answer.indexOf(':'));
            for (String field : answer.substring(action.length() + 2).split(" ")) {
                VALUES.forEach(value -> cases.add(odd(product, action, field, value)));
            }
        }
    }

    private static FaultySites.Case odd(Product product, String action, String field, String json) {
        return new FaultySites.Case(
                product.word() + ", " + field + " of " + action + ": " + json.substring(0, Math.min(70, json.length())),
                product,
                action,
                Fault.odd(field, json),
                true);
    }

    /** One value for each field, another one for each. */
    static List<FaultySites.Case> sample(List<FaultySites.Case> all) {
        List<FaultySites.Case> sample = new ArrayList<>();
        for (int i = 0; i < all.size() / VALUES.size(); i += 2) {
            sample.add(all.get(i * VALUES.size() + i % VALUES.size()));
        }
        return sample;
    }

    /** What cases have in common that can be played together. */
    static Object kind(FaultySites.Case each) {
        return List.of(each.product(), each.action(), isOddStatus(each));
    }

    static boolean isOddStatus(FaultySites.Case each) {
        return each.fault().verdict().endsWith("Status");
    }

    static void play(Path folder, List<FaultySites.Case> cases) {
        try (FaultySites sites = new FaultySites(folder, cases)) {
            int first = sites.faultyNight(cases.stream().anyMatch(OddAnswers::isOddStatus) ? SHORT : DEADLINE);
            String targets = sites.allTargets();
            int second = sites.goodNight();

            sites.assertEachFaultWasPlayed();
            assertThat(List.of(first, second)).doesNotContain(ExitCode.UNEXPECTED.code());
            sites.assertNothingTwice();
            sites.assertNothingForgotten(targets);
        }
    }
}
