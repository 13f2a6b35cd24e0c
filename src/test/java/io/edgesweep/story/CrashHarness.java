package io.edgesweep.story;

import static io.edgesweep.story.PackagedProgram.exitCode;
import static io.edgesweep.story.PackagedProgram.waitFor;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Kills the packaged program at random moments of all its steps while it purges from a sandbox in another process, starts it
 * again by the same command until its run is done, and compares what the sandbox accepted with the input. The seed decides
 * on inputs and on what is waited for before each kill; the machine decides on the rest.
 */
final class CrashHarness implements AutoCloseable {

    private static final List<String> STEPS = List.of(
            CrashedRun.STARTUP,
            CrashedRun.COMPACTION,
            "recover",
            "collect",
            "cut",
            "submit",
            "reconcile",
            CrashedRun.WARM,
            "report");

    /** What was done, and what came of it. */
    record Tally(Map<String, Integer> killsPerStep, int runs, int targets, int lost, int doubled, long seed) {

        int kills() {
            return killsPerStep.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String toString() {
            return "kills " + kills() + " " + killsPerStep + ", runs " + runs + ", targets " + targets + ", lost "
                    + lost + ", doubled " + doubled + ", seed " + seed;
        }
    }

    private final Path folder;
    private final long seed;
    private final Random random;
    private final SandboxProcess sandbox;
    private final Map<String, Integer> killsPerStep = new LinkedHashMap<>();
    private int runs;
    private int targets;
    private int lost;
    private int doubled;

    /** Starts the sandbox, in a folder of its own below the given one. */
    CrashHarness(Path folder, long seed) throws IOException, InterruptedException {
        this.folder = folder;
        this.seed = seed;
        this.random = new Random(seed);
        this.sandbox = SandboxProcess.start(folder.resolve("sandbox"));
        STEPS.forEach(step -> killsPerStep.put(step, 0));
    }

    /** Kills so many times in as many runs as it takes, and sees each of them to its end. */
    Tally kill(int kills, int atMostInARun) throws IOException, InterruptedException, SQLException {
        Tally tally = tally();
        while (tally.kills() < kills) {
            int inThisRun = Math.min(kills - tally.kills(), atMostInARun - random.nextInt(1 + atMostInARun / 3));
            try {
                play(inThisRun);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(tally() + ", run " + runs + ": " + e.getMessage(), e);
            }
            tally = tally();
        }
        return tally;
    }

    private Tally tally() {
        return new Tally(new LinkedHashMap<>(killsPerStep), runs, targets, lost, doubled, seed);
    }

    private void play(int kills) throws IOException, InterruptedException, SQLException {
        runs++;
        CrashedRun run = new CrashedRun(folder.resolve("run-" + runs), runs, random, sandbox);
        targets += run.targets();
        if (run.compacts()) {
            run.makeLedgerLarge();
        }
        for (int left = kills; left > 0; left--) {
            boolean inCompaction = run.compacts() && left == kills;
            Process process = run.start();
            if (!isAliveAt(inCompaction ? whileCompacting(run) : moment(run), process)) {
                run.checkExitCode(exitCode(process));
                judge(run);
                return;
            }
            process.destroyForcibly().waitFor();
            killsPerStep.merge(
                    inCompaction && run.isCompacting() ? CrashedRun.COMPACTION : run.step(), 1, Integer::sum);
            if (run.isFinished()) {
                judge(run);
                return;
            }
        }
        run.checkExitCode(exitCode(run.start()));
        judge(run);
    }

    private void judge(CrashedRun run) throws IOException {
        CrashedRun.Acceptance acceptance = run.acceptance(sandbox.received());
        lost += acceptance.lost();
        doubled += acceptance.doubled();
        run.checkReport();
    }

    /** Waits for the next moment to kill at. False if the process ends before. */
    private static boolean isAliveAt(BooleanSupplier moment, Process process) throws InterruptedException {
        waitFor(() -> !process.isAlive() || moment.getAsBoolean());
        return process.isAlive();
    }

    /** In its beginning, or somewhere in it; if it was over too soon, in the steps after it. */
    private BooleanSupplier whileCompacting(CrashedRun run) {
        int millis = random.nextInt(60);
        return () -> (run.isCompacting() || STEPS.indexOf(run.step()) > 1) && pause(millis);
    }

    /** After a time, after so many requests, or soon after a step has begun: each step takes milliseconds or seconds. */
    private BooleanSupplier moment(CrashedRun run) {
        int die = random.nextInt(10);
        if (die < 3) {
            return after(random.nextInt(sandbox.startupMillis() * 3 / 2));
        }
        if (die < 6) {
            int requests = sandbox.requests() + 1 + random.nextInt(run.targets() / 10);
            return () -> sandbox.requests() >= requests;
        }
        int step = 1 + random.nextInt(STEPS.size() - 1);
        int millis = random.nextInt(80);
        return () -> STEPS.indexOf(run.step()) >= step && pause(millis);
    }

    private static BooleanSupplier after(int millis) {
        long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        return () -> System.nanoTime() >= moment;
    }

    private static boolean pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        return true;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
