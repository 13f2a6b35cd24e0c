package io.edgesweep.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.targets.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListTargetSourceTests {

    @Test
    void gives_each_text_as_a_row_without_a_line() throws SourceException {
        ListTargetSource source = new ListTargetSource("command line", List.of("https://a/1", " ", "=1+1"));

        List<ReadResult> readings = Readings.of(source);

        Place place = new Place("command line", 0);
        assertThat(readings)
                .containsExactly(
                        ListedRow.of(place, "https://a/1"), ListedRow.of(place, " "), ListedRow.of(place, "=1+1"));
        assertThat(source.name()).isEqualTo("command line");
    }
}
