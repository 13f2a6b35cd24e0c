package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A code of each class in each place; all of them are played by {@link CodeMatrixSoak}. */
class CodeMatrixTests {

    @TempDir
    private Path folder;

    @Test
    void codes_that_keep_nothing_from_being_purged() {
        play(0);
    }

    @Test
    void codes_by_which_targets_are_refused_or_wait() {
        play(3, 4);
    }

    @Test
    void codes_that_stop_their_site() {
        play(7, 8);
    }

    @Test
    void codes_that_leave_targets_unsettled() {
        play(9);
    }

    /** Those that lead to the exit codes, in one run. */
    private void play(Integer... exitCodes) {
        List<CodeMatrix.Cell> cells = Stream.of(Product.EDGEONE, Product.CDN)
                .flatMap(product -> CodeMatrix.sample(product).stream())
                .filter(cell -> List.of(exitCodes).contains(cell.exitCode()) && !cell.untilTheDeadline())
                .toList();

        assertThat(cells).extracting(CodeMatrix.Cell::exitCode).contains(exitCodes);
        CodeMatrix.play(folder, cells);
    }
}
