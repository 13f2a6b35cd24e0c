package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.Product;
import io.edgesweep.report.FindingLine;
import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.cdn.SandboxDomain;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.JournalEntry;
import io.edgesweep.sandbox.server.SandboxSettings;
import io.edgesweep.task.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two nights of one job for many sites, each with three batches of two targets and with a key, an account and a zone or
 * domain of its own, so that each has faults of its own: in the first night. In the second there is none, and the list is
 * empty.
 */
final class FaultySites implements AutoCloseable {

    private static final int TARGETS = 6;

    private static final Set<String> PREFETCHES = Set.of("CreatePrefetchTask", "PushUrlsCache");

    /**
     * A fault that a site meets.
     *
     * @param name   what is shown when it goes wrong
     * @param action the call that meets it, by its name with EdgeOne; "submit", "ask", "quota", and those for the prefetches stand for both products'
     * @param always whether every such call does, or the first
     * @param believed whether the calls take effect and their answer says that they did not: it may be believed, so
     *     that they are no calls of which something is accepted
     */
    record Case(String name, Product product, String action, Fault fault, boolean always, boolean believed) {

        /** One whose calls did not take effect, or whose answer leaves it open whether they did. */
        Case(String name, Product product, String action, Fault fault, boolean always) {
            this(name, product, action, fault, always, false);
        }

        private String calls() {
            boolean edgeOne = product == Product.EDGEONE;
            return switch (action) {
                case "submit" -> edgeOne ? World.CREATE : "PurgeUrlsCache";
                case "ask" -> World.ASK;
                case "warm" -> edgeOne ? "CreatePrefetchTask" : "PushUrlsCache";
                case "ask for warm" -> edgeOne ? "DescribePrefetchTasks" : "DescribePushTasks";
                case "quota for warm" -> edgeOne ? "DescribeContentQuota" : "DescribePushQuota";
                default -> edgeOne ? "DescribeContentQuota" : "DescribePurgeQuota";
            };
        }
    }

    private final List<Case> cases;
    private final World world;

    FaultySites(Path folder, List<Case> cases) {
        this.cases = List.copyOf(cases);
        this.world = new World(folder, sandbox -> sandbox.callsPerSecond(100_000)
                .keys(keys().toArray(SandboxKey[]::new))
                .zones(all().mapToObj(i -> SandboxZone.of("zone-" + i, host(i))).toArray(SandboxZone[]::new))
                .domains(all().mapToObj(i -> SandboxDomain.of(host(i))).toArray(SandboxDomain[]::new)));
        world.configured("batch.targets", "2");
        world.configured("call.backoff", "1ms");
        world.configured("call.longest-backoff", "5ms");
        world.configured("reconcile.unsettled", "300ms");
        all().forEach(this::configure);
    }

    private List<SandboxKey> keys() {
        List<SandboxKey> keys = new ArrayList<>(List.of(SandboxSettings.SAMPLE_KEY));
        all().forEach(i -> keys.add(SandboxKey.of(key(i), "secretOf" + i)));
        return keys;
    }

    private IntStream all() {
        return IntStream.range(0, cases.size());
    }

    private void configure(int i) {
        String account = "accounts.a" + i + ".";
        world.configured(account + "credentials.secret-id", key(i));
        world.configured(account + "credentials.secret-key", "secretOf" + i);
        world.configured(account + "endpoints.teo", "${edgesweep.accounts.main.endpoints.teo}");
        world.configured(account + "endpoints.cdn", "${edgesweep.accounts.main.endpoints.cdn}");
        world.configured(account + "calls-in-flight", "1");
        world.configured(account + "calls-per-second", "1000");
        String site = "sites.s" + i + ".";
        Product product = cases.get(i).product();
        world.configured(site + "account", "a" + i);
        world.configured(site + "hosts", host(i));
        world.configured(site + "product", product.word());
        if (product == Product.EDGEONE) {
            world.configured(site + "zone-id", "zone-" + i);
        }
    }

    private static String key(int i) {
        return "AKIDofSite" + i;
    }

    private static String host(int i) {
        return "h" + i + ".example.com";
    }

    private static String url(int site, int number) {
        return "https://" + host(site) + "/" + number;
    }

