package io.edgesweep.ledger.hsqldb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * What {@code ledger.data} was when HSQLDB last put its files in order. HSQLDB writes into the file in place, and before it
 * changes a page puts the old one into {@code ledger.backup}, from where it takes it back after a kill (2.7.4,
 * {@code RAShadowFile}: of each page its size, its position and its bytes).
 */
final class ShadowedData {

    private static final int PAGE = 1 << 14;
    private static final int PAGE_HEAD = Integer.BYTES + Long.BYTES;

    // Where in its head the file says what (2.7.4, DataFileCache.Positions).
    private static final int LOST = 4;
    private static final int IN_USE = 12;
    private static final int FLAGS = 28;
    private static final int TIMESTAMP = 32;

    private ShadowedData() {}

    /**
     * The checksum of what was in use of the file, but for what HSQLDB writes into its head, with no copy of it in the backup, when
     * it closes or compacts a file of which nothing else has changed.
     *
     * @throws IOException when it cannot be read
     */
    static long checksum(Path folder) throws IOException {
        Path backup = folder.resolve("ledger.backup");
        try (FileChannel data = FileChannel.open(folder.resolve("ledger.data"), StandardOpenOption.READ)) {
            if (Files.notExists(backup)) {
                return checksum(data, data, Map.of());
            }
            try (FileChannel saved = FileChannel.open(backup, StandardOpenOption.READ)) {
                return checksum(data, saved, savedPages(saved));
            }
        }
    }

    /** Where in the backup each page is, by its position in the file. */
    private static Map<Long, Long> savedPages(FileChannel backup) throws IOException {
        Map<Long, Long> pages = new HashMap<>();
        ByteBuffer head = ByteBuffer.allocate(PAGE_HEAD);
        for (long at = 0; at + PAGE_HEAD + PAGE <= backup.size(); at += PAGE_HEAD + PAGE) {
            read(backup, head.clear(), at);
            if (head.getInt() != PAGE) {
                break;
            }
            pages.putIfAbsent(head.getLong(), at + PAGE_HEAD);
        }
        return pages;
    }

    private static long checksum(FileChannel data, FileChannel backup, Map<Long, Long> saved) throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer page = ByteBuffer.allocate(PAGE);
        long inUse = Long.MAX_VALUE;
        for (long at = 0; at < inUse; at += PAGE) {
            Long copy = saved.get(at);
            if (copy == null) {
                read(data, page.clear(), at);
            } else {
                read(backup, page.clear(), copy);
            }
            if (at == 0 && page.remaining() >= TIMESTAMP + Long.BYTES) {
                inUse = page.getLong(IN_USE);
                page.putLong(LOST, 0).putInt(FLAGS, 0).putLong(TIMESTAMP, 0);
            }
            if (!page.hasRemaining()) {
                break;
            }
            sum.update(page.limit((int) Math.min(page.limit(), Math.max(0, inUse - at))));
        }
        return sum.getValue();
    }

    /** Fills the buffer from the position on, as far as there is something, and makes it ready to be taken from. */
    private static void read(FileChannel file, ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
            // Until it is full, or the file at its end.
        }
        buffer.flip();
    }
}
