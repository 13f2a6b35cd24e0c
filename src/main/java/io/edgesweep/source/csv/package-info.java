/** CSV files and lists of URLs. */
@NullMarked
package io.edgesweep.source.csv;

import org.jspecify.annotations.NullMarked;
