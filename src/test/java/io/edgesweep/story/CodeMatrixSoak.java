package io.edgesweep.story;

import io.edgesweep.provider.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every error code in every place: {@code ./mvnw -Psoak test -Dtest=CodeMatrixSoak -Dsoak.share=1/6}. */
class CodeMatrixSoak {

    @TempDir
    private Path folder;

    @Test
    void each_leads_to_its_exit_code_and_nothing_is_sent_twice_or_forgotten() {
        List<CodeMatrix.Cell> cells = Stream.of(Product.EDGEONE, Product.CDN)
                .flatMap(product -> CodeMatrix.cells(product).stream())
                .toList();
        SoakShare.asked()
                .play(
                        folder,
                        cells,
                        CodeMatrix::kind,
                        cell -> cell.exitCode() + " by " + cell.site().name(),
                        CodeMatrix::play);
    }
}
