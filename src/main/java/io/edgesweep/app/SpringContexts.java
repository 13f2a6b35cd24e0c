package io.edgesweep.app;

import io.edgesweep.process.Sleeper;
import io.edgesweep.session.Verbosity;
import io.edgesweep.settings.Settings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the contexts of Spring that the commands need.
 *
 * @param clock   which they tell the time by
 * @param sleeper which they wait by
 */
record SpringContexts(InstantSource clock, Sleeper sleeper) {

    /**
     * Starts one.
     *
     * @param options the configuration given on the command line, {@code --key=value} each
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used
     */
    ConfigurableApplicationContext start(Class<?> configuration, List<String> options, Verbosity verbosity) {
        return start(configuration, ReadConfiguration.of(options), verbosity, List.of());
    }

    /** As the other one, with a configuration that has been read, and with what else is to be handed in. */
    ConfigurableApplicationContext start(
            Class<?> configuration,
            ReadConfiguration read,
            Verbosity verbosity,
            List<ApplicationContextInitializer<ConfigurableApplicationContext>> initializers) {
        ConfigurationFiles files = read.files();
        Settings settings = read.settings();
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setEnvironment(new OwnEnvironment());
        // The context is closed when the run is over, not while it still writes down answers.
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("clock", clock);
            context.getBeanFactory().registerSingleton("sleeper", sleeper);
            context.getBeanFactory().registerSingleton("settings", settings);
        });
        initializers.forEach(application::addInitializers);
        application.setDefaultProperties(files.defaults());
        List<String> arguments = new ArrayList<>(arguments(verbosity));
        arguments.addAll(files.arguments());
        return application.run(arguments.toArray(String[]::new));
    }

    /** DEBUG and TRACE in the environment are meant for others, and would log all that Spring does. */
    private static List<String> arguments(Verbosity verbosity) {
        return List.of("--logging.level.io.edgesweep=" + Logging.level(verbosity), "--debug=false", "--trace=false");
    }
}
