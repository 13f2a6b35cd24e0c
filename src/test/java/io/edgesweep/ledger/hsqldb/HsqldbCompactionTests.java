package io.edgesweep.ledger.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import io.edgesweep.ledger.Compaction;
import io.edgesweep.ledger.LedgerLostException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The ledger's file is written anew when that pays, and nothing is lost by it, whenever the process ends. */
class HsqldbCompactionTests {

    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void writes_the_file_anew_once_most_of_it_holds_nothing_and_not_before() throws Exception {
        try (CompactableLedger ledger = new CompactableLedger(folder.resolve("ledger"))) {
            ledger.fillAndEmpty(1);
            long contents = ledger.contents();
            assertThat(size("ledger/ledger.data")).isGreaterThan(4 * MEGABYTE);

            ledger.compact();

            assertThat(size("ledger/ledger.data")).isLessThan(3 * MEGABYTE);
            assertThat(ledger.contents()).isEqualTo(contents);
            ledger.fillAndEmpty(2);
            contents = ledger.contents();
            ledger.compact();
            assertThat(size("ledger/ledger.data")).isLessThan(3 * MEGABYTE);
            assertThat(ledger.contents()).isEqualTo(contents);
        }
    }

    @Test
    void leaves_the_file_for_later_and_says_so_once_when_its_disk_has_too_little_room() throws Exception {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        Logger logger = (Logger) LoggerFactory.getLogger(HsqldbCompaction.class);
        logger.addAppender(told);
        try (CompactableLedger ledger = new CompactableLedger(folder.resolve("ledger"))) {
            ledger.fillAndEmpty(1);
            long before = size("ledger/ledger.data");
            long tooMuch = folder.toFile().getTotalSpace();

            Compaction compaction = ledger.compaction(tooMuch);
            compaction.compact();
            compaction.compact();

            assertThat(size("ledger/ledger.data")).isEqualTo(before);
        } finally {
            logger.detachAppender(told);
        }
        assertThat(told.list).hasSize(1).allSatisfy(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage())
                    .contains("ledger.data could be", "has too little room", "left for a later run");
        });
    }

    @Test
    void loses_nothing_at_whatever_moment_of_a_compaction_the_process_is_killed() throws Exception {
        killAtEachMoment(false);
    }

    @Test
    void loses_nothing_when_nothing_was_written_since_the_files_were_opened() throws Exception {
        killAtEachMoment(true);
    }

    @Test
    void loses_nothing_when_its_process_is_killed() throws Exception {
        assertThat(new CompactionKills(folder, 20261129)
                        .kill(3).values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(3);
    }

    @Test
    void notices_damage_to_a_file_that_it_has_written_anew() throws Exception {
        Path killed;
        try (CompactableLedger ledger = new CompactableLedger(folder.resolve("ledger"))) {
            ledger.fillAndEmpty(1);
            ledger.compact();
            killed = copy(folder.resolve("ledger"), "killed");
        }
        new HsqldbCheck(killed).check();
        try (RandomAccessFile rows =
                new RandomAccessFile(killed.resolve("ledger.data").toFile(), "rw")) {
            rows.seek(100_000);
            rows.writeLong(0);
        }

        assertThatThrownBy(new HsqldbCheck(killed)::check)
                .isInstanceOf(LedgerLostException.class)
                .hasMessageContaining("ledger.data, with ledger.backup, is not as it was written");
    }

    private void killAtEachMoment(boolean reopened) throws IOException {
        Path files = folder.resolve("ledger");
        CompactableLedger ledger = new CompactableLedger(files);
        ledger.fillAndEmpty(1);
        if (reopened) {
            ledger.close();
            ledger = new CompactableLedger(files);
        }
        long contents = ledger.contents();
        List<Path> images = new ArrayList<>();
        AppenderBase<ILoggingEvent> copier = copier(files, images);
        Logger logger = (Logger) LoggerFactory.getLogger("hsqldb.db");
        logger.setLevel(Level.TRACE);
        logger.addAppender(copier);
        try {
            ledger.compact();
        } finally {
            logger.detachAppender(copier);
            ledger.close();
        }
        images.addAll(whileRenaming(images));

        assertThat(images).hasSizeGreaterThan(10);
        for (Path image : images) {
            assertThatCode(() -> opens(image, contents)).as(image.toString()).doesNotThrowAnyException();
        }
    }

    /** What a process leaves that is killed when HSQLDB says something, and has done something since it did before. */
    private AppenderBase<ILoggingEvent> copier(Path files, List<Path> images) {
        Set<String> seen = new HashSet<>();
        AppenderBase<ILoggingEvent> copier = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (seen.add(lookOf(files))) {
                    String name = images.size() + " " + event.getMessage().replaceAll("[^\\w ]", "-");
                    images.add(copy(files, name.substring(0, Math.min(60, name.length()))));
                }
            }
        };
        copier.start();
        return copier;
    }

    private static String lookOf(Path files) {
        try (Stream<Path> each = Files.list(files)) {
            StringBuilder look = new StringBuilder();
            for (Path file : each.filter(Files::isRegularFile).sorted().toList()) {
                look.append(file).append(' ').append(Baseline.checksum(file)).append('\n');
            }
            return look.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process leaves that is killed while it puts the new files in the place of the old ones, of which HSQLDB says nothing. */
    private List<Path> whileRenaming(List<Path> images) throws IOException {
        Path last = images.stream()
                .filter(image -> Files.exists(image.resolve("ledger.data.new")))
                .reduce((one, later) -> later)
                .orElseThrow();
        assertThat(last.resolve("ledger.properties")).content().contains("modified=yes-new-files-data");
        List<Path> made = new ArrayList<>();
        Path step = last;
        for (String old : List.of("ledger.log", "ledger.backup", "ledger.data", "ledger.script")) {
            step = copy(step, "without " + old);
            Files.deleteIfExists(step.resolve(old));
            made.add(step);
            Path anew = step.resolve(old + ".new");
            if (Files.exists(anew)) {
                step = copy(step, "with the new " + old);
                Files.move(step.resolve(anew.getFileName()), step.resolve(old));
                made.add(step);
            }
        }
        return made;
    }

    private static void opens(Path image, long contents) throws IOException {
        try (CompactableLedger ledger = new CompactableLedger(image)) {
            assertThat(ledger.contents()).isEqualTo(contents);
            ledger.compact();
            assertThat(image.resolve("ledger.data.new")).doesNotExist();
            assertThat(ledger.contents()).isEqualTo(contents);
        }
        FileSystemUtils.deleteRecursively(image);
    }

    @Test
    void refuses_new_rows_that_are_gone_before_they_took_the_place_of_the_old_ones() throws Exception {
        Path files = folder.resolve("ledger");
        try (CompactableLedger ledger = new CompactableLedger(files)) {
            ledger.fillAndEmpty(1);
        }
        Path properties = files.resolve("ledger.properties");
        Files.writeString(
                properties, Files.readString(properties).replace("modified=no", "modified=yes-new-files-data"));
        Files.copy(files.resolve("ledger.script"), files.resolve("ledger.script.new"));

        assertThatThrownBy(new HsqldbCheck(files)::check)
                .isInstanceOf(LedgerLostException.class)
                .hasMessageContaining("ledger.data.new is missing");
    }

    private long size(String file) throws IOException {
        return Files.size(folder.resolve(file));
    }

    private Path copy(Path from, String name) {
        Path copy = folder.resolve(name);
        try {
            FileSystemUtils.copyRecursively(from, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