    /** The first night. Gives the exit code. */
    int faultyNight(Duration deadline) {
        List<String> rows = new ArrayList<>(List.of("url"));
        all().forEach(i -> IntStream.range(0, TARGETS).forEach(number -> rows.add(url(i, number))));
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            if (each.always()) {
                world.sandbox.faults().alwaysOfKey(key(i), each.calls(), each.fault());
            } else {
                world.sandbox.faults().nextOfKey(key(i), each.calls(), each.fault());
            }
        }
        return night(deadline, rows);
    }

    /** The second night, a day later. Gives the exit code. */
    int goodNight() {
        world.sandbox.faults().clear();
        world.clock.forward(Duration.ofDays(1));
        return night(Duration.ofSeconds(30), List.of("url"));
    }

    private int night(Duration deadline, List<String> rows) {
        world.job(
                "nightly",
                String.format(
                        Locale.ROOT,
                        "site: [%s]%nlimits: {deadline: %ds}%nsources: [{csv: %s}]%nwarm: %s%n",
                        String.join(", ", all().mapToObj(i -> "s" + i).toList()),
                        deadline.toSeconds(),
                        world.file("urls.csv", rows.toArray(String[]::new)),
                        isWarm()));
        return world.run("run", "nightly").exitCode();
    }

    private boolean isWarm() {
        return cases.stream().anyMatch(each -> each.action().endsWith("warm"));
    }

    /** How often each target was accepted: to be purged, or to be prefetched. */
    private Map<String, Integer> accepted(boolean prefetches) {
        Map<String, Integer> times = new TreeMap<>();
        world.sandbox.journal().calls().stream()
                .filter(call -> PREFETCHES.contains(call.action()) == prefetches)
                .filter(call -> !isBelieved(call))
                .flatMap(call -> call.accepted().stream())
                .forEach(target -> times.merge(target, 1, Integer::sum));
        return times;
    }

    private boolean isBelieved(JournalEntry call) {
        return all().filter(i -> key(i).equals(call.secretId()))
                .mapToObj(cases::get)
                .anyMatch(each -> each.believed() && each.fault().verdict().equals(call.verdict()));
    }

    /** How many targets are purged of which the answer said that they were not. */
    long acceptedAgainstTheAnswer() {
        return world.sandbox.journal().calls().stream()
                .filter(this::isBelieved)
                .mapToLong(call -> call.accepted().size())
                .sum();
    }

    /** No target was accepted twice so far. */
    void assertNothingTwice() {
        assertOnce(accepted(false));
        assertOnce(accepted(true));
    }

    private void assertOnce(Map<String, Integer> accepted) {
        assertThat(accepted)
                .allSatisfy(
                        (target, times) -> assertThat(times).as(nameOf(target)).isEqualTo(1));
    }

    /** Each site has met its fault: otherwise nothing is shown. */
    void assertEachFaultWasPlayed() {
        Set<List<String>> met = world.sandbox.journal().calls().stream()
                .map(call -> List.of(call.secretId(), call.action(), word(call)))
                .collect(Collectors.toSet());
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            assertThat(met)
                    .as(each.name())
                    .contains(List.of(key(i), each.calls(), each.fault().verdict()));
        }
    }

    /** The word of the fault; what is odd in an answer is told with product and action. */
    private static String word(JournalEntry call) {
        return call.verdict().replaceFirst(" of (teo|cdn):\\w+$", "");
    }

    /** What became of a site's targets in the latest night, as the report tells. */
    List<Outcome> outcomes(int site) {
        return allTargets()
                .lines()
                .filter(row -> row.contains("//" + host(site) + "/"))
                .map(row -> Stream.of(Outcome.values())
                        .filter(outcome -> row.contains("," + outcome.word() + ","))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(row)))
                .toList();
    }

    /** The findings of the latest night, each with its kind. */
    List<FindingLine> findings() {
        return world.report("nightly").findings();
    }

    /** Each target was accepted, or refused by the case's own code and told so; nothing is left to do. */
    void assertNothingForgotten(String firstNight) {
        Map<String, Integer> accepted = accepted(false);
        for (int i = 0; i < cases.size(); i++) {
            for (int number = 0; number < TARGETS; number++) {
                String url = url(i, number);
                boolean refused =
                        firstNight.lines().anyMatch(row -> row.contains(url + ",") && row.contains(",refused,"));
                assertThat(accepted.containsKey(url))
                        .as(cases.get(i).name() + ": " + url)
                        .isNotEqualTo(refused);
            }
        }
        RunReport report = world.report("nightly");
        assertThat(report.counts().unsettled()).as("unsettled").isZero();
        assertThat(report.counts().carriedOver()).as("carried over").isZero();
        assertThat(report.counts().failed()).as("failed").isZero();
        if (report.warm() != null) {
            assertThat(report.warm().unsettled()).as("prefetches unsettled").isZero();
            assertThat(report.warm().carriedOver())
                    .as("prefetches carried over")
                    .isZero();
        }
    }

    String allTargets() {
        return world.reportFile("nightly", "targets.csv");
    }

    Duration took() {
        return Duration.between(
                world.report("nightly").started(), world.report("nightly").finished());
    }

    private String nameOf(String target) {
        return all().filter(i -> target.contains("//" + host(i) + "/"))
                .mapToObj(i -> cases.get(i).name())
                .findFirst()
                .orElse(target);
    }

    @Override
    public void close() {
        world.close();
    }
}
