package io.edgesweep.provider.edgeone;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.ErrorCodes;
import io.edgesweep.provider.tencentapi.ErrorRow;
import org.junit.jupiter.api.Test;

/** Their classes are shown by ErrorCodesTests. */
class EdgeOneErrorsTests {

    @Test
    void has_one_row_for_each_code_of_the_vendors_list_and_no_other() {
        assertThat(EdgeOneErrors.ROWS)
                .extracting(ErrorRow::code)
                .containsExactlyInAnyOrderElementsOf(ErrorCodes.of("edgeone"));
    }
}
