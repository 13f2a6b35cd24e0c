package io.edgesweep.settings;

import java.util.List;
import java.util.stream.Collectors;

/** What people wrote cannot be used. Carries every mistake at once, so that one correction is enough. */
public final class MistakesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public MistakesException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All of them, in the order in which they stand in the files. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
