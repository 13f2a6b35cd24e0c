package io.edgesweep.cli;

import io.edgesweep.cli.print.Terminal;
import io.edgesweep.file.FileGlob;
import io.edgesweep.input.spool.InputCopy;
import io.edgesweep.order.MissingFile;
import io.edgesweep.session.Serving;
import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.SourceSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Names inputs so that another process finds them, which may be somewhere else. */
final class OrderInputs {

    private OrderInputs() {}

    /**
     * What a word of the command line stands for. Standard input and pipes are put aside in the home folder.
     *
     * @param layout what is said of lists
     * @throws MistakesException when there can be no such file
     * @throws IOException when something cannot be put aside
     */
    static List<Serving.OrderInput> of(String input, CsvLayout layout, Serving serving, Terminal terminal)
            throws IOException {
        if (new SourceSpec.Sitemap(input).isRemote()) {
            return List.of(new Serving.OrderInput(input, input, false, layout));
        }
        if (input.equals(SpooledStandardInput.WORD)) {
            return List.of(putAside(terminal.in(), SpooledStandardInput.NAME, "standard-input-", layout, serving));
        }
        List<Path> files = FileGlob.find(input);
        if (files.isEmpty()) {
            // A run that was left unfinished may have read it.
            Path file = FileGlob.path(input)
                    .orElseThrow(() -> new MistakesException(List.of(MissingFile.mistake("--input", input))));
            return List.of(new Serving.OrderInput(absolute(file), input, false, layout));
        }
        List<Serving.OrderInput> inputs = new ArrayList<>();
        for (Path file : files) {
            inputs.add(
                    InputCopy.isNeeded(file)
                            ? piped(file, layout, serving)
                            : new Serving.OrderInput(absolute(file), file.toString(), false, layout));
        }
        return inputs;
    }

    private static Serving.OrderInput piped(Path pipe, CsvLayout layout, Serving serving) throws IOException {
        try (InputStream in = InputCopy.open(pipe)) {
            return putAside(in, pipe.toString(), "pipe-", layout, serving);
        }
    }

    private static Serving.OrderInput putAside(
            InputStream in, String name, String prefix, CsvLayout layout, Serving serving) throws IOException {
        Path folder = Files.createDirectories(serving.home().resolve("uploads"));
        Path file = Files.createTempFile(folder, prefix, "");
        InputCopy.copy(in, file, name, serving.longestInput());
        return new Serving.OrderInput(absolute(file), name, true, layout);
    }

    /** The path as it is from everywhere. */
    static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
