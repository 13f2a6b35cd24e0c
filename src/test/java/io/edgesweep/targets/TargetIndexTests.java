package io.edgesweep.targets;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetIndexTests {

    private final TargetIndex index = new TargetIndex(List.of(
            aTarget().withValue("https://www.example.com/a%20b").build(),
            aTarget().withValue("https://www.example.com/%E4%BA%A7%E5%93%81").build(),
            aTarget().withValue("https://www.example.com/a+b?x=1%2B2").build(),
            aTarget().withValue("https://www.example.com/100%25").build()));

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com/a%20b,               0",
        "HTTPS://WWW.EXAMPLE.COM/a%20b,               0",
        "https://www.example.com/a b,                 0",
        "https://www.example.com/产品,                1",
        "https://www.example.com/%e4%ba%a7%e5%93%81,  1",
        "https://www.example.com/a+b?x=1+2,           2",
        "https://www.example.com/100%,                3"
    })
    void finds_a_target_however_it_is_spelled(String text, int position) {
        assertThat(index.positions(text)).containsExactly(position);
    }

    @Test
    void finds_nothing_for_another_target() {
        assertThat(index.positions("https://www.example.com/A%20b")).isEmpty();
        assertThat(index.positions("https://www.example.com/a%20b/")).isEmpty();
        assertThat(index.positions("")).isEmpty();
    }

    @Test
    void finds_a_target_everywhere_that_the_batch_holds_it() {
        List<TargetRow> twice = List.of(
                TargetRows.aTarget().at(1).build(),
                TargetRows.aTarget().at(2).build(),
                TargetRows.aTarget().at(1).build());

        assertThat(new TargetIndex(twice).positions("https://www.example.com/page-1"))
                .containsExactly(0, 2);
    }
}
