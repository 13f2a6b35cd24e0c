package io.edgesweep.cli;

import java.util.List;

/** Starts the application, as far as a command needs it. */
public interface Engines {

    /**
     * Starts all of it.
     *
     * @param options   the configuration given on the command line, {@code --key=value} each
     * @param verbosity how much is logged
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used
     * @throws LockedException when another process holds the home folder
     */
    Engine open(List<String> options, Verbosity verbosity);

    /**
     * Looks at everything that could spoil the next run, without the lock.
     *
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used
     */
    List<Check> check(List<String> options, Verbosity verbosity);

    /**
     * Starts the stand-in server alone.
     *
     * @param port on the loopback address; 0 for any free one
     */
    RunningSandbox sandbox(int port, List<String> options, Verbosity verbosity);

    /** How much is logged on standard error. */
    enum Verbosity {
        QUIET,
        NORMAL,
        VERBOSE
    }

    /**
     * One thing that was looked at.
     *
     * @param subject what
     * @param good    whether it is as it should be
     * @param words   what was found, and what to do if it is not
     */
    record Check(String subject, boolean good, String words) {}

    /** A stand-in server that runs until it is closed. */
    interface RunningSandbox extends AutoCloseable {

        /** Its address. */
        String endpoint();

        /** The id of the key that it knows. */
        String secretId();

        /** The key that it knows, which opens nothing else. */
        String secretKey();

        /** The zones that it serves, each with its hosts. */
        List<String> zones();

        @Override
        void close();
    }

    /** Another process holds the home folder. */
    final class LockedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public LockedException(String message) {
            super(message);
        }
    }

    /** The home folder, or the ledger in it, cannot be used. */
    final class LocalStateException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public LocalStateException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
