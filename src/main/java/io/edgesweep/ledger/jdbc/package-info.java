/** The ledger in SQL, for HSQLDB and PostgreSQL. The only room that talks to the database. */
@NullMarked
package io.edgesweep.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
