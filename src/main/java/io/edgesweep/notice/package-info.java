/** Tells people and other programs how runs have ended: pings, webhooks, mail. What goes wrong here harms no run. */
@NullMarked
package io.edgesweep.notice;

import org.jspecify.annotations.NullMarked;
