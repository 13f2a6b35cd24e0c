package io.edgesweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTests {

    @Test
    void counts_as_people_do() {
        List<String> names = List.of("a", "a1b", "a1c", "a2", "fresh-2", "fresh-10", "fresh-10a", "fresh-010b", "www");

        assertThat(names.stream().sorted(NaturalOrder.OF_NAMES)).containsExactlyElementsOf(names);
        assertThat(List.of("x01", "x1").stream().sorted(NaturalOrder.OF_NAMES)).containsExactly("x01", "x1");
    }
}
