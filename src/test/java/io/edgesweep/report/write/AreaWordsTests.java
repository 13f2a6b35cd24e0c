package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import org.junit.jupiter.api.Test;

class AreaWordsTests {

    @Test
    void an_area_is_told_in_the_language_of_the_page_and_one_that_we_do_not_know_as_it_is() {
        Words chinese = Words.of(Language.CHINESE);

        assertThat(Bars.area("mainland", chinese)).isEqualTo("境内");
        assertThat(Bars.area("overseas", chinese)).isEqualTo("境外");
        assertThat(Bars.area("overseas", Words.english())).isEqualTo("overseas");
        assertThat(Bars.area("moon", chinese)).isEqualTo("moon");
    }
}
