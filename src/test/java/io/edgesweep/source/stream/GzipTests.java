package io.edgesweep.source.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgesweep.source.Readings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTests {

    private static final int MEGABYTE = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\u001f", "url\nhttps://a/\n"})
    void lets_everything_through_that_is_not_gzip(String text) throws IOException {
        assertThat(unzipped(text.getBytes(StandardCharsets.UTF_8), 1000))
                .asString()
                .isEqualTo(text);
    }

    @Test
    void takes_off_two_layers_and_joins_what_was_zipped_in_parts() throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(Readings.gzip("one "));
        parts.writeBytes(Readings.gzip("two"));

        assertThat(unzipped(parts.toByteArray(), 1000)).asString().isEqualTo("one two");
        assertThat(unzipped(Readings.gzip(parts.toByteArray()), 1000))
                .asString()
                .isEqualTo("one two");
    }

    /** Deflate makes at most 1032 bytes of one, so a bomb of 10,000 to 1 is zipped twice. */
    @Test
    void stops_a_bomb_long_before_it_has_gone_off() throws IOException {
        byte[] bomb = Readings.gzip(zippedZeros(100 * MEGABYTE));
        assertThat(100L * MEGABYTE / bomb.length).isGreaterThan(10_000);

        long read = readUntilRefused(bomb, 1000);

        assertThat(read).isLessThan(20L * MEGABYTE);
    }

    @Test
    void stops_earlier_where_the_ratio_is_lower() throws IOException {
        byte[] bomb = zippedZeros(100 * MEGABYTE);

        long read = readUntilRefused(bomb, 10);

        assertThat(read).isLessThan(MEGABYTE);
    }

    @Test
    void stops_what_unzips_to_nothing_for_ever() {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(Readings.gzip("something"));
        byte[] nothing = Readings.gzip("");
        for (int i = 0; i < 100_000; i++) {
            parts.writeBytes(nothing);
        }

        for (byte[] bytes : List.of(parts.toByteArray(), Readings.gzip(parts.toByteArray()))) {
            assertThatExceptionOfType(UnreadableException.class)
                    .isThrownBy(() -> unzipped(bytes, 1000))
                    .withMessage("holds gzip data that unzips to nothing; make the file again");
        }
    }

    @Test
    void does_not_take_a_part_for_the_end_because_its_name_is_endless() {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(Readings.gzip("one"));
        byte hasName = 8;
        parts.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, hasName, 0, 0, 0, 0, 0, 0});
        parts.writeBytes("x".repeat(100_000).getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> unzipped(parts.toByteArray(), 1000))
                .withMessage("holds gzip data that unzips to nothing; make the file again");
    }

    @Test
    void goes_on_after_a_few_empty_members() throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            parts.writeBytes(Readings.gzip(""));
            parts.writeBytes(Readings.gzip("x"));
        }

        assertThat(unzipped(parts.toByteArray(), 1000)).asString().isEqualTo("xxx");
    }

    private static byte[] unzipped(byte[] bytes, int ratio) throws IOException {
        return Gzip.unzipped(new ByteArrayInputStream(bytes), ratio).readAllBytes();
    }

    private static byte[] zippedZeros(int count) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            byte[] zeros = new byte[MEGABYTE];
            for (int left = count; left > 0; left -= MEGABYTE) {
                out.write(zeros);
            }
        }
        return zipped.toByteArray();
    }

    private static long readUntilRefused(byte[] bomb, int ratio) {
        long[] read = {0};
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> {
                    InputStream bytes = Gzip.unzipped(new ByteArrayInputStream(bomb), ratio);
                    byte[] buffer = new byte[4096];
                    for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                        read[0] += count;
                    }
                })
                .withMessageStartingWith("grows to more than " + ratio + " times its size when unzipped");
        return read[0];
    }
}
