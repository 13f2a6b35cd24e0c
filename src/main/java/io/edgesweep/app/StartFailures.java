package io.edgesweep.app;

import io.edgesweep.home.LocalStateException;
import io.edgesweep.home.LockedException;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.jdbc.DatabaseTrouble;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.text.Causes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.yaml.snakeyaml.error.YAMLException;

/** What was the matter when the application could not be started. */
final class StartFailures {

    private static final String OTHER_VERSION =
            "The ledger was made by another version of edgesweep, and this one cannot read it. Nothing is sent. Run the same"
                    + " command with the version that made it; or, if what was sent may be sent once more and what waits may"
                    + " be forgotten, move the folder ledger of edgesweep.home away, or name another database in"
                    + " spring.datasource.url if it is kept in PostgreSQL, and the same command starts over";

    private StartFailures() {}

    /** Spring wraps what a bean's creation ends in; people are told what it was. */
    static RuntimeException cause(RuntimeException failure) {
        return Causes.of(failure)
                .flatMap(each -> known(each, failure).stream())
                .findFirst()
                .or(() -> Causes.of(failure)
                        .filter(StartFailures::isOfADatabase)
                        .findFirst()
                        .map(each -> notOpened(each, failure)))
                .orElse(failure);
    }

    private static Optional<RuntimeException> known(Throwable cause, RuntimeException failure) {
        if (cause instanceof MistakesException
                || cause instanceof LockedException
                || cause instanceof LedgerLostException
                || cause instanceof LocalStateException) {
            return Optional.of((RuntimeException) cause);
        }
        if (cause instanceof YAMLException yaml) {
            return Optional.of(MistakesException.notYaml("application.yml", yaml));
        }
        if (cause instanceof FlywayValidateException) {
            return Optional.of(new LocalStateException(OTHER_VERSION, failure));
        }
        return cause instanceof SQLException ? Optional.of(notOpened(cause, failure)) : Optional.empty();
    }

    /** Of files that are damaged in a way that nobody has foreseen, a database throws whatever it comes upon. */
    private static boolean isOfADatabase(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .limit(5)
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith("org.hsqldb.") || name.startsWith("org.flywaydb."));
    }

    private static LocalStateException notOpened(Throwable why, RuntimeException failure) {
        return new LocalStateException(DatabaseTrouble.words("The ledger cannot be opened", why), failure);
    }
}
