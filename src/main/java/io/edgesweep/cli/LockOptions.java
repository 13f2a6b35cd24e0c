package io.edgesweep.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What a command takes that works in the home folder, where one process works at a time. */
final class LockOptions {

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "Wait so long for another process to leave the home folder, as in 10m. Default: not at all.")
    private Duration patience = Duration.ZERO;

    Duration patience() {
        return patience;
    }
}
