/** Puts the parts together: the main class, the Spring contexts, the lock of the home folder, and who purges for which account. */
@NullMarked
package io.edgesweep.app;

import org.jspecify.annotations.NullMarked;
