package io.edgesweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoffTests {

    @Test
    void shows_what_is_typed_as_it_is_typed() {
        assertThat(Roff.escaped("--input='a\\b' \"c\" `d` ~/e ^ é"))
                .isEqualTo("\\-\\-input=\\(aqa\\eb\\(aq \\(dqc\\(dq \\(gad\\(ga \\(ti/e \\(ha \\[u00E9]");
    }

    @Test
    void takes_no_line_of_text_for_a_macro() {
        assertThat(new Roff().text(".bak is left out").example(List.of("'x'", ".y")))
                .hasToString("\\&.bak is left out\n.PP\n.RS 4\n.EX\n\\(aqx\\(aq\n\\&.y\n.EE\n.RE\n");
    }

    @Test
    void begins_a_line_with_every_sentence_and_breaks_long_ones() {
        String page =
                new Roff().text("One. Word" + " word".repeat(20) + " end. Two.").toString();

        assertThat(page).startsWith("One.\nWord word ").endsWith(" end.\nTwo.\n");
        assertThat(page.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }
}
