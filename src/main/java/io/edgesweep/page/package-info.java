/**
 * Asks for pages of a site, of its origin or by way of the CDN: within a pace, and within a budget. It tells what has changed,
 * and knows nothing of runs.
 */
@NullMarked
package io.edgesweep.page;

import org.jspecify.annotations.NullMarked;
