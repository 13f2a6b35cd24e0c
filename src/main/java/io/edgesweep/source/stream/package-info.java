/** Bytes and characters: gzip, charsets, dates, limits, and failures in words. */
@NullMarked
package io.edgesweep.source.stream;

import org.jspecify.annotations.NullMarked;
