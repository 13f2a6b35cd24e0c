/** What others read of a run: the types of run.json, verdict, exit code and summary. */
@NullMarked
package io.edgesweep.report;

import org.jspecify.annotations.NullMarked;
