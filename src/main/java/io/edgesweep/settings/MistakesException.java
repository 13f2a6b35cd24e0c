package io.edgesweep.settings;

import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** What people wrote cannot be used. Carries every mistake at once, so that one correction is enough. */
public final class MistakesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public MistakesException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** A file that is not YAML. */
    public static MistakesException notYaml(String file, YAMLException e) {
        if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            int line = marked.getProblemMark().getLine() + 1;
            return new MistakesException(List.of(new Mistake(
                    file + ":" + line,
                    "",
                    "is not YAML: " + marked.getProblem()
                            + "; look for a bracket, quote or indentation there or above")));
        }
        String message = String.valueOf(e.getMessage());
        return new MistakesException(List.of(new Mistake(
                file,
                "",
                e.getCause() instanceof CharacterCodingException
                        ? "is not text in UTF-8; save it so"
                        : "is not YAML: " + message.lines().findFirst().orElse("") + "; write it again as text")));
    }

    /** All of them, in the order in which they stand in the files. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
