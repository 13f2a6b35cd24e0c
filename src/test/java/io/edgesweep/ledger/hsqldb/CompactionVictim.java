package io.edgesweep.ledger.hsqldb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A process that fills, empties and compacts a ledger until it is killed. */
final class CompactionVictim {

    /** Holds, once a compaction is about to begin, what must be in the ledger after it. */
    static final String EXPECTED = "expected";

    private CompactionVictim() {}

    /** @param arguments the folder to work in, and where randomness begins */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        try (CompactableLedger ledger = new CompactableLedger(folder.resolve("ledger"))) {
            while (true) {
                ledger.fillAndEmpty(seed++);
                Path aside = folder.resolve(EXPECTED + ".part");
                Files.writeString(aside, Long.toString(ledger.contents()));
                Files.move(aside, folder.resolve(EXPECTED), StandardCopyOption.ATOMIC_MOVE);
                ledger.compact();
                Files.delete(folder.resolve(EXPECTED));
            }
        }
    }
}
