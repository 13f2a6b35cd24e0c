package io.edgesweep.source.csv;

import static io.edgesweep.source.Readings.csv;
import static io.edgesweep.source.Readings.gzip;
import static io.edgesweep.source.Readings.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgesweep.language.Words;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.UnreadableDocument;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.Readings;
import io.edgesweep.source.SourceException;
import io.edgesweep.targets.Place;
import io.edgesweep.text.Reason;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvHostileInputTests {

    private static final int BUFFERS = 64 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"url\nhttps://a/1\n", "url\nhttps://a/1\n\"", "url\nhttps://a/1\n#", "https://a/1\n"})
    void gives_up_the_rest_at_a_line_that_never_ends(String beginning) throws SourceException {
        AtomicLong served = new AtomicLong();
        CsvTargetSource source = new CsvTargetSource("urls.csv", () -> followedBy(beginning, 'x', served), 1000);

        List<ReadResult> readings = Readings.of(source);

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(readings.get(readings.size() - 1)).isInstanceOfSatisfying(UnreadableDocument.class, document -> {
            assertThat(document.place().line()).isEqualTo(beginning.startsWith("url") ? 3 : 2);
            assertThat(Words.english().say(document.reason()))
                    .isEqualTo("holds a line that starts here and does not end within 64000 characters. The rest of the"
                            + " file is not read");
        });
        assertThat(served).hasValueLessThan(64_000 + BUFFERS);
    }

    @Test
    void reads_no_more_than_that_of_a_header_that_never_ends() {
        AtomicLong served = new AtomicLong();
        CsvTargetSource source = new CsvTargetSource("urls.csv", () -> followedBy("", 'x', served), 1000);

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(source::open)
                .withMessageContaining("longer than 1000 characters");
        assertThat(served).hasValueLessThan(1000 + 2 * BUFFERS);
    }

    @Test
    void takes_a_record_of_exactly_the_greatest_length() throws SourceException {
        String url = "https://a/" + "x".repeat(989);

        assertThat(texts(Readings.of(limited("url\n" + url + "\nhttps://a/1\n"))))
                .containsExactly(url, "https://a/1");
        assertThat(Readings.of(limited("url\n" + url + "x\nhttps://a/1\n")))
                .first()
                .isInstanceOf(UnreadableRow.class);
    }

    @Test
    void loses_one_row_to_a_quote_that_is_wrong_within_one_line() throws SourceException {
        List<ReadResult> readings = Readings.of(
                csv("url,note\n\"https://a/1\"x,y\nhttps://a/2,\nhttps://a/3,\"\"open\nhttps://a/4,\"z\"\n"));

        assertThat(readings).hasSize(4);
        assertThat(readings.get(0))
                .isEqualTo(new UnreadableRow(
                        new Place("urls.csv", 2), "\"https://a/1\"x,y", Reason.of("bad-row.misquoted")));
        assertThat(readings.get(1)).isInstanceOf(ListedRow.class);
        assertThat(readings.get(2)).isInstanceOf(UnreadableRow.class);
        assertThat(readings.get(3).place().line()).isEqualTo(5);
    }

    @Test
    void takes_a_row_whose_target_has_bytes_that_are_no_utf_8_for_unreadable_and_no_other() throws SourceException {
        byte[] latin1 = "url,note\nhttps://a/1,\nhttps://a/b\u00fc,\nhttps://a/3,\u00fc\nhttps://a/4,\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        List<ReadResult> readings = Readings.of(csv(latin1));

        assertThat(readings)
                .extracting(ReadResult::getClass)
                .containsExactly(ListedRow.class, UnreadableRow.class, ListedRow.class, ListedRow.class);
        assertThat(readings.get(1))
                .isEqualTo(new UnreadableRow(
                        new Place("urls.csv", 3), "https://a/b\uFFFD,", Reason.of("bad-row.garbled", "UTF-8")));
    }

    @Test
    void takes_such_a_line_of_a_bare_list_for_unreadable_too() throws SourceException {
        List<ReadResult> readings =
                Readings.of(csv("https://a/1\nhttps://a/\u00fc\n".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(readings.get(1)).isInstanceOf(UnreadableRow.class);
    }

    @Test
    void keeps_formulas_and_control_characters_as_plain_text() throws SourceException {
        List<ReadResult> readings = Readings.of(csv("url,note\n=1+1,@SUM(A1)\n+1,-1\nhttps://a/\u001b[31m,\u202e\n"));

        assertThat(texts(readings)).containsExactly("=1+1", "+1", "https://a/\u001b[31m");
        assertThat(readings.get(0)).isInstanceOfSatisfying(ListedRow.class, row -> assertThat(row.extra())
                .containsEntry("note", "@SUM(A1)"));
    }

    @Test
    void says_where_a_gzip_file_was_cut_off_and_keeps_what_came_before() throws SourceException {
        StringBuilder text = new StringBuilder("url\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("https://a/")
                    .append(Integer.toHexString(i * 0x9E3779B9))
                    .append('\n');
        }
        byte[] whole = gzip(text.toString());

        List<ReadResult> readings = Readings.of(csv(Arrays.copyOf(whole, whole.length / 2)));

        assertThat(readings).hasSizeBetween(1000, 9999);
        assertThat(readings.subList(0, readings.size() - 1)).allMatch(ListedRow.class::isInstance);
        assertThat(readings.get(readings.size() - 1)).isInstanceOfSatisfying(UnreadableDocument.class, document -> {
            assertThat(document.place().line()).isEqualTo(readings.size() + 1);
            assertThat(Words.english().say(document.reason()))
                    .isEqualTo("ends in the middle of its gzip data; was it copied whole?");
        });
    }

    @Test
    void says_so_when_a_file_only_looks_like_gzip() {
        byte[] bytes = {0x1f, (byte) 0x8b, 'u', 'r', 'l', '\n', 0, 0, 0, 0, 0, 0};

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> csv(bytes).open())
                .withMessageContaining("begins like gzip data but cannot be unzipped");
    }

    @Test
    void unzips_no_bomb() throws SourceException {
        byte[] bomb = gzip("url\nhttps://a/1\n" + "\n".repeat(100_000_000));

        List<ReadResult> readings = Readings.of(csv(bomb));

        assertThat(readings).hasSize(2);
        assertThat(readings.get(1)).isInstanceOfSatisfying(UnreadableDocument.class, document -> assertThat(
                        Words.english().say(document.reason()))
                .startsWith("grows to more than 1000 times its size when unzipped"));
    }

    @Test
    void survives_any_bytes_and_never_goes_back() {
        String[] pieces = {
            "\"", ",", ";", "\n", "\r", "\r\n", "#", " ", "a", "https://a/", "url", "\0", "\uFEFF", "\uFFFD", "😀"
        };
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "url,note\n" : "https://a/\n");
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = bytes(text.toString());
            if (bytes.length > 11) {
                bytes[random.nextInt(11, bytes.length)] ^= (byte) random.nextInt(256);
            }

            List<ReadResult> readings;
            try {
                readings = Readings.of(csv(bytes));
            } catch (SourceException e) {
                // what is in its lines cannot be told
                assertThat(e).hasMessageContaining("has no header");
                refused++;
                continue;
            }

            assertThat(readings)
                    .as(text.toString())
                    .extracting(reading -> reading.place().line())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(refused).isLessThan(2000);
    }

    private static CsvTargetSource limited(String text) {
        return new CsvTargetSource("urls.csv", () -> new ByteArrayInputStream(bytes(text)), 1000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The text and then one letter for ever. */
    private static InputStream followedBy(String beginning, char letter, AtomicLong served) {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                served.incrementAndGet();
                return letter;
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(bytes(beginning)), endless);
    }
}
