/**
 * How much may still be sent today: the provider's allowance, its day, the reserve, and when a backlog will be gone.
 */
@NullMarked
package io.edgesweep.quota;

import org.jspecify.annotations.NullMarked;
