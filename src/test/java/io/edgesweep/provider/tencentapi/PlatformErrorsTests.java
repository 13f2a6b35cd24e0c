package io.edgesweep.provider.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.ErrorCodes;
import org.junit.jupiter.api.Test;

/** Their classes are shown by ErrorCodesTests. */
class PlatformErrorsTests {

    @Test
    void has_one_row_for_each_code_of_the_vendors_list_and_one_for_a_family_without_one() {
        assertThat(PlatformErrors.rows("the rights"))
                .extracting(ErrorRow::code)
                .containsOnlyOnceElementsOf(ErrorCodes.of("platform"))
                .hasSize(ErrorCodes.of("platform").size() + 1)
                .contains("AuthFailure");
    }
}
