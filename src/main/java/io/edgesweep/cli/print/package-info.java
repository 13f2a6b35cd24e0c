/** Results as text, tables and JSON for a terminal, and the progress of a run. */
@NullMarked
package io.edgesweep.cli.print;

import org.jspecify.annotations.NullMarked;
