package io.edgesweep.app;

import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.read.PropertiesFile;
import io.edgesweep.settings.read.SettingsReader;
import io.edgesweep.settings.read.ValueOrigin;
import io.edgesweep.settings.read.YamlFile;
import io.edgesweep.text.Causes;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationNotFoundException;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The files that Spring Boot reads the configuration from: {@code application.yml} and its like beside the jar and in the
 * working directory, in a folder {@code config} there and in the folders in that, and what {@code spring.config.location} and its
 * like name. Of two that set the same key, the one in the working directory counts. Boot's own reader has no limits, so the
 * files are looked at before.
 *
 * @param options the configuration given on the command line, {@code --key=value} each
 * @param beside  the folders of the jar, and of the link by which it was named; none where that is the working directory
 */
record ConfigurationFiles(List<String> options, List<Path> beside) {

    private static final String FILES = "application*.{yml,yaml,properties}";
    private static final String LOCATION = "spring.config.location";
    private static final List<String> NAMING =
            List.of(LOCATION, "spring.config.additional-location", "spring.config.import");

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(secret-?key|password|token|\\.proxy|\\.headers\\..+)");

    /** What the jar itself brings, which counts whatever else is named. */
    private static final String OURS = "optional:classpath:/";

    ConfigurationFiles {
        options = List.copyOf(options);
        beside = List.copyOf(beside);
    }

