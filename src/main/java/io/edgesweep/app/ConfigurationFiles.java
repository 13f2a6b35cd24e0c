package io.edgesweep.app;

import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.YamlFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The files that Spring Boot reads the configuration from: {@code application*.yml} in the working directory, in its folder
 * {@code config} and in the folders in that, and what {@code --spring.config.location} and its like name. Boot's own reader has
 * no limits, so they are looked at before.
 */
final class ConfigurationFiles {

    private static final String FILES = "application*.{yml,yaml}";
    private static final String OPTION = "--spring\\.config\\.(location|additional-location|import)=";

    private ConfigurationFiles() {}

    /**
     * Refuses what would keep its reader for ever, or fill his memory.
     *
     * @param options the configuration given on the command line, {@code --key=value} each
     * @throws MistakesException when a file is beyond a limit, or no YAML
     */
    static void refuseHostile(List<String> options) {
        Path config = Path.of("config");
        in(Path.of(""));
        in(config);
        forEach(config, "*", ConfigurationFiles::in);
        for (String option : options) {
            if (option.matches(OPTION + ".*")) {
                for (String place : option.replaceFirst(OPTION, "").split("[,;]", -1)) {
                    named(place.replaceFirst("^(optional:)?(file:)?", ""));
                }
            }
        }
    }

    /**
     * Reads all of the configuration, as Spring Boot does later when it starts a context.
     *
     * @throws MistakesException when a file is missing that was named, or cannot be read
     */
    static ConfigurableEnvironment read(List<String> options) {
        refuseHostile(options);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(options.toArray(String[]::new)));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (ConfigDataException | IllegalArgumentException | IllegalStateException e) {
            throw unreadable(e);
        }
        return environment;
    }

    private static RuntimeException unreadable(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof YAMLException) {
                return failure;
            }
        }
        return new MistakesException(List.of(new Mistake(
                "configuration",
                "",
                "cannot be read: " + failure.getMessage()
                        + "; mend the file, or what names it: --spring.config.… or a variable SPRING_CONFIG_…")));
    }

    private static void in(Path folder) {
        forEach(folder, FILES, YamlFile::refuseHostile);
    }

    private static void named(String place) {
        try {
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                in(path);
            } else if (place.matches(".*\\.ya?ml") && Files.exists(path)) {
                YamlFile.refuseHostile(path);
            }
        } catch (InvalidPathException e) {
            // Spring Boot tells that it finds nothing there.
        }
    }

    private static void forEach(Path folder, String pattern, Consumer<Path> each) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(each);
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that is not there, or cannot be read, holds nothing that Spring Boot could read either.
        }
    }
}
