/** How much may still be sent today: the provider's allowance, its day, and the part that is left for people. */
@NullMarked
package io.edgesweep.quota;

import org.jspecify.annotations.NullMarked;
