/** The files of HSQLDB: whether they are whole, and as HSQLDB left them, before it may open them. */
@NullMarked
package io.edgesweep.ledger.hsqldb;

import org.jspecify.annotations.NullMarked;
