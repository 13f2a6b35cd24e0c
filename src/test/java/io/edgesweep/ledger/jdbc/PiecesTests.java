package io.edgesweep.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PiecesTests {

    private static final int SIZE = 4 << 20;

    private final byte[] content = new byte[SIZE];

    PiecesTests() {
        new Random(7).nextBytes(content);
    }

    @Test
    void make_the_whole_again() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (ByteBuffer piece : of(content)) {
            whole.write(piece.array());
        }

        assertThat(whole.toByteArray()).isEqualTo(content);
    }

    @Test
    void are_nearly_all_the_same_when_something_is_inserted_near_the_beginning() throws IOException {
        byte[] longer = new byte[SIZE + 32];
        System.arraycopy(content, 0, longer, 0, 1000);
        System.arraycopy(content, 1000, longer, 1032, SIZE - 1000);
        Set<ByteBuffer> before = new HashSet<>(of(content));

        List<ByteBuffer> others =
                of(longer).stream().filter(piece -> !before.contains(piece)).toList();

        assertThat(before).hasSizeGreaterThan(20);
        assertThat(others).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void of_nothing_there_are_none() throws IOException {
        assertThat(of(new byte[0])).isEmpty();
    }

    @Test
    void end_somewhere_even_if_nothing_in_the_content_says_so() throws IOException {
        assertThat(of(new byte[SIZE]))
                .allSatisfy(piece -> assertThat(piece.remaining()).isLessThanOrEqualTo(512 * 1024));
    }

    private static List<ByteBuffer> of(byte[] content) throws IOException {
        Pieces pieces = new Pieces(new ByteArrayInputStream(content));
        List<ByteBuffer> all = new ArrayList<>();
        for (Optional<byte[]> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
            all.add(ByteBuffer.wrap(piece.get()));
        }
        return all;
    }
}
