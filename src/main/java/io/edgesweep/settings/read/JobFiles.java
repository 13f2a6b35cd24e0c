package io.edgesweep.settings.read;

import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files of the folder of jobs are jobs. */
public final class JobFiles {

    /**
     * What begins with a dot is hidden: what editors and macOS put aside, and Kubernetes' {@code ..data}. The configuration may
     * lie in the same folder, for a ConfigMap is one.
     */
    private static final Pattern JOB = Pattern.compile("(?<name>(?!\\.|application(-[^.]*)?\\.).+)\\.ya?ml");

    private JobFiles() {}

    /**
     * The job files, by the names of their jobs; among them what is named so and cannot be one, such as a pipe, or a link that leads
     * nowhere.
     *
     * @throws MistakesException when the folder cannot be read
     */
    public static Map<String, Path> in(Path folder) {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.sorted().forEach(file -> name(file).ifPresent(name -> {
                // Of NAME.yaml and NAME.yml, the second one is the job.
                files.put(name, file);
            }));
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new MistakesException(List.of(new Mistake(
                    "",
                    "",
                    "the folder of jobs " + folder.toAbsolutePath() + " cannot be read: " + words(e)
                            + "; create it, or set edgesweep.jobs")));
        }
    }

    private static String words(Exception failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        return cause instanceof NoSuchFileException
                ? "there is none"
                : cause instanceof NotDirectoryException
                        ? "it is no folder"
                        : cause instanceof AccessDeniedException
                                ? "permission denied"
                                : String.valueOf(cause.getMessage());
    }

    /** The file of the job with the name, which need not be there. */
    public static Path file(String name, Path folder) {
        Path yaml = folder.resolve(name + ".yaml");
        Path yml = folder.resolve(name + ".yml");
        return Files.exists(yaml) && !Files.exists(yml) ? yaml : yml;
    }

    private static Optional<String> name(Path file) {
        Matcher job = JOB.matcher(String.valueOf(file.getFileName()));
        return job.matches() ? Optional.of(job.group("name")) : Optional.empty();
    }
}
