package io.edgesweep.text;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chain of a failure's causes: libraries wrap what they come upon in exceptions of their own. */
public final class Causes {

    private Causes() {}

    /** The failure and its causes, from the outermost to the first; none if there is no failure. */
    public static Stream<Throwable> of(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The outermost of them that is of the kind. */
    public static <T extends Throwable> Optional<T> first(@Nullable Throwable failure, Class<T> kind) {
        return of(failure).filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
