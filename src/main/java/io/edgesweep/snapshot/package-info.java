/** What is known of one site from night to night: which targets were last confirmed purged, and what their rows said then. */
@NullMarked
package io.edgesweep.snapshot;

import org.jspecify.annotations.NullMarked;
