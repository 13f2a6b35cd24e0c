package io.edgesweep.ledger.hsqldb;

import io.edgesweep.file.FullDiskException;
import io.edgesweep.ledger.Compaction;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has HSQLDB write {@code ledger.data} anew when most of it holds nothing any more. What is removed leaves room in it, of which
 * HSQLDB forgets where it is whenever it closes its files; so the file grows with every run, though no more is kept.
 *
 * <p>HSQLDB writes the rows to {@code ledger.data.new} (2.7.4, {@code Log.defrag}), then its script, then says so in the properties; only from
 * then on the new files count.
 */
public final class HsqldbCompaction implements Compaction {

    private static final Logger log = LoggerFactory.getLogger(HsqldbCompaction.class);

    private static final long MEGABYTE = 1 << 20;
    /** Less than that is not worth a second, for a file is soon as large again. */
    private static final long LEAST = 8 * MEGABYTE;
    /** What HSQLDB writes beside rows: it makes its files larger by blocks of a few megabytes. */
    private static final long BESIDE = 8 * MEGABYTE;

    private final JdbcClient jdbc;
    private final Path folder;
    private final long free;
    private final long least;
    private boolean told;

    /** @param least how many bytes must be lost for it to pay */
    HsqldbCompaction(DataSource database, Path folder, long free, long least) {
        this.jdbc = JdbcClient.create(database);
        this.folder = folder;
        this.free = free;
        this.least = least;
    }

    /**
     * Of the database at the JDBC address.
     *
     * @param free how many bytes of its disk must be left
     */
    public static Compaction of(String url, DataSource database, long free) {
        Optional<Path> folder = HsqldbFiles.folder(url);
        return folder.isPresent() ? new HsqldbCompaction(database, folder.get(), free, LEAST) : OF_DATABASE;
    }

    @Override
    public void compact() {
        Space space = jdbc.sql("SELECT file_free_pos, file_lost_bytes FROM information_schema.system_cacheinfo")
                .query((row, i) -> new Space(row.getLong(1), row.getLong(2)))
                .single();
        if (!space.paysToCompact(least)) {
            return;
        }
        removeHalf();
        if (folder.toFile().getUsableSpace() < space.needed() + free) {
            tell(space);
            return;
        }
        try {
            jdbc.sql("CHECKPOINT DEFRAG").update();
        } catch (DataAccessException e) {
            throw new LedgerLostException(
                    FullDiskException.of(e, folder)
                            .map(FullDiskException::getMessage)
                            .orElseGet(() -> "The ledger in " + folder.toAbsolutePath()
                                    + " could not be written again (" + e.getMessage()
                                    + "). Nothing is lost. Fix its disk, and run the same command again"),
                    e);
        }
        told = false;
        log.info(
                "The ledger's file was written again without what removed runs had left in it, some {} of {} MB",
                space.lost() / MEGABYTE,
                space.size() / MEGABYTE);
    }

    /** Of an attempt that was killed: it takes room, and HSQLDB would write into it and leave it as long as it is. */
    private void removeHalf() {
        try {
            Files.deleteIfExists(folder.resolve(HsqldbCheck.NEW_DATA));
        } catch (IOException e) {
            log.debug("What is left of a compaction cannot be removed: {}", LocalFailure.words(e));
        }
    }

    private void tell(Space space) {
        if (!told) {
            told = true;
            log.warn(
                    "{} could be {} MB smaller, but to write it again its disk has too little room: that takes {} MB, and"
                            + " edgesweep.free-space beside. It is left for a later run",
                    folder.resolve("ledger.data").toAbsolutePath(),
                    space.lost() / MEGABYTE,
                    space.needed() / MEGABYTE);
        }
    }

    /**
     * What HSQLDB says of its file.
     *
     * @param size how many bytes of it are in use, or have been
     * @param lost how many of these hold nothing
     */
    private record Space(long size, long lost) {

        boolean paysToCompact(long least) {
            return lost >= least && lost >= size / 2;
        }

        /** Twice what is left, for what HSQLDB counts as lost is not all of it. */
        long needed() {
            return 2 * (size - lost) + BESIDE;
        }
    }
}
