package io.edgesweep.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What a command takes that works in the home folder, where one process works at a time. */
final class LockOptions {

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description =
                    "Wait up to this long for another process to release the home folder, e.g. 10m. Default: do not wait.")
    private Duration patience = Duration.ZERO;

    Duration patience() {
        return patience;
    }
}
