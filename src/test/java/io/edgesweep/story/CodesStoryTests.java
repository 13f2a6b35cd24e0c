package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ErrorCodes;
import io.edgesweep.report.CountLine;
import io.edgesweep.sandbox.cdn.SandboxDomain;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.JournalEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every code that the vendor lists is the answer to one call in the middle of a run. */
class CodesStoryTests {

    /** A code of these classes costs a call or a few, and the batch is purged all the same. */
    private static final Set<ErrorClass> OVERCOME = EnumSet.of(
            ErrorClass.RETRY,
            ErrorClass.RATE,
            ErrorClass.EXPIRED,
            ErrorClass.SPLIT,
            ErrorClass.TOO_LARGE,
            ErrorClass.DROP,
            ErrorClass.RETRY_THEN_DROP);

    private static final int TARGETS_PER_BATCH = 8;

    @TempDir
    private Path folder;

    @Test
    void codes_of_edgeone_that_pass_keep_nothing_from_being_purged() {
        List<String> codes = codes(true, "platform", "edgeone");
        try (World world = new World(folder, sandbox -> sandbox.callsPerSecond(1000))) {
            world.jobFor("nightly", world.urlFile("urls.csv", enoughTargetsFor(codes)));

            overcome(world, codes, World.CREATE);
        }
    }

    @Test
    void codes_of_the_cdn_that_pass_keep_nothing_from_being_purged() {
        List<String> codes = codes(true, "cdn");
        try (World world = new World(folder, sandbox -> sandbox.callsPerSecond(1000))) {
            Stream<String> urls =
                    IntStream.range(0, enoughTargetsFor(codes)).mapToObj(i -> "https://img.example.com/" + i + ".png");
            world.jobForSite("img", "nightly", world.file("urls.csv", Stream.concat(Stream.of("url"), urls)));

            overcome(world, codes, "PurgeUrlsCache");
        }
    }

    private static void overcome(World world, List<String> codes, String action) {
        world.configured("batch.targets", Integer.toString(TARGETS_PER_BATCH));
        world.configured("accounts.main.calls-in-flight", "1");
        world.configured("accounts.main.calls-per-second", "500");
        for (String code : codes) {
            world.sandbox.faults().next(action, Fault.none()).next(action, Fault.code(code));
            // What is cut because of it is then called part by part, and is to be taken.
            world.sandbox.faults().next(action, callsForParts(ErrorCodes.ofSubmission(code)), Fault.none());
        }

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
        assertThat(verdicts(world, action)).containsAll(codes);
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(enoughTargetsFor(codes))
                .allSatisfy((url, times) -> assertThat(times).isEqualTo(1));
    }

    /** A batch for every answer that is prepared. */
    private static int enoughTargetsFor(List<String> codes) {
        int answers = codes.stream()
                .mapToInt(code -> 2 + callsForParts(ErrorCodes.ofSubmission(code)))
                .sum();
        return answers * TARGETS_PER_BATCH;
    }

    /** For the parts that a batch is cut into because of a code. */
    private static int callsForParts(ErrorClass errorClass) {
        return switch (errorClass) {
            case DROP, RETRY_THEN_DROP -> 5;
            case SPLIT, TOO_LARGE -> 2;
            default -> 0;
        };
    }

    @Test
    void codes_of_edgeone_that_stay_stop_their_own_site_and_no_other() {
        List<String> codes = codes(false, "platform", "edgeone");
        SandboxZone[] zones = IntStream.rangeClosed(0, codes.size())
                .mapToObj(i -> SandboxZone.of("zone-" + i, host(i)))
                .toArray(SandboxZone[]::new);
        try (World world =
                new World(folder, sandbox -> sandbox.callsPerSecond(1000).zones(zones))) {
            stopOneSiteEach(world, codes, World.CREATE, i -> Map.of("product", "edgeone", "zone-id", "zone-" + i));
        }
    }

    @Test
    void codes_of_the_cdn_that_stay_stop_their_own_site_and_no_other() {
        List<String> codes = codes(false, "cdn");
        SandboxDomain[] domains = IntStream.rangeClosed(0, codes.size())
                .mapToObj(i -> SandboxDomain.of(host(i)))
                .toArray(SandboxDomain[]::new);
        try (World world =
                new World(folder, sandbox -> sandbox.callsPerSecond(1000).domains(domains))) {
            stopOneSiteEach(world, codes, "PurgeUrlsCache", i -> Map.of("product", "cdn"));
        }
    }

    /** As many sites as codes and one more, each with an account and a URL of its own, and each but one gets a code. */
    private void stopOneSiteEach(
            World world, List<String> codes, String action, java.util.function.IntFunction<Map<String, String>> site) {
        List<String> urls = new ArrayList<>(List.of("url"));
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= codes.size(); i++) {
            String account = "accounts.a" + i + ".";
            world.configured(account + "credentials.secret-id", "${edgesweep.accounts.main.credentials.secret-id}");
            world.configured(account + "credentials.secret-key", "${edgesweep.accounts.main.credentials.secret-key}");
            world.configured(account + "endpoints.teo", "${edgesweep.accounts.main.endpoints.teo}");
            world.configured(account + "endpoints.cdn", "${edgesweep.accounts.main.endpoints.cdn}");
            world.configured(account + "calls-in-flight", "1");
            String prefix = "sites.s" + i + ".";
            world.configured(prefix + "account", "a" + i);
            world.configured(prefix + "hosts", host(i));
            site.apply(i).forEach((key, value) -> world.configured(prefix + key, value));
            names.add("s" + i);
            urls.add("https://" + host(i) + "/");
        }
        world.job(
                "nightly",
                "site: " + names
                        + "\nsources: [{csv: %s}]\n".formatted(world.file("urls.csv", urls.toArray(String[]::new))));
        codes.forEach(code -> world.sandbox.faults().next(action, Fault.code(code)));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).as(ending.out() + ending.err()).isEqualTo(7);
        assertThat(verdicts(world, action)).containsAll(codes).hasSize(codes.size() + 1);
        CountLine counts = world.report("nightly").counts();
        assertThat(counts.confirmed()).isEqualTo(1);
        List<String> rows = world.reportFile("nightly", "targets.csv").lines().toList();
        for (JournalEntry call : world.sandbox.journal().calls(action)) {
            if (!call.isOk()) {
                String row = rows.stream()
                        .filter(line -> line.contains(call.targets().get(0)))
                        .findFirst()
                        .orElseThrow();
                assertThat(row).contains(outcome(call.verdict())).contains(words(call.verdict()));
            }
        }
    }

    private static String outcome(String code) {
        return ErrorCodes.ofSubmission(code) == ErrorClass.DROP_HOST ? "refused" : "carriedOver";
    }

    /** What a used-up quota is told by is the quota, not the code. */
    private static String words(String code) {
        return switch (ErrorCodes.ofSubmission(code)) {
            case DAY -> "the daily quota of site";
            case DROP_HOST -> "as asked for";
            default -> code;
        };
    }

    private static List<String> verdicts(World world, String action) {
        return world.sandbox.journal().calls(action).stream()
                .map(JournalEntry::verdict)
                .toList();
    }

    private static List<String> codes(boolean overcome, String... lists) {
        return Stream.of(lists)
                .flatMap(list -> ErrorCodes.of(list).stream())
                .distinct()
                .filter(code -> OVERCOME.contains(ErrorCodes.ofSubmission(code)) == overcome)
                .toList();
    }

    private static String host(int number) {
        return "h" + number + ".example.com";
    }
}
