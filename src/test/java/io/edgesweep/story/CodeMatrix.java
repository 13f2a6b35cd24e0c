package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.CodeEffect;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ErrorCodes;
import io.edgesweep.provider.Product;
import io.edgesweep.report.FindingLine;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.task.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each error code in each place, and the exit code that it leads to. */
final class CodeMatrix {

    /** Long enough for all but what goes on until the deadline. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final List<Integer> WORST_FIRST = List.of(7, 8, 9, 3, 4, 0);

    /** For codes that ask to try again until the deadline. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    /**
     * A code in a place.
     *
     * @param exitCode  of a run in which nothing else goes wrong
     * @param untilTheDeadline whether the run lasts so long
     */
    record Cell(FaultySites.Case site, int exitCode, boolean untilTheDeadline) {}

    private CodeMatrix() {}

    /** All of a product's codes and the platform's, in all places. */
    static List<Cell> cells(Product product) {
        List<Cell> cells = new ArrayList<>();
        for (String list : List.of("platform", product.word(), "unlisted")) {
            for (String code : ErrorCodes.of(list)) {
                cells.addAll(cells(product, code));
            }
        }
        return cells;
    }

    /** One code of each class, which is the least that shows each cell of the table; not those that are processed at every call. */
    static List<Cell> sample(Product product) {
        Set<List<Object>> seen = new HashSet<>();
        return cells(product).stream()
                .filter(cell -> !cell.site().always() || !cell.site().fault().takesEffect())
                .filter(cell -> seen.add(List.of(
                        ErrorCodes.ofSubmission(code(cell)),
                        ErrorCodes.ofQuery(code(cell)),
                        cell.site().action(),
                        cell.site().always(),
                        cell.site().fault().takesEffect())))
                .toList();
    }

    /** What cells have in common that can be played together, and one does not hide what another leads to. */
    static Object kind(Cell cell) {
        FaultySites.Case site = cell.site();
        if (cell.untilTheDeadline()) {
            // It has all the time there is.
            return site.name();
        }
        return List.of(
                site.product(), site.action(), site.always(), site.fault().takesEffect(), cell.exitCode());
    }

    private static String code(Cell cell) {
        return cell.site().fault().verdict();
    }

    private static List<Cell> cells(Product product, String code) {
        ErrorClass submission = ErrorCodes.ofSubmission(code);
        ErrorClass query = ErrorCodes.ofQuery(code);
        CodeEffect effect = CodeEffect.of(submission);
        boolean isOpen = CodeEffect.OPEN.contains(submission);
        boolean isRate = submission == ErrorClass.RATE;
        // A call that is settled by asking is found to be as good as any other.
        int allProcessed = submission == ErrorClass.RETRY ? 0 : effect.always();
        Fault refused = Fault.code(code);
        Fault processed = Fault.code(code).afterBooking();
        List<Cell> cells = new ArrayList<>(List.of(
                cell(product, "submit", refused, false, effect.once(), false, false),
                cell(product, "submit", refused, true, effect.always(), isRate, false),
                cell(product, "ask", refused, true, CodeEffect.of(query).asked(), query == ErrorClass.RATE, false),
                cell(product, "submit", processed, false, effect.once(), false, !isOpen),
                cell(product, "submit", processed, true, allProcessed, isRate, !isOpen)));
        if (query == ErrorClass.QUERY) {
            cells.add(cell(product, "ask", refused, false, 0, false, false));
        }
        return cells;
    }

    private static Cell cell(
            Product product,
            String action,
            Fault fault,
            boolean always,
            int exitCode,
            boolean untilTheDeadline,
            boolean believed) {
        String name = product.word() + ", " + fault.verdict() + " on " + (always ? "every " : "the first ") + action
                + (fault.takesEffect() ? ", processed all the same" : "");
        return new Cell(
                new FaultySites.Case(name, product, action, fault, always, believed), exitCode, untilTheDeadline);
    }

    /** Plays cells in one run: the worst of them gives the exit code, and each shows what it leads to for its own site. */
    static void play(Path folder, List<Cell> cells) {
        int exitCode = WORST_FIRST.stream()
                .filter(code -> cells.stream().anyMatch(cell -> cell.exitCode() == code))
                .findFirst()
                .orElseThrow();
        boolean untilTheDeadline = cells.get(0).untilTheDeadline();
        try (FaultySites sites =
                new FaultySites(folder, cells.stream().map(Cell::site).toList())) {
            int ended = sites.faultyNight(untilTheDeadline ? SHORT : DEADLINE);
            String targets = sites.allTargets();

            if (!cells.stream().allMatch(CodeMatrix::mayBeAllConfirmed) || ended != 0) {
                assertThat(ended).as("%s", cells).isEqualTo(exitCode);
            }
            sites.assertEachFaultWasPlayed();
            assertThat(sites.took()).isLessThan(untilTheDeadline ? SHORT.multipliedBy(3) : DEADLINE);
            for (int i = 0; i < cells.size(); i++) {
                assertFits(cells.get(i), sites.outcomes(i));
            }
            if (cells.stream().allMatch(cell -> cell.exitCode() == 7)) {
                assertThat(sites.findings())
                        .extracting(FindingLine::kind)
                        .as("what would lead to 8, if it were not for 7")
                        .doesNotContain("unavailable");
            }
            sites.assertNothingTwice();
            assertThat(sites.goodNight())
                    .as("of the good night, whose list is empty")
                    .isIn(0, 5);
            sites.assertNothingTwice();
            sites.assertNothingForgotten(targets);
        }
    }

    /** A site's targets are all confirmed, or some have an outcome that leads to the cell's code. */
    private static void assertFits(Cell cell, List<Outcome> outcomes) {
        Set<Outcome> some =
                switch (cell.exitCode()) {
                    case 0 -> Set.of();
                    case 3 -> Set.of(Outcome.REFUSED, Outcome.CARRIED_OVER);
                    case 4 -> Set.of(Outcome.CARRIED_OVER);
                    case 9 -> Set.of(Outcome.UNSETTLED, Outcome.CARRIED_OVER);
                    default -> Set.of(Outcome.CARRIED_OVER, Outcome.UNSETTLED);
                };
        assertThat(outcomes)
                .as(cell.site().name())
                .isNotEmpty()
                .allMatch(each -> each == Outcome.CONFIRMED || some.contains(each));
        if (!mayBeAllConfirmed(cell)) {
            assertThat(outcomes.stream().allMatch(each -> each == Outcome.CONFIRMED))
                    .as(cell.site().name() + ", exit code " + cell.exitCode() + ": " + outcomes)
                    .isEqualTo(some.isEmpty());
        }
    }

    /** The next call may leave while the first is told that the day's quota is spent; if it is accepted, there is some left. */
    private static boolean mayBeAllConfirmed(Cell cell) {
        return cell.exitCode() == 4 && !cell.site().always();
    }
}
