package io.edgesweep.cli;

import io.edgesweep.job.ListHandler;
import io.edgesweep.job.ListRequest;
import io.edgesweep.job.Listing;
import io.edgesweep.schedule.Firing;
import io.edgesweep.settings.Mistake;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the application, as far as a command needs it. */
public interface Engines {

    /**
     * Starts all of it.
     *
     * @param options   the configuration given on the command line, {@code --key=value} each
     * @param verbosity how much is logged
     * @param patience  how long is waited while another process holds the home folder
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used
     * @throws LockedException when another process holds the home folder, and does not leave it in that time; a
     *                         {@link ServedException}, without waiting, if that process takes orders
     */
    Engine open(List<String> options, Verbosity verbosity, Duration patience);

    /** Which files the configuration is read from, or where none was found, in a sentence without its full stop. */
    String configuredBy(List<String> options);

    /**
     * Looks at everything that could spoil the next run, without the lock.
     *
     * @param online whether sitemaps on the web are among it
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used
     */
    List<Check> check(boolean online, List<String> options, Verbosity verbosity);

    /**
     * Tells what sources yield, without the lock, the ledger or any account.
     *
     * @param in   standard input
     * @param sink takes each row as it is read
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used, or lacks a site of the request
     */
    Listing list(ListRequest request, InputStream in, ListHandler.Sink sink, List<String> options, Verbosity verbosity);

    /**
     * Tells when jobs are to fire, without the lock, the ledger or any account.
     *
     * @param each takes the firings, job by job, in the order of time
     * @return the mistakes in the job files, whose firings are not told
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used
     */
    List<Mistake> schedule(Consumer<Firing> each, List<String> options, Verbosity verbosity);

    /**
     * Starts the stand-in server alone.
     *
     * @throws java.io.UncheckedIOException when a port is taken, or the journal cannot be written
     */
    RunningSandbox sandbox(SandboxPlan plan, List<String> options, Verbosity verbosity);

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
     * @param warning whether people should look at it though it spoils no run
     * @param words   what was found, and what to do if it is not
     */
    record Check(String subject, boolean good, boolean warning, String words) {

        /** Something that is as it should be, or is not. */
        public Check(String subject, boolean good, String words) {
            this(subject, good, false, words);
        }
    }

    /**
     * How the stand-in server is to run.
     *
     * @param port        on the loopback address; 0 for any free one
     * @param controlPort of its control interface, likewise; {@code null} for none
     * @param quotas      which quotas it grants; {@code null} for those of the configuration
     * @param journal     the file that each request is written to; {@code null} for none
     */
    record SandboxPlan(
            int port,
            @Nullable Integer controlPort,
            @Nullable SandboxQuotas quotas,
            @Nullable Path journal) {}

    /** Quotas for trying: as in the vendor's documents, or so small that a few dozen targets reach them. */
    enum SandboxQuotas {
        SAMPLE,
        SMALL
    }

    /** A stand-in server that runs until it is closed. */
    interface RunningSandbox extends AutoCloseable {

        /** Its address. */
        String endpoint();

        /** The address of its control interface; empty if there is none. */
        Optional<String> controlEndpoint();

        /** The id of the key that it knows. */
        String secretId();

        /** The key that it knows, which opens nothing else. */
        String secretKey();

        /** The zones that it serves, each with its hosts. */
        List<String> zones();

        /** The domains of Tencent CDN that it serves. */
        List<String> domains();

        @Override
        void close();
    }

    /** Another process holds the home folder, or the ledger. */
    class LockedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String holder;

        /** @param holder who holds which folder, in words */
        public LockedException(String holder) {
            this(holder, "Wait until it is done, with --wait 10m, or give this one another --edgesweep.home");
        }

        /**
         * One that is told what can be done about it.
         *
         * @param holder who holds what, in words
         * @param remedy what to do, in a sentence without its full stop
         */
        public LockedException(String holder, String remedy) {
            super(holder + ". " + remedy);
            this.holder = holder;
        }

        /** Who holds what, in words. */
        public String holder() {
            return holder;
        }
    }

    /** Another process holds the home folder, and takes orders. */
    final class ServedException extends LockedException {

        private static final long serialVersionUID = 1L;

        private final transient Serving serving;

        /** @param holder who holds which folder, in words */
        public ServedException(String holder, Serving serving) {
            super(holder);
            this.serving = serving;
        }

        /** The process. */
        public Serving serving() {
            return serving;
        }
    }

    /** The home folder, or the ledger in it, cannot be used. */
    final class LocalStateException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public LocalStateException(String message) {
            super(message);
        }

        public LocalStateException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