    /** Those that this process has been started with. */
    static ConfigurationFiles ofProcess(List<String> options) {
        File jar = new ApplicationHome(Edgesweep.class).getSource();
        // As it was named when we were started: a link to the jar may lie in another folder.
        File named = new File(System.getProperty("java.class.path", ""));
        return new ConfigurationFiles(
                options,
                Stream.of(Optional.ofNullable(jar), Optional.of(named))
                        .flatMap(Optional::stream)
                        .filter(File::isFile)
                        .map(file -> file.getAbsoluteFile().toPath().getParent())
                        .filter(folder -> !isSame(folder, Path.of("")))
                        .filter(folder -> !folder.toString().matches(".*[,;*?\\[\\]{}].*"))
                        .distinct()
                        .toList());
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.toRealPath().equals(other.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** The command line's options with what Spring Boot would leave out. */
    List<String> arguments() {
        Optional<String> named = named(LOCATION);
        if (named.isEmpty()) {
            return options;
        }
        List<String> arguments = new ArrayList<>(options);
        arguments.removeIf(option -> option.startsWith("--" + LOCATION + "="));
        arguments.add("--" + LOCATION + "=" + OURS + "," + named.get());
        return arguments;
    }

    /** What holds unless something else is said: where Spring Boot looks, the last place counting most. */
    Map<String, Object> defaults() {
        String folders = Stream.concat(beside.stream().map(Path::toString), Stream.of("."))
                .map(folder -> "optional:file:%1$s/;optional:file:%1$s/config/;optional:file:%1$s/config/*/"
                        .replace("%1$s", folder))
                .reduce(OURS, (before, folder) -> before + "," + folder);
        return Map.of(LOCATION, folders);
    }

    /**
     * Refuses what would keep its reader for ever, or fill his memory, and what he could not place.
     *
     * @param oddNumbers takes a mistake for each number that YAML reads as another one
     * @throws MistakesException when a file is beyond a limit, or malformed
     */
    private void refuseHostile(Consumer<Mistake> oddNumbers) {
        beside.forEach(folder -> inAndBelow(folder, oddNumbers));
        inAndBelow(Path.of(""), oddNumbers);
        for (String key : NAMING) {
            for (String place : named(key).orElse("").split("[,;]", -1)) {
                looked(place.strip().replaceFirst("^(optional:)?(file:)?", ""), oddNumbers);
            }
        }
    }

    /**
     * Reads all of the configuration, as Spring Boot does later when it starts a context.
     *
     * @throws MistakesException when a file is missing that was named, or cannot be read
     */
    ConfigurableEnvironment read() {
        Set<Mistake> oddNumbers = new LinkedHashSet<>();
        refuseHostile(oddNumbers::add);
        ConfigurableEnvironment environment = load();
        if (!oddNumbers.isEmpty()) {
            throw withOthers(oddNumbers, environment);
        }
        return environment;
    }

    /** The mistakes, and what else is wrong. */
    private static MistakesException withOthers(Set<Mistake> oddNumbers, ConfigurableEnvironment environment) {
        List<Mistake> all = new ArrayList<>(oddNumbers);
        Set<String> places = oddNumbers.stream().map(Mistake::place).collect(Collectors.toSet());
        try {
            SettingsReader.read(environment);
        } catch (MistakesException e) {
            e.mistakes().stream()
                    .filter(mistake -> !places.contains(mistake.place()))
                    .forEach(all::add);
        }
        return new MistakesException(all);
    }

    private ConfigurableEnvironment load() {
        ConfigurableEnvironment environment = environment(arguments());
        environment.getPropertySources().addLast(new DefaultPropertiesPropertySource(defaults()));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (ConfigDataLocationNotFoundException e) {
            throw missing(e, e.getLocation());
        } catch (ConfigDataResourceNotFoundException e) {
            throw missing(e, e.getLocation());
        } catch (ConfigDataException | IllegalArgumentException | IllegalStateException e) {
            throw unreadable(e);
        }
        return environment;
    }

    /** Those of the files that hold a key, a password or the like, and not only name a variable that does. */
    List<Path> withSecrets() {
        return sources()
                .filter(source -> Stream.of(source.getPropertyNames())
                        .anyMatch(key -> SECRET.matcher(key).matches()
                                && !String.valueOf(source.getProperty(key)).matches("\\s*|\\$\\{.*")))
                .flatMap(ConfigurationFiles::fileOf)
                .distinct()
                .map(Path::of)
                .toList();
    }

    private Stream<OriginTrackedMapPropertySource> sources() {
        return read().getPropertySources().stream()
                .filter(OriginTrackedMapPropertySource.class::isInstance)
                .map(OriginTrackedMapPropertySource.class::cast)
                .filter(source -> !source.getName().contains("class path"));
    }

    private static Stream<String> fileOf(OriginTrackedMapPropertySource source) {
        // An empty map in it has none.
        return Stream.of(source.getPropertyNames())
                .flatMap(key -> Optional.ofNullable(source.getOrigin(key)).stream())
                .limit(1)
                .map(origin -> ValueOrigin.file(ValueOrigin.place(origin)));
    }

    /** Which files were read, or where none was found, in a sentence without its full stop. */
    String told() {
        List<String> read =
                sources().flatMap(ConfigurationFiles::fileOf).distinct().toList();
        return SettingsReader.isSampleAlone(read())
                ? files(read)
                        + ". No site is configured but the built-in sample, whose purges go to the embedded sandbox: put your"
                        + " account and site into application.yml, as the README shows"
                : files(read);
    }

    private String files(List<String> read) {
        if (!read.isEmpty()) {
            return "read from " + String.join(", ", read);
        }
        String here = Path.of("").toAbsolutePath().toString();
        return "no application.yml was found in " + here + ", in " + Path.of(here, "config")
                + beside.stream()
                        .map(folder -> ", or beside the jar in " + folder)
                        .collect(Collectors.joining());
    }

    private static ConfigurableEnvironment environment(List<String> options) {
        StandardEnvironment environment = new OwnEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(options.toArray(String[]::new)));
        return environment;
    }

    private Optional<String> named(String key) {
        return Optional.ofNullable(
                Binder.get(environment(options)).bind(key, String.class).orElse(null));
    }

    private RuntimeException missing(ConfigDataException failure, @Nullable ConfigDataLocation location) {
        if (location == null) {
            return unreadable(failure);
        }
        String place = NAMING.stream()
                .filter(key -> named(key).orElse("").contains(location.getValue()))
                .findFirst()
                .orElse("configuration");
        return new MistakesException(List.of(new Mistake(
                place,
                "",
                "there is no " + location.getNonPrefixedValue("file:")
                        + "; put it there, name another one, or write optional:" + location.getValue()
                        + " if it may be missing")));
    }

    private static RuntimeException unreadable(RuntimeException failure) {
        if (Causes.first(failure, YAMLException.class).isPresent()) {
            return failure;
        }
        return new MistakesException(List.of(new Mistake(
                "configuration",
                "",
                "cannot be read: " + failure.getMessage()
                        + "; correct the file, or what names it: --spring.config.… or a variable SPRING_CONFIG_…")));
    }

    private static void inAndBelow(Path folder, Consumer<Mistake> oddNumbers) {
        Path config = folder.resolve("config");
        in(folder, oddNumbers);
        in(config, oddNumbers);
        forEach(config, "*", each -> in(each, oddNumbers));
    }

    private static void in(Path folder, Consumer<Mistake> oddNumbers) {
        forEach(folder, FILES, file -> file(file, oddNumbers));
    }

    private static void file(Path file, Consumer<Mistake> oddNumbers) {
        if (file.toString().endsWith(".properties")) {
            PropertiesFile.refuseHostile(file);
        } else {
            YamlFile.refuseHostile(file, oddNumbers);
        }
    }

    private static void looked(String place, Consumer<Mistake> oddNumbers) {
        try {
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                in(path, oddNumbers);
            } else if (place.matches(".*\\.(ya?ml|properties)") && Files.exists(path)) {
                file(path, oddNumbers);
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
