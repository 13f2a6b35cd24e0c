package io.edgesweep.ledger.hsqldb;

import io.edgesweep.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What HSQLDB's files hold since it last put them in order, at a checkpoint or when it was closed; later commits are in its
 * log alone. HSQLDB has no checksums: a script that was cut at a line, and a page of rows that was zeroed, it takes as they are.
 *
 * @param timestamp of {@link HsqldbState}
 * @param script    checksum of {@code ledger.script}
 * @param data      checksum of what {@code ledger.data} then was
 */
record Baseline(long timestamp, long script, long data) {

    static final String FILE = "baseline";

    private static final long FORMAT = 2;
    private static final int BUFFER = 1 << 16;

    /**
     * Of the files as they are.
     *
     * @throws IOException when one cannot be read
     */
    static Baseline of(Path folder, HsqldbState state) throws IOException {
        return new Baseline(
                state.timestamp(), checksum(folder.resolve("ledger.script")), ShadowedData.checksum(folder));
    }

    static long checksum(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        }
        return sum.getValue();
    }

    /** The one that was written down; empty when there is none that is whole. */
    static Optional<Baseline> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return CheckedLine.read(text.strip())
                .filter(numbers -> numbers.length == 4 && numbers[0] == FORMAT)
                .map(numbers -> new Baseline(numbers[1], numbers[2], numbers[3]))
                .filter(read -> text.equals(read.text()));
    }

    /**
     * Writes it down, in the place of the one before.
     *
     * @throws IOException when it cannot be written
     */
    void write(Path folder) throws IOException {
        WholeFile.write(folder.resolve(FILE), writer -> writer.write(text()));
    }

    private String text() {
        return CheckedLine.of(FORMAT, timestamp, script, data) + "\n";
    }
}
