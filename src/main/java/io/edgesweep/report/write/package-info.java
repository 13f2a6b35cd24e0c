/** Writes a run's report: tallies, pages, charts and tables. */
@NullMarked
package io.edgesweep.report.write;

import org.jspecify.annotations.NullMarked;
