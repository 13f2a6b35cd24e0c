package io.edgesweep.ledger.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Kills a process again and again while it compacts a ledger, and compares what is left with what was in it. */
final class CompactionKills {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /** Often enough not to miss that a compaction has begun, and so rarely that the victim has the processor. */
    private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(50);

    private final Path folder;
    private final long seed;
    private final Random random;
    private final Map<String, Integer> killed = new TreeMap<>();

    CompactionKills(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /**
     * Does so.
     *
     * @return how many kills left what
     */
    Map<String, Integer> kill(int kills) throws IOException, InterruptedException {
        for (int kill = 0; kill < kills; kill++) {
            Files.deleteIfExists(expected());
            Process victim = start(seed + kill * 1000L);
            // Now and then not the first compaction of a process.
            for (int compactions = random.nextInt(3); compactions > 0; compactions--) {
                await(victim, () -> Files.exists(expected()), LOOK);
                await(victim, () -> Files.notExists(expected()), LOOK);
            }
            await(victim, () -> Files.exists(expected()), LOOK);
            await(victim, moment(), 0);
            victim.destroyForcibly().waitFor();
            if (Files.exists(expected())) {
                check(Long.parseLong(Files.readString(expected())));
            } else {
                killed.merge("after it", 1, Integer::sum);
            }
        }
        return killed;
    }

    private Process start(long seedOfVictim) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CompactionVictim.class.getName(),
                folder.toString(),
                Long.toString(seedOfVictim));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Of the moments that can be seen in the folder, one; and now and then some microseconds later. */
    private BooleanSupplier moment() {
        Path newData = folder.resolve("ledger/ledger.data.new");
        long size = random.nextInt(400_000);
        BooleanSupplier seen =
                switch (random.nextInt(5)) {
                    case 0 -> () -> newData.toFile().length() > size;
                    case 1 -> () -> Files.exists(folder.resolve("ledger/ledger.script.new"));
                    case 2, 3 -> () -> state().contains("yes-new-files-data");
                    default -> () -> true;
                };
        long micros = random.nextInt(3) == 0 ? random.nextInt(20_000) : 0;
        return () -> Files.notExists(expected()) || (seen.getAsBoolean() && passed(micros));
    }

    private static boolean passed(long micros) {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return true;
    }

    /** Looks again and again, after so many nanoseconds each. */
    private void await(Process victim, BooleanSupplier moment, long pause) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (!moment.getAsBoolean()) {
            if (!victim.isAlive() || System.nanoTime() > end) {
                victim.destroyForcibly();
                throw new AssertionError("seed " + seed + ": the process ended by itself, or does nothing; it said: "
                        + Files.readString(log()));
            }
            LockSupport.parkNanos(pause);
        }
    }

    private void check(long expected) throws IOException {
        String left = (Files.exists(folder.resolve("ledger/ledger.data")) ? "" : "no old rows, ")
                + (Files.exists(folder.resolve("ledger/ledger.data.new")) ? "new rows, " : "")
                + state().lines()
                        .filter(line -> line.startsWith("modified"))
                        .findFirst()
                        .orElse("no state");
        killed.merge(left, 1, Integer::sum);
        try (CompactableLedger ledger = new CompactableLedger(folder.resolve("ledger"))) {
            assertThat(ledger.contents()).isEqualTo(expected);
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ", killed so far " + killed + ": " + left, e);
        }
    }

    private String state() {
        try {
            return Files.readString(folder.resolve("ledger/ledger.properties"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It is being replaced.
            return "";
        }
    }

    private Path expected() {
        return folder.resolve(CompactionVictim.EXPECTED);
    }

    private Path log() {
        return folder.resolve("victim.log");
    }
}
