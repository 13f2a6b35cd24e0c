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
            room("time"),
            room("proxy"),
            room("target"),
            room("task", "target"),
            room("quota", "target"),
            room("plan", "quota", "target"),
            room("provider", "plan", "quota", "task", "target", "time"),
            room("provider.throttle", "provider", "quota", "time"),
            room("provider.retry", "provider", "quota", "time"),
            room("provider.dryrun", "provider", "quota"),
            room("provider.tencentapi", "provider", "proxy", "target", "time"),
            room("provider.edgeone", "provider", "provider.tencentapi", "quota", "task", "target"),
            room("provider.cdn", "provider", "provider.tencentapi", "quota", "task", "target"),
            room("source", "proxy", "target", "time"),
            room("spill", "target"),
            room("snapshot", "spill", "target"),
            room("ledger", "plan", "quota", "target", "task"),
            room("submission", "ledger", "plan", "provider", "quota", "target", "task", "time"),
            room("reconciliation", "ledger", "plan", "provider", "target", "task"),
            room("report", "ledger", "plan", "quota", "target", "task"),
            room("notice", "proxy", "report", "settings", "target", "time"),
            room("status", "ledger", "quota", "report", "settings", "target", "task"),
            room("credentials", "settings"),
            room("settings", "plan", "provider", "proxy", "quota", "target"),
            room(
                    "job",
                    "ledger",
                    "plan",
                    "provider",
                    "proxy",
                    "quota",
                    "reconciliation",
                    "report",
                    "settings",
                    "snapshot",
                    "source",
                    "spill",
                    "submission",
                    "target",
                    "task",
                    "time"),
            room("schedule", "ledger", "settings", "time"),
            room("cli", "job", "ledger", "plan", "quota", "report", "schedule", "settings", "target", "task"),
            room("console", "job", "ledger", "plan", "quota", "report", "schedule", "settings", "target", "task"),
            room("sandbox"));

    private static Map.Entry<String, Set<String>> room(String name, String... mayImport) {
        return Map.entry(name, Set.of(mayImport));
    }

    @ArchTest
    static final ArchRule every_room_imports_only_what_the_table_allows =
            classes().that().resideInAPackage(ROOT + "(**)").should(followTheArrows());

    @ArchTest
    static final ArchRule there_is_no_cycle_between_rooms =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_domain_knows_no_spring = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.edgesweep.time..",
                    "io.edgesweep.proxy..",
                    "io.edgesweep.target..",
                    "io.edgesweep.task..",
                    "io.edgesweep.quota..",
                    "io.edgesweep.plan..",
                    "io.edgesweep.provider..",
                    "io.edgesweep.source..",
                    "io.edgesweep.spill..",
                    "io.edgesweep.snapshot..",
                    "io.edgesweep.submission..",
                    "io.edgesweep.reconciliation..",
                    "io.edgesweep.report..",
                    "io.edgesweep.notice..",
                    "io.edgesweep.status..",
                    "io.edgesweep.schedule..",
                    "io.edgesweep.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

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

    /** Each of these writes or reads as people do where the machine stands: other digits, years, and capital letters. */
    @ArchTest
    static final ArchRule nothing_depends_on_the_locale_of_the_machine = noClasses()
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
