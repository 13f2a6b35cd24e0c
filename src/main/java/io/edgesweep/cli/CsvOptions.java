package io.edgesweep.cli;

import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Says of lists what they do not show by themselves. */
final class CsvOptions {

    @Option(
            names = "--column",
            paramLabel = "NAME|N",
            description = "Which column of a list holds the targets: its name in the header, or its number, from 1."
                    + " Default: url or target; without a header, the one that holds URLs.")
    private @Nullable String column;

    @Option(
            names = "--delimiter",
            paramLabel = "WORD",
            description =
                    "What stands between the columns of a list: comma, semicolon, tab, bar or one character; none if"
                            + " each line is one target. Default: what the first lines show.",
            converter = Delimiter.class)
    private @Nullable String delimiter;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "What lists are written in that have no byte order mark, such as GB18030. Default: UTF-8.")
    private @Nullable Charset charset;

    /** @throws MistakesException when the first two do not go together */
    CsvLayout layout() {
        CsvLayout layout = CsvLayout.of(column, delimiter, charset);
        layout.mistake().ifPresent(words -> {
            throw new MistakesException(List.of(new Mistake("command line", "--column", words)));
        });
        return layout;
    }

    /** Reads a delimiter. */
    static final class Delimiter implements picocli.CommandLine.ITypeConverter<String> {

        @Override
        public String convert(String text) {
            return CsvLayout.delimiter(text)
                    .orElseThrow(() ->
                            new TypeConversionException("'" + text + "' is not a delimiter: " + CsvLayout.A_DELIMITER));
        }
    }
}
