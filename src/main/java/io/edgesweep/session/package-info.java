/** The one way to ask for work: a session on this machine or with a running {@code serve}, and what starts it. */
@NullMarked
package io.edgesweep.session;

import org.jspecify.annotations.NullMarked;
