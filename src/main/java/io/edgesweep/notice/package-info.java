/** Notifies people and other programs how runs ended: pings, webhooks, mail. A failure here harms no run. */
@NullMarked
package io.edgesweep.notice;

import org.jspecify.annotations.NullMarked;
