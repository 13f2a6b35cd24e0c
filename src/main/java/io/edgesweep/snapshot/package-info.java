/**
 * What is known from night to night: of a site, which targets were last confirmed purged and what their rows said then; of
 * a job, what its sources listed.
 */
@NullMarked
package io.edgesweep.snapshot;

import org.jspecify.annotations.NullMarked;
