package io.edgesweep.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.CommentRow;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.SourceException;
import io.edgesweep.targets.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRoundTripTests {

    private static final String[] PIECES = {
        "a", "https://a/", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "#", " ", "'", "=", "ä", "😀", "\\", "url",
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void reads_every_row_that_was_written_once_and_in_order(long seed) throws SourceException {
        Random random = new Random(seed);
        for (int file = 0; file < 100; file++) {
            char delimiter = ",;\t".charAt(random.nextInt(3));
            StringBuilder text = new StringBuilder("url" + delimiter + "note" + delimiter + "more\n");
            List<ReadResult> written = new ArrayList<>();
            long line = 2;
            for (int row = random.nextInt(30); row > 0; row--) {
                while (random.nextInt(4) == 0) {
                    boolean blank = random.nextBoolean();
                    text.append(blank ? "\n" : "# \"comment\n");
                    if (!blank) {
                        written.add(new CommentRow(new Place("urls.csv", line), "# \"comment"));
                    }
                    line++;
                }
                String url = "x" + value(random);
                String note = value(random);
                String more = value(random);
                written.add(row(line, url, note, more));
                String record = quoted(url, random)
                        + delimiter
                        + quoted(note, random)
                        + delimiter
                        + quoted(more, random)
                        + (random.nextBoolean() ? "\n" : "\r\n");
                text.append(record);
                line += record.chars().filter(c -> c == '\n').count();
            }

            List<ReadResult> read = Readings.of(Readings.csv(text.toString()));

            assertThat(read).as(text.toString()).isEqualTo(written);
        }
    }

    private static ListedRow row(long line, String url, String note, String more) {
        Map<String, String> extra = new LinkedHashMap<>(Map.of());
        if (!note.isEmpty()) {
            extra.put("note", note);
        }
        if (!more.isEmpty()) {
            extra.put("more", more);
        }
        return new ListedRow(new Place("urls.csv", line), url, null, null, null, null, null, extra);
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            value.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return value.toString();
    }

    private static String quoted(String value, Random random) {
        boolean plain = value.matches("[^\",;\\t\\r\\n]*") && value.equals(value.strip());
        return plain && random.nextBoolean() ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
