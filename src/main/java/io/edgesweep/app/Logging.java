package io.edgesweep.app;

import io.edgesweep.session.Verbosity;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;

/** The logging of a command that starts no context of Spring, as it is set up where one is started. */
final class Logging implements AutoCloseable {

    private final LoggingSystem system;

    private Logging(LoggingSystem system) {
        this.system = system;
    }

    /** Logs as the configuration says, from now on until this is closed. */
    static Logging begin(ReadConfiguration read, Verbosity verbosity) {
        ConfigurableEnvironment environment = read.environment();
        LoggingSystem system = LoggingSystem.get(Logging.class.getClassLoader());
        system.beforeInitialize();
        system.getSystemProperties(environment).apply();
        LogFile file = LogFile.get(environment);
        if (file != null) {
            file.applyToSystemProperties();
        }
        system.initialize(
                new LoggingInitializationContext(environment), environment.getProperty("logging.config"), file);
        new Levels().set(system, environment);
        system.setLogLevel("io.edgesweep", level(verbosity));
        return new Logging(system);
    }

    /** Of our own loggers. */
    static LogLevel level(Verbosity verbosity) {
        return switch (verbosity) {
            case QUIET -> LogLevel.WARN;
            case NORMAL -> LogLevel.INFO;
            case VERBOSE -> LogLevel.DEBUG;
        };
    }

    @Override
    public void close() {
        system.cleanUp();
    }

    /** Spring Boot sets the levels where it starts a context, and lets nobody else do so but heirs. */
    private static final class Levels extends LoggingApplicationListener {

        void set(LoggingSystem system, ConfigurableEnvironment environment) {
            setLogLevels(system, environment);
        }
    }
}
