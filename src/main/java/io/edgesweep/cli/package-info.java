/**
 * The command line: parses, asks a session, prints. Data goes to standard output, everything else to standard error.
 */
@NullMarked
package io.edgesweep.cli;

import org.jspecify.annotations.NullMarked;
