package io.edgesweep.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.snapshot.KeptFileHeader.Form;
import io.edgesweep.snapshot.KeptFileHeader.Seal;
import io.edgesweep.snapshot.KeptFileHeader.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFileHeaderTests {

    @TempDir
    private Path folder;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void keepThreeRecords() throws IOException {
        file = folder.resolve("www.snapshot");
        byte[] bytes = new byte[KeptFileHeader.HEAD + 3 * 32];
        Arrays.fill(bytes, KeptFileHeader.HEAD, bytes.length, (byte) 7);
        Files.write(file, bytes);
        KeptFileHeader.seal(file, Form.SNAPSHOT, 9, 4, KeptFileHeader.Size.of(3));
        whole = Files.readAllBytes(file);
    }

    @Test
    void tells_what_it_was_sealed_with() throws IOException {
        assertThat(KeptFileHeader.look(file, Form.SNAPSHOT).state()).isEqualTo(State.WHOLE);
        Seal seal = KeptFileHeader.look(file, Form.SNAPSHOT).seal();

        assertThat(seal.generation()).isEqualTo(9);
        assertThat(seal.since()).isEqualTo(4);
        assertThat(seal.entries()).isEqualTo(3);
        assertThat(seal.checksum()).isNotZero();
    }

    @Test
    void is_whole_no_more_wherever_it_is_cut() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            assertThat(stateOf(Arrays.copyOf(whole, length)))
                    .as("cut to %s", length)
                    .isNotEqualTo(State.WHOLE);
        }
    }

    @Test
    void is_whole_no_more_when_any_byte_is_another() throws IOException {
        for (int i = 0; i < whole.length; i++) {
            byte[] bytes = whole.clone();
            bytes[i] = (byte) (bytes[i] + 1);
            assertThat(stateOf(bytes)).as("byte %s", i).isNotEqualTo(State.WHOLE);
        }
    }

    @Test
    void is_whole_no_more_when_something_follows() throws IOException {
        assertThat(stateOf(Arrays.copyOf(whole, whole.length + 32))).isEqualTo(State.DAMAGED);
    }

    @Test
    void tells_what_has_no_head_and_what_is_not_there_apart() throws IOException {
        assertThat(stateOf(new byte[64])).isEqualTo(State.HEADLESS);
        assertThat(stateOf(new byte[0])).isEqualTo(State.HEADLESS);
        assertThat(KeptFileHeader.look(file, Form.LISTED).state()).isNotEqualTo(State.WHOLE);
        Files.delete(file);
        assertThat(KeptFileHeader.look(file, Form.SNAPSHOT).state()).isEqualTo(State.ABSENT);
    }

    private State stateOf(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return KeptFileHeader.look(file, Form.SNAPSHOT).state();
    }
}
