package io.edgesweep.story;

import io.edgesweep.provider.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error code in every place, each in two nights of its own. */
class CodeMatrixSoak {

    @TempDir
    private Path folder;

    static Stream<CodeMatrix.Cell> cells() {
        return Stream.of(Product.EDGEONE, Product.CDN).flatMap(product -> CodeMatrix.cells(product).stream());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void leads_to_its_exit_code_and_nothing_is_sent_twice_or_forgotten(CodeMatrix.Cell cell) {
        CodeMatrix.play(folder, List.of(cell));
    }
}
