package io.edgesweep.cli;

import picocli.CommandLine.Option;

/** What a command takes that begins a run. */
final class PauseOptions {

    @Option(
            names = "--despite-pause",
            description = "Run it even while the job or its site is paused, or in a blackout.")
    private boolean despitePause;

    boolean despitePause() {
        return despitePause;
    }
}
