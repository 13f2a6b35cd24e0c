package io.edgesweep.ledger.jdbc;

import io.edgesweep.text.Causes;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;

/** Says in a sentence what is wrong with the ledger's database, and what to do. */
public final class DatabaseTrouble {

    private static final String AGAIN = ", and run the same command again";

    private DatabaseTrouble() {}

    /**
     * What is wrong, by the SQLSTATE of what the database said at first (PostgreSQL manual, appendix "PostgreSQL Error
     * Codes"). Without a full stop at its end.
     *
     * @param what what cannot be done because of it
     */
    public static String words(String what, Throwable failure) {
        Throwable first = first(failure);
        return what + ": " + said(first) + ". " + remedy(first);
    }

    private static Throwable first(Throwable failure) {
        return Causes.of(failure.getCause())
                .filter(SQLException.class::isInstance)
                .reduce(failure, (outer, inner) -> inner);
    }

    /** Its first line, without the addresses of manuals. */
    private static String said(Throwable failure) {
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
        String state = failure instanceof SQLException sql ? Objects.requireNonNullElse(sql.getSQLState(), "") : "";
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
        // The pool says the last of a connection that was found broken a moment ago, without a state.
        if (state.startsWith("08")
                || failure instanceof SQLTransientConnectionException
                || "Connection is closed".equals(failure.getMessage())) {
            return "See that the database of spring.datasource.url is up and can be reached" + AGAIN;
        }
        return "Free some space on its disk, or fix it" + AGAIN
                + "; if its files are damaged, put a whole copy of their"
                + " folder back, or, if what was sent may be sent once more and what waits may be forgotten, move the"
                + " folder away";
    }
}
