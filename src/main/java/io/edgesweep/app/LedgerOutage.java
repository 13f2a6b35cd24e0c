package io.edgesweep.app;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.text.Causes;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;

/** Tells whether a failure is one that passes once the database of the ledger can be reached again. */
final class LedgerOutage {

    /** The server ends connections, or has none to give (PostgreSQL manual, appendix "PostgreSQL Error Codes"). */
    private static final Set<String> NO_SERVICE = Set.of("57P01", "57P02", "57P03", "53300");

    private static final String CONNECTION_EXCEPTION = "08";

    private LedgerOutage() {}

    /** Whether it is. */
    static boolean isAway(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || (cause instanceof SQLException sql && isOfConnection(sql)));
    }

    /** What the database, or what stands before it, said; in one line. */
    static String words(Throwable failure) {
        return Causes.of(failure)
                .filter(cause -> cause instanceof SQLException || cause instanceof LedgerLostException)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .flatMap(text -> text.lines().findFirst())
                .orElseGet(() -> Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
    }

    private static boolean isOfConnection(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        // The pool says the last of a connection that was found broken a moment ago, without a state.
        return state.startsWith(CONNECTION_EXCEPTION)
                || NO_SERVICE.contains(state)
                || "Connection is closed".equals(failure.getMessage());
    }
}
