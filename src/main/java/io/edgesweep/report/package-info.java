/** Tells people what happened: the verdict and its exit code, the numbers that add up, and every row with its outcome. */
@NullMarked
package io.edgesweep.report;

import org.jspecify.annotations.NullMarked;
