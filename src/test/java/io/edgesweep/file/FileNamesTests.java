package io.edgesweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileNamesTests {

    @Test
    void outside_ascii_need_a_locale() {
        assertThat(FileNames.remedy("新闻.csv", StandardCharsets.US_ASCII)).contains("LANG=C.UTF-8", "US-ASCII");
        assertThat(FileNames.remedy("\uFFFD\uFFFD.csv", StandardCharsets.US_ASCII))
                .contains("LANG=C.UTF-8");
    }

    @Test
    void need_nothing_where_they_can_be_written() {
        assertThat(FileNames.remedy("新闻.csv", StandardCharsets.UTF_8)).isEmpty();
        assertThat(FileNames.remedy("news.csv", StandardCharsets.US_ASCII)).isEmpty();
    }
}
