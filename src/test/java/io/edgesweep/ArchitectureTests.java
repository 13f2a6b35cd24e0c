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
            Map.entry("time", Set.of()),
            Map.entry("target", Set.of()),
            Map.entry("source", Set.of("target", "time")),
            Map.entry("task", Set.of("target")),
            Map.entry("quota", Set.of("target")),
            Map.entry("plan", Set.of("quota", "target")),
            Map.entry("provider", Set.of("plan", "quota", "task", "target")),
            Map.entry("provider.throttle", Set.of("provider", "quota", "time")),
            Map.entry("provider.retry", Set.of("provider", "quota", "time")),
            Map.entry("provider.dryrun", Set.of("provider", "quota")),
            Map.entry("provider.tencentapi", Set.of()),
            Map.entry("provider.edgeone", Set.of("provider", "provider.tencentapi", "quota", "task", "target")),
            Map.entry("settings", Set.of("plan", "quota", "target")),
            Map.entry("spill", Set.of("target")),
            Map.entry("ledger", Set.of("plan", "quota", "target", "task")),
            Map.entry("submission", Set.of("ledger", "plan", "provider", "quota", "target", "task")),
            Map.entry("reconciliation", Set.of("ledger", "plan", "provider", "target", "task")),
            Map.entry("report", Set.of("ledger", "plan", "quota", "target", "task")),
            Map.entry("source", Set.of("target", "time")),
            Map.entry(
                    "job",
                    Set.of(
                            "ledger",
                            "plan",
                            "provider",
                            "quota",
                            "reconciliation",
                            "report",
                            "settings",
                            "source",
                            "spill",
                            "submission",
                            "target",
                            "task",
                            "time")),
            Map.entry("cli", Set.of("job", "ledger", "plan", "quota", "report", "settings", "target", "task")),
            Map.entry("sandbox", Set.of()));

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
                    "io.edgesweep.target..",
                    "io.edgesweep.task..",
                    "io.edgesweep.quota..",
                    "io.edgesweep.plan..",
                    "io.edgesweep.provider..",
                    "io.edgesweep.source..",
                    "io.edgesweep.spill..",
                    "io.edgesweep.submission..",
                    "io.edgesweep.reconciliation..",
                    "io.edgesweep.report..",
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
