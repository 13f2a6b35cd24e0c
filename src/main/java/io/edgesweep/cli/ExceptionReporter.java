package io.edgesweep.cli;

import io.edgesweep.cli.print.Terminal;
import io.edgesweep.file.FolderFailure;
import io.edgesweep.home.LocalStateException;
import io.edgesweep.home.LockedException;
import io.edgesweep.input.state.DamagedStateException;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.jdbc.DatabaseTrouble;
import io.edgesweep.process.StopSignal;
import io.edgesweep.process.StoppedByPersonException;
import io.edgesweep.report.ExitCode;
import io.edgesweep.settings.FolderSettings;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.text.Causes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in words what went wrong, and with which exit code. A stack trace is for our mistakes only. */
final class ExceptionReporter implements IExecutionExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ExceptionReporter.class);

    /** What names a site. Of one that is not there people ask where we looked for it. */
    private static final Pattern SITE = Pattern.compile("(--)?sites?(\\[\\d+])?", Pattern.CASE_INSENSITIVE);

    private final Terminal terminal;
    private final Supplier<String> configuredBy;
    private final Supplier<FolderSettings> folders;

    /**
     * @param configuredBy tells which files the configuration is read from, in a sentence without its full stop
     * @param folders      tells the folders of the program
     */
    ExceptionReporter(Terminal terminal, Supplier<String> configuredBy, Supplier<FolderSettings> folders) {
        this.terminal = terminal;
        this.folders = folders;
        this.configuredBy = configuredBy;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        Complaints complaints = Complaints.of(parsed, terminal);
        if (failure instanceof MistakesException mistakes) {
            return mistakes(mistakes.mistakes(), complaints);
        }
        if (failure instanceof InterruptedException) {
            return complaints.say(
                    "Interrupted. What was sent is written down; the same command resumes it from here",
                    ExitCode.TERMINATED);
        }
        if (failure instanceof StopSignal.StoppedException) {
            return complaints.say("Interrupted before the end; run the same command again", ExitCode.TERMINATED);
        }
        if (failure instanceof StoppedByPersonException) {
            return complaints.say(message(failure), ExitCode.STOPPED);
        }
        if (failure instanceof LockedException) {
            return complaints.say(message(failure), ExitCode.LOCKED);
        }
        if (failure instanceof LocalStateException
                || failure instanceof LedgerLostException
                || failure instanceof DamagedStateException) {
            log.debug("Local state", failure);
            return complaints.say(message(failure), ExitCode.LOCAL_STATE);
        }
        Optional<IOException> ofFolder = FolderFailure.of(
                failure, () -> folders.get().home(), () -> folders.get().spills());
        if (ofFolder.isPresent()) {
            log.debug("A folder", failure);
            return complaints.say(message(ofFolder.get()), ExitCode.LOCAL_STATE);
        }
        Optional<SQLException> ofDatabase = Causes.first(failure, SQLException.class);
        if (ofDatabase.isPresent()) {
            log.debug("The ledger", failure);
            return complaints.say(
                    DatabaseTrouble.words("The ledger cannot be read or written", ofDatabase.get()),
                    ExitCode.LOCAL_STATE);
        }
        Optional<IOException> ofFile = LocalFailure.ofFile(failure);
        if (ofFile.isPresent()) {
            log.debug("Input or output", failure);
            return complaints.say(words(ofFile.get()), ExitCode.LOCAL_STATE);
        }
        log.error("Unexpected", failure);
        return complaints.say(
                "Unexpected: " + failure + ". This is a bug in edgesweep; please report it", ExitCode.UNEXPECTED);
    }

    private int mistakes(List<Mistake> mistakes, Complaints complaints) {
        String words = mistakes.size() == 1
                ? "One mistake; nothing was sent"
                : mistakes.size() + " mistakes; nothing was sent";
        boolean aboutSite = mistakes.stream()
                .anyMatch(mistake -> SITE.matcher(mistake.key()).matches());
        return complaints.say(
                aboutSite ? words + ". The configuration: " + configuredBy.get() : words, ExitCode.USAGE, mistakes);
    }

    private static String message(Exception failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private static String words(IOException failure) {
        return "A file cannot be read or written: " + LocalFailure.words(failure)
                + ". Fix its path or permissions, or free some disk space, and run the same command again";
    }
}
