/** Input that can be read only once, kept in the home folder so that a run can read it again. */
@NullMarked
package io.edgesweep.input.spool;

import org.jspecify.annotations.NullMarked;
