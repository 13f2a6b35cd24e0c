/** Lets questions through and holds back everything that would purge. */
@NullMarked
package io.edgesweep.provider.dryrun;

import org.jspecify.annotations.NullMarked;
