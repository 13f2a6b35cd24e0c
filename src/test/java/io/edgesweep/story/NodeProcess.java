package io.edgesweep.story;

import static io.edgesweep.story.PackagedProgram.waitFor;

import java.io.IOException;
import java.nio.file.Path;

/** A node of several: a {@code serve} in a process and with a home folder of its own. */
final class NodeProcess {

    private final World world;
    private final Path folder;
    private final String name;
    private Process process;

    /** Starts it in the folder, below which it has its home. */
    NodeProcess(World world, Path folder, String name) throws IOException {
        this.world = world;
        this.folder = folder;
        this.name = name;
        this.process = start();
    }

    private Process start() throws IOException {
        return PackagedProgram.start(
                folder, log(), world.arguments("serve", "--edgesweep.home=" + home(), "--edgesweep.node.name=" + name));
    }

    String name() {
        return name;
    }

    Path home() {
        return folder.resolve(name);
    }

    Path log() {
        return folder.resolve(name + ".log");
    }

    Process process() {
        return process;
    }

    /** Until then a command would take its home folder, and execute the run itself. */
    void awaitStart() throws InterruptedException {
        waitFor(() -> !process.isAlive() || Served.console(home()).isPresent());
    }

    void startAgainIfItEnded() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            process = start();
            awaitStart();
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
