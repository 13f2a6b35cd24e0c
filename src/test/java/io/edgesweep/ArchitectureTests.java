package io.edgesweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.Format;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The house's rules. A new arrow between rooms is a decision: it is made here, in this table, and not by an import
 * somewhere.
 */
@AnalyzeClasses(packages = "io.edgesweep", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "io.edgesweep.";

    /** Room to the rooms that it may import. {@code app} puts the parts together and may import everything. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            room("text"),
            room("language", "text"),
            room("targets", "text"),
            room("quota", "targets"),
            room("process"),
            room("task"),
            room("provider", "language", "process", "quota", "targets", "task", "text"),
            room("batch", "targets"),
            room("proxy"),
            room("settings", "language", "batch", "provider", "proxy", "quota", "targets", "text"),
            room("account.credentials", "process", "settings"),
            room("provider.tencentapi", "process", "provider", "proxy", "text"),
            room("sandbox.call"),
            room("provider.cdn", "provider", "provider.tencentapi", "quota", "targets", "task", "text"),
            room("provider.edgeone", "provider", "provider.tencentapi", "quota", "targets", "task", "text"),
            room("provider.retry", "language", "process", "provider", "quota", "targets", "text"),
            room("provider.throttle", "process", "provider", "quota", "targets"),
            room("provider.dryrun", "provider", "quota", "targets", "text"),
            room("sandbox.model", "sandbox.call"),
            room("sandbox.edge", "sandbox.model"),
            room("sandbox.cdn", "sandbox.call", "sandbox.model"),
            room("sandbox.edgeone", "sandbox.call", "sandbox.model"),
            room("sandbox.server", "sandbox.call", "sandbox.cdn", "sandbox.edgeone", "sandbox.model"),
            room(
                    "sandbox.control",
                    "sandbox.call",
                    "sandbox.cdn",
                    "sandbox.edge",
                    "sandbox.edgeone",
                    "sandbox.model",
                    "sandbox.server"),
            room(
                    "sandbox",
                    "sandbox.call",
                    "sandbox.cdn",
                    "sandbox.control",
                    "sandbox.edge",
                    "sandbox.edgeone",
                    "sandbox.model",
                    "sandbox.server"),
            room(
                    "account",
                    "account.credentials",
                    "process",
                    "provider",
                    "provider.cdn",
                    "provider.dryrun",
                    "provider.edgeone",
                    "provider.retry",
                    "provider.tencentapi",
                    "provider.throttle",
                    "proxy",
                    "quota",
                    "sandbox",
                    "sandbox.call",
                    "sandbox.cdn",
                    "sandbox.edge",
                    "sandbox.edgeone",
                    "sandbox.model",
                    "sandbox.server",
                    "settings",
                    "targets",
                    "text"),
            room("ledger", "file", "language", "batch", "quota", "targets", "task", "text"),
            room("file", "language", "text"),
            room(
                    "settings.read",
                    "language",
                    "batch",
                    "file",
                    "provider",
                    "proxy",
                    "quota",
                    "settings",
                    "targets",
                    "text"),
            room("pause", "language", "ledger", "settings", "settings.read", "text"),
            room("runtime", "ledger", "process", "provider", "settings", "text"),
            room("spill", "process", "targets", "text"),
            room(
                    "submission",
                    "language",
                    "text",
                    "batch",
                    "ledger",
                    "process",
                    "provider",
                    "quota",
                    "targets",
                    "task"),
            room("snapshot", "spill", "targets", "text"),
            room("input.state", "file", "language", "ledger", "runtime", "settings", "snapshot", "targets", "text"),
            room("order", "file", "language", "ledger", "settings", "settings.read", "targets", "text"),
            room("source", "language", "targets", "text"),
            room("source.stream", "language", "targets", "text"),
            room("source.intake", "source", "source.stream", "targets", "text"),
            room("source.fetch", "language", "process", "proxy", "settings", "source.stream", "targets", "text"),
            room("page", "process", "settings", "source.fetch", "targets", "text"),
            room("source.csv", "settings", "source", "source.stream", "targets", "text"),
            room(
                    "source.sitemap",
                    "settings",
                    "source",
                    "source.csv",
                    "source.fetch",
                    "source.stream",
                    "targets",
                    "text"),
            room(
                    "input",
                    "language",
                    "batch",
                    "file",
                    "input.state",
                    "ledger",
                    "order",
                    "page",
                    "process",
                    "provider",
                    "proxy",
                    "quota",
                    "runtime",
                    "settings",
                    "snapshot",
                    "source",
                    "source.csv",
                    "source.fetch",
                    "source.intake",
                    "source.sitemap",
                    "source.stream",
                    "spill",
                    "targets",
                    "task",
                    "text"),
            room("verification", "language", "ledger", "page", "process", "settings", "targets", "task", "text"),
            room("reconciliation", "language", "batch", "ledger", "provider", "targets", "task", "text"),
            room("report", "language", "batch", "ledger", "quota", "targets", "task", "text"),
            room("report.write", "language", "batch", "file", "ledger", "quota", "report", "targets", "task", "text"),
            room("input.spool", "file", "ledger", "process", "report", "runtime", "settings", "source.stream", "text"),
            room(
                    "job.run",
                    "language",
                    "batch",
                    "file",
                    "input",
                    "input.spool",
                    "input.state",
                    "ledger",
                    "order",
                    "process",
                    "provider",
                    "quota",
                    "reconciliation",
                    "report",
                    "report.write",
                    "runtime",
                    "settings",
                    "snapshot",
                    "source",
                    "source.fetch",
                    "source.intake",
                    "spill",
                    "submission",
                    "targets",
                    "task",
                    "text",
                    "verification"),
            room(
                    "job.aftermath",
                    "batch",
                    "input",
                    "job.run",
                    "ledger",
                    "order",
                    "process",
                    "provider",
                    "reconciliation",
                    "report",
                    "report.write",
                    "runtime",
                    "settings",
                    "settings.read",
                    "submission",
                    "targets",
                    "task",
                    "text"),
            room(
                    "job.forecast",
                    "language",
                    "batch",
                    "input",
                    "input.spool",
                    "input.state",
                    "job.run",
                    "ledger",
                    "order",
                    "process",
                    "provider",
                    "quota",
                    "report",
                    "runtime",
                    "settings",
                    "snapshot",
                    "source.fetch",
                    "source.intake",
                    "spill",
                    "submission",
                    "targets",
                    "text"),
            room("schedule", "language", "ledger", "order", "pause", "process", "settings", "settings.read"),
            room("ledger.jdbc", "batch", "ledger", "quota", "targets", "task", "text"),
            room("ledger.hsqldb", "file", "ledger", "ledger.jdbc", "text"),
            room("home", "file", "ledger", "ledger.hsqldb", "ledger.jdbc", "process", "text"),
            room(
                    "explain",
                    "input",
                    "input.spool",
                    "input.state",
                    "job.run",
                    "language",
                    "ledger",
                    "order",
                    "pause",
                    "quota",
                    "report",
                    "runtime",
                    "schedule",
                    "settings",
                    "settings.read",
                    "source",
                    "source.fetch",
                    "source.intake",
                    "spill",
                    "targets",
                    "task",
                    "text"),
            room(
                    "session.answer",
                    "explain",
                    "home",
                    "job.forecast",
                    "ledger",
                    "order",
                    "pause",
                    "process",
                    "session",
                    "settings"),
            room(
                    "session",
                    "explain",
                    "account",
                    "file",
                    "home",
                    "input",
                    "job.aftermath",
                    "job.forecast",
                    "ledger",
                    "notice",
                    "order",
                    "pause",
                    "process",
                    "report",
                    "schedule",
                    "settings",
                    "setup",
                    "targets",
                    "verification"),
            room(
                    "cli.print",
                    "language",
                    "account",
                    "batch",
                    "explain",
                    "input",
                    "job.aftermath",
                    "job.forecast",
                    "ledger",
                    "notice",
                    "order",
                    "pause",
                    "quota",
                    "report",
                    "schedule",
                    "session",
                    "settings",
                    "targets",
                    "task",
                    "text",
                    "verification"),
            room(
                    "cli",
                    "account",
                    "cli.print",
                    "explain",
                    "file",
                    "home",
                    "input",
                    "input.spool",
                    "input.state",
                    "job.aftermath",
                    "job.forecast",
                    "ledger",
                    "ledger.jdbc",
                    "notice",
                    "order",
                    "pause",
                    "process",
                    "provider",
                    "report",
                    "schedule",
                    "session",
                    "settings",
                    "settings.read",
                    "setup",
                    "targets",
                    "text",
                    "verification"),
            room(
                    "setup",
                    "account",
                    "file",
                    "provider",
                    "provider.cdn",
                    "provider.edgeone",
                    "quota",
                    "settings",
                    "targets",
                    "text"),
            room("notice", "language", "process", "proxy", "report", "settings", "text"),
            room("status", "file", "ledger", "order", "pause", "quota", "report", "settings", "targets", "task"),
            room(
                    "console.service",
                    "console.request",
                    "explain",
                    "file",
                    "input",
                    "job.aftermath",
                    "job.forecast",
                    "language",
                    "ledger",
                    "order",
                    "pause",
                    "session",
                    "settings",
                    "settings.read",
                    "text"),
            room("console.request", "language", "ledger", "settings"),
            room(
                    "console.view",
                    "batch",
                    "console.service",
                    "explain",
                    "input",
                    "job.forecast",
                    "language",
                    "ledger",
                    "order",
                    "pause",
                    "quota",
                    "report",
                    "report.write",
                    "schedule",
                    "settings",
                    "settings.read",
                    "targets",
                    "task",
                    "text"),
            room("console.network", "session", "session.answer", "settings"),
            room(
                    "console.security",
                    "console.network",
                    "console.request",
                    "console.service",
                    "file",
                    "ledger",
                    "settings",
                    "text"),
            room(
                    "console",
                    "batch",
                    "console.network",
                    "console.request",
                    "console.security",
                    "console.service",
                    "console.view",
                    "explain",
                    "file",
                    "input",
                    "job.aftermath",
                    "job.forecast",
                    "language",
                    "ledger",
                    "order",
                    "pause",
                    "process",
                    "quota",
                    "report",
                    "runtime",
                    "session",
                    "settings",
                    "status",
                    "targets",
                    "task",
                    "text"),
            room(
                    "check",
                    "language",
                    "account",
                    "file",
                    "home",
                    "input",
                    "input.state",
                    "job.forecast",
                    "ledger",
                    "notice",
                    "page",
                    "pause",
                    "provider",
                    "provider.cdn",
                    "provider.edgeone",
                    "proxy",
                    "quota",
                    "report",
                    "runtime",
                    "schedule",
                    "session",
                    "settings",
                    "settings.read",
                    "targets",
                    "text"));

    private static Map.Entry<String, Set<String>> room(String name, String... mayImport) {
        return Map.entry(name, Set.of(mayImport));
    }

    @ArchTest
    static final ArchRule every_room_imports_only_what_the_table_allows =
            classes().that().resideInAPackage(ROOT + "(**)").should(followTheArrows());

    @ArchTest
    static final ArchRule there_is_no_cycle_between_rooms =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    /** The rooms that Spring puts together, or that hide it from the others. */
    @ArchTest
    static final ArchRule only_the_outer_rooms_know_spring = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.edgesweep.app",
                    "io.edgesweep.console",
                    "io.edgesweep.console.network",
                    "io.edgesweep.console.request",
                    "io.edgesweep.console.security",
                    "io.edgesweep.console.service",
                    "io.edgesweep.job.run",
                    "io.edgesweep.ledger.hsqldb",
                    "io.edgesweep.ledger.jdbc",
                    "io.edgesweep.settings.read")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    /** To start one takes longer than all else that a command does which looks something up. */
    @ArchTest
    static final ArchRule what_only_reads_starts_no_context_of_spring = noClasses()
            .that()
            .haveNameMatching(
                    "io\\.edgesweep\\.app\\.(LocalReading|LedgerOpener|LedgerPool|OpenLedger|Opening|KnownPauses)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.context..",
                    "org.springframework.beans..",
                    "org.springframework.batch..",
                    "org.springframework.boot.autoconfigure..");

    /** A room and its subrooms, taken together: what a newcomer sees in the folder. */
    @ArchTest
    static final ArchRule there_is_no_cycle_between_the_folders_at_the_top =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_command_line_writes_to_standard_streams = noClasses()
            .that()
            .resideOutsideOfPackage("io.edgesweep.cli..")
            .should(new ArchCondition<>("read or write System.in, System.out or System.err") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    item.getFieldAccessesFromSelf().stream()
                            .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                            .forEach(access ->
                                    events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
                }
            });

    /**
     * Each of these writes or reads as people do where the machine stands: other digits, years, and capital letters. Only
     * {@code language} may ask which language the machine speaks, and hands its own locale to whatever writes.
     */
    @ArchTest
    static final ArchRule nothing_depends_on_the_locale_of_the_machine = noClasses()
            .that()
            .resideOutsideOfPackage("io.edgesweep.language")
            .should()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(PrintStream.class, "printf", String.class, Object[].class)
            .orShould()
            .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
            .orShould()
            .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
            .orShould()
            .callMethod(DateTimeFormatterBuilder.class, "toFormatter")
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Format.class);

    /** Spring Batch 6 keeps these for old applications and will remove them. */
    @ArchTest
    static final ArchRule nothing_deprecated_of_spring_batch_is_used = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "org\\.springframework\\.batch\\..*(JobLauncher|JobExplorer|TaskExecutorRepeatTemplate|StepRunner)");

    private static ArchCondition<JavaClass> followTheArrows() {
        return new ArchCondition<>("follow the arrow table") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String from = room(item);
                if (from.equals("app")) {
                    return;
                }
                Set<String> allowed = ARROWS.get(from);
                if (allowed == null) {
                    events.add(SimpleConditionEvent.violated(item, "room " + from + " is not in the arrow table"));
                    return;
                }
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (!target.getPackageName().startsWith(ROOT)) {
                        continue;
                    }
                    String to = room(target);
                    if (!to.equals(from) && !allowed.contains(to)) {
                        events.add(SimpleConditionEvent.violated(
                                item, from + " must not import " + to + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }
}
