package io.edgesweep.cli;

import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.FileGlob;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.SourceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Names inputs so that another process finds them, which may be somewhere else. */
final class OrderInputs {

    private OrderInputs() {}

    /**
     * What a word of the command line stands for. Standard input is put aside in the home folder.
     *
     * @param layout what is said of the columns of lists
     * @throws MistakesException when there is no such file
     * @throws IOException when standard input cannot be put aside
     */
    static List<Serving.OrderInput> of(String input, CsvLayout layout, Path home, Terminal terminal)
            throws IOException {
        if (new SourceSpec.Sitemap(input).isRemote()) {
            return List.of(new Serving.OrderInput(input, input, false, layout));
        }
        if (input.equals(StandardInput.WORD)) {
            Path folder = Files.createDirectories(home.resolve("uploads"));
            Path file = Files.createTempFile(folder, "standard-input-", "");
            Files.copy(terminal.in(), file, StandardCopyOption.REPLACE_EXISTING);
            return List.of(new Serving.OrderInput(absolute(file), StandardInput.NAME, true, layout));
        }
        List<Path> files = FileGlob.find(input);
        if (files.isEmpty()) {
            throw new MistakesException(List.of(MissingFile.mistake("--input", input)));
        }
        return files.stream()
                .map(file -> new Serving.OrderInput(absolute(file), file.toString(), false, layout))
                .toList();
    }

    /** The path as it is from everywhere. */
    static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
