package io.edgesweep.app;

import io.edgesweep.cli.LocalStateException;
import io.edgesweep.cli.LockedException;
import io.edgesweep.ledger.DatabaseTrouble;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.settings.MistakesException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;

/** What was the matter when the application could not be started. */
final class StartFailures {

    private StartFailures() {}

    /** Spring wraps what a bean's creation ends in; people are told what it was. */
    static RuntimeException cause(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof MistakesException
                    || each instanceof LockedException
                    || each instanceof LedgerLostException
                    || each instanceof LocalStateException) {
                return (RuntimeException) each;
            }
            if (each instanceof YAMLException yaml) {
                return MistakesException.notYaml("application.yml", yaml);
            }
            if (each instanceof SQLException) {
                return notOpened(each, failure);
            }
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (isOfADatabase(each)) {
                return notOpened(each, failure);
            }
        }
        return failure;
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
