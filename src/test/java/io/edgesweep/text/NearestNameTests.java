package io.edgesweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTests {

    @ParameterizedTest
    @CsvSource({
        "wbe,      ' (did you mean ''web''?)'",
        "Nightly,  ' (did you mean ''nightly''?)'",
        "nihgtyl,  ' (did you mean ''nightly''?)'",
        "nightl,   ' (did you mean ''nightly''?)'",
        "weekly2,  ' (did you mean ''weekly''?)'",
        "monthly,  ''",
        "x,        ''",
    })
    void asks_for_the_name_that_few_typing_errors_lead_to(String name, String hint) {
        assertThat(NearestName.hint(name, Set.of("web", "nightly", "weekly"))).isEqualTo(hint);
    }

    @Test
    void asks_for_both_of_two_that_are_as_near() {
        assertThat(NearestName.hint("sale", Set.of("sale-a", "sales", "sane", "other")))
                .isEqualTo(" (did you mean 'sales' or 'sane'?)");
    }
}
