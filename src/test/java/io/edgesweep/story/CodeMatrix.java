package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.CodeEffect;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ErrorCodes;
import io.edgesweep.provider.Product;
import io.edgesweep.sandbox.Fault;
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

    /** One code of each class, which is the least that shows each cell of the table. */
    static List<Cell> sample(Product product) {
        Set<List<Object>> seen = new HashSet<>();
        return cells(product).stream()
                .filter(cell -> seen.add(List.of(
                        ErrorCodes.ofSubmission(code(cell)),
                        ErrorCodes.ofQuery(code(cell)),
                        cell.site().action(),
                        cell.site().always(),
                        cell.site().fault().takesEffect())))
                .toList();
    }

    private static String code(Cell cell) {
        return cell.site().fault().verdict();
    }

    private static List<Cell> cells(Product product, String code) {
        ErrorClass submission = ErrorCodes.ofSubmission(code);
        ErrorClass query = ErrorCodes.ofQuery(code);
        CodeEffect effect = CodeEffect.of(submission);
        List<Cell> cells = new ArrayList<>(List.of(
                cell(product, code, "submit", Fault.code(code), false, effect.once(), false),
                cell(product, code, "submit", Fault.code(code), true, effect.always(), submission == ErrorClass.RATE),
                cell(
                        product,
                        code,
                        "ask",
                        Fault.code(code),
                        true,
                        CodeEffect.of(query).asked(),
                        query == ErrorClass.RATE)));
        if (CodeEffect.OPEN.contains(submission)) {
            cells.add(cell(product, code, "submit", Fault.code(code).afterBooking(), false, effect.once(), false));
        }
        return cells;
    }

    private static Cell cell(
            Product product,
            String code,
            String action,
            Fault fault,
            boolean always,
            int exitCode,
            boolean untilTheDeadline) {
        String name = product.word() + ", " + code + " on " + (always ? "every " : "the first ") + action
                + (fault.takesEffect() ? ", processed all the same" : "");
        return new Cell(new FaultySites.Case(name, product, action, fault, always), exitCode, untilTheDeadline);
    }

    /** Plays cells in one run: the worst of them gives the exit code. */
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

            assertThat(ended).as("%s", cells).isEqualTo(exitCode);
            assertThat(sites.verdicts())
                    .containsAll(cells.stream().map(CodeMatrix::code).toList());
            assertThat(sites.took()).isLessThan(untilTheDeadline ? SHORT.multipliedBy(3) : DEADLINE);
            sites.assertNothingTwice();
            if (exitCode != 0) {
                sites.goodNight();
                sites.assertNothingTwice();
            }
            sites.assertNothingForgotten(targets);
        }
    }
}
