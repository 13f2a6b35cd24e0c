package io.edgesweep.input.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.KeptFiles;
import io.edgesweep.ledger.KeptVersion;
import io.edgesweep.snapshot.KeptFileHeader;
import io.edgesweep.snapshot.KeptFileHeader.Form;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptVersionsTests {

    @TempDir
    private Path folder;

    private final MortalLedger ledger = new MortalLedger();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("nightly.documents");
    }

    @Test
    void a_file_that_never_was_is_no_loss() throws IOException {
        assertThat(look().isFirst()).isTrue();
        assertThat(look().isUsable()).isFalse();
        assertThat(look().loss()).isEmpty();
        assertThat(look().damage()).isEmpty();
    }

    @Test
    void what_was_put_in_its_place_is_usable_and_knows_since_when_it_goes_on() throws IOException {
        put("one");
        put("two");

        assertThat(look().isUsable()).isTrue();
        assertThat(look().since()).isEqualTo(1);
        assertThat(look().entries()).isEqualTo(3);
        assertThat(KeptFileHeader.text(file)).isEqualTo("two");
    }

    @Test
    void a_kill_at_any_moment_leaves_a_file_that_counts() throws IOException {
        put("one");
        // 1 is before the file is moved, 2 after it
        for (int moment : new int[] {1, 2, 1, 2, 2, 1, 1}) {
            ledger.diesAt = moment;
            assertThatThrownBy(() -> put("again")).isInstanceOf(IllegalStateException.class);
            assertThat(look().isUsable()).as("killed at %s", moment).isTrue();
            ledger.diesAt = 0;
        }
        put("three");

        assertThat(look().isUsable()).isTrue();
        assertThat(KeptFileHeader.text(file)).isEqualTo("three");
    }

    @Test
    void a_kill_before_the_first_is_there_is_no_loss() throws IOException {
        ledger.diesAt = 2;
        assertThatThrownBy(() -> put("one")).isInstanceOf(IllegalStateException.class);
        Files.delete(file);

        assertThat(look().loss()).isEmpty();
        assertThat(look().damage()).isEmpty();
        ledger.diesAt = 0;
        put("again");
        assertThat(look().wasLost()).isFalse();
    }

    @Test
    void a_file_that_is_gone_is_told_and_so_is_an_older_one() throws IOException {
        put("one");
        Path older = Files.copy(file, folder.resolve("older"));
        put("two");

        Files.copy(older, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(look().loss())
                .hasValueSatisfying(
                        loss -> assertThat(Words.english().say(loss)).contains("generation 1", "knows 2"));
        assertThat(look().isUsable()).isFalse();
        Files.delete(file);
        assertThat(look().loss())
                .hasValueSatisfying(
                        loss -> assertThat(Words.english().say(loss)).contains("missing"));

        assertThat(look().wasLost()).isTrue();

        put("three");
        assertThat(look().isUsable()).isTrue();
        assertThat(look().wasLost()).as("at any time").isTrue();
        assertThat(look().since()).as("it began with nothing").isEqualTo(3);
    }

    @Test
    void a_file_without_a_head_is_of_an_earlier_program_only_where_the_ledger_knows_of_none() throws IOException {
        Files.writeString(
                file,
                "what an earlier program wrote, in a line that is longer than any head is, so that it is not short");
        assertThat(look().loss()).isPresent();
        assertThat(look().damage()).isEmpty();

        put("one");
        Files.write(file, new byte[0]);
        assertThat(look().loss()).isEmpty();
        assertThat(look().damage())
                .hasValueSatisfying(
                        loss -> assertThat(Words.english().say(loss)).contains("nightly.documents is damaged"));
    }

    @Test
    void a_ledger_that_was_begun_anew_believes_a_whole_file_and_says_so() throws IOException {
        put("one");
        ledger.versions.clear();

        assertThat(look().isUsable()).isTrue();
        assertThat(look().isOlderThanTheLedger()).isTrue();
    }

    private KeptVersions look() throws IOException {
        return KeptVersions.look(file, Form.DOCUMENTS, ledger);
    }

    private void put(String text) throws IOException {
        Path aside = folder.resolve("new");
        KeptFileHeader.writeText(aside, text);
        look().replace(aside, KeptFileHeader.Size.of(3));
    }

    /** Keeps what it is told in memory, and is cut off before a call of it or after. */
    private static final class MortalLedger implements KeptFiles {

        private final Map<String, List<KeptVersion>> versions = new HashMap<>();
        private int diesAt;

        @Override
        public List<KeptVersion> versions(String name) {
            return versions.getOrDefault(name, List.of());
        }

        @Override
        public void announce(String name, KeptVersion next) {
            versions.put(
                    name,
                    List.of(
                            versions.getOrDefault(name, List.of(KeptVersion.NONE))
                                    .get(0),
                            next));
            die(1);
        }

        @Override
        public void keep(String name, long generation, Path file) {
            // One process has it alone.
        }

        @Override
        public boolean keeps(String name, long generation) {
            return false;
        }

        @Override
        public void copy(String name, long generation, OutputStream to) {
            throw new IllegalStateException("it keeps none");
        }

        @Override
        public void replaced(String name) {
            die(2);
            List<KeptVersion> known = new ArrayList<>(versions(name));
            versions.put(name, List.of(known.get(known.size() - 1)));
        }

        private void die(int moment) {
            if (diesAt == moment) {
                throw new IllegalStateException("killed");
            }
        }
    }
}
