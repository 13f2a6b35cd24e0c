package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.text.Causes;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;

/** Says in a sentence what is wrong with the ledger's database, and what to do. */
public final class DatabaseTrouble {

    private static final String AGAIN = ", and run the same command again";

    private static final String CONNECTION_EXCEPTION = "08";

    /** The server ends connections, or has none to give. */
    private static final Set<String> NO_SERVICE = Set.of("57P01", "57P02", "57P03", "53300");

    private DatabaseTrouble() {}

    /** Whether a failure passes once the database of the ledger can be reached again. */
    public static boolean isAway(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> isOfConnection(cause)
                        || (cause instanceof SQLException sql && NO_SERVICE.contains(state(sql))));
    }

    /** What the database, or what stands before it, said at first; in one line. */
    public static String said(Throwable failure) {
        return firstLine(Causes.of(failure)
                .filter(cause -> cause instanceof SQLException || cause instanceof LedgerLostException)
                .reduce(failure, (outer, inner) -> inner));
    }

    /**
     * What is wrong, by the SQLSTATE of what the database said at first (PostgreSQL manual, appendix "PostgreSQL Error
     * Codes"). Without a full stop at its end.
     *
     * @param what what cannot be done because of it
     */
    public static String words(String what, Throwable failure) {
        Throwable first = first(failure);
        return what + ": " + firstLine(first) + ". " + remedy(first);
    }

    private static Throwable first(Throwable failure) {
        return Causes.of(failure.getCause())
                .filter(SQLException.class::isInstance)
                .reduce(failure, (outer, inner) -> inner);
    }

    /** Its first line, without the addresses of manuals. */
    private static String firstLine(Throwable failure) {
        String words = Objects.requireNonNullElse(failure.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\(?https?://\\S*", "")
                .strip()
                .replaceFirst("\\.$", "");
        return words.isEmpty() ? failure.toString() : words;
    }

    private static String remedy(Throwable failure) {
        String state = state(failure);
        return switch (state) {
            case "3D000", "3F000" -> "Create it, or name another one in spring.datasource.url" + AGAIN;
            case "53300" ->
                "Free some of the server's connections, raise its max_connections or lower"
                        + " spring.datasource.hikari.maximum-pool-size" + AGAIN;
            case "53100" -> "Free some space on the server's disk" + AGAIN;
            case "55P03", "57014" -> "See what keeps the database busy" + AGAIN;
            case "42501" -> "Give the user of spring.datasource.username the right to it" + AGAIN;
            case "57P01", "57P02", "57P03" -> "Wait until the database is up" + AGAIN;
            default -> remedyOfClass(state, failure);
        };
    }

    private static String remedyOfClass(String state, Throwable failure) {
        if (state.startsWith("28")) {
            return "Check spring.datasource.username and spring.datasource.password" + AGAIN;
        }
        if (isOfConnection(failure)) {
            return "See that the database of spring.datasource.url is up and can be reached" + AGAIN;
        }
        return "Free some space on its disk, or fix it" + AGAIN
                + "; if its files are damaged, put a whole copy of their"
                + " folder back, or, if what was sent may be sent once more and what waits may be forgotten, move the"
                + " folder away";
    }

    private static boolean isOfConnection(Throwable failure) {
        // The pool says the last of a connection that was found broken a moment ago, without a state.
        return failure instanceof SQLTransientConnectionException
                || (failure instanceof SQLException && "Connection is closed".equals(failure.getMessage()))
                || state(failure).startsWith(CONNECTION_EXCEPTION);
    }

    private static String state(Throwable failure) {
        return failure instanceof SQLException sql ? Objects.requireNonNullElse(sql.getSQLState(), "") : "";
    }
}
