package io.edgesweep.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that tell how each job's last run ended, written again after each run.
 *
 * @param prometheus for node_exporter's textfile collector, if there is to be one
 * @param json       the same as JSON, likewise
 */
public record StatusFilesSpec(Optional<Path> prometheus, Optional<Path> json) {

    /** No files. */
    public static final StatusFilesSpec NONE = new StatusFilesSpec(Optional.empty(), Optional.empty());
}
