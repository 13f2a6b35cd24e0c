package io.edgesweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class CausesTests {

    private final FileNotFoundException first = new FileNotFoundException("x");
    private final IOException middle = new IOException(first);
    private final UncheckedIOException failure = new UncheckedIOException(middle);

    @Test
    void go_from_the_failure_to_the_first_of_all() {
        assertThat(Causes.of(failure)).containsExactly(failure, middle, first);
        assertThat(Causes.of(null)).isEmpty();
    }

    @Test
    void are_found_by_their_kind_the_outermost_before_those_within() {
        assertThat(Causes.first(failure, IOException.class)).containsSame(middle);
        assertThat(Causes.first(failure, FileNotFoundException.class)).containsSame(first);
        assertThat(Causes.first(failure, IllegalStateException.class)).isEmpty();
    }
}
