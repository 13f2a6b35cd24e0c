package io.edgesweep.setup;

import io.edgesweep.file.OwnerOnlyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The archive of the classes that a run loads, by which the virtual machine starts in a third of the time: AppCDS up to Java
 * 24, the AOT cache from 25 on. Whoever can write it decides what the program does, so it lies in a folder of its owner's
 * alone. The launcher uses it; the virtual machine itself leaves it alone when it does not fit.
 */
public final class ClassArchive {

    /** The first Java that makes an AOT cache in one step (JEP 514). */
    private static final int AOT_SINCE = 25;

    private static final long PATIENCE_SECONDS = 180;
    private static final int TOLD = 2_000;

    private static final String JOB = "site: sample\nsources:\n  - csv: urls.csv\n";

    private final Path java;
    private final int version;
    private final Path jar;
    private final Path folder;

    /**
     * An archive of that program.
     *
     * @param java    the executable that makes it, and alone can use it
     * @param version of that Java, such as 17
     * @param jar     the unpacked program, with its libraries in {@code lib} beside it
     * @param folder  where the archive is to be
     */
    ClassArchive(Path java, int version, Path jar, Path folder) {
        this.java = java;
        this.version = version;
        this.jar = jar;
        this.folder = folder;
    }

    /**
     * The archive of the program that this process runs.
     *
     * @throws IOException when this is not the unpacked program, started by its launcher
     */
    public static ClassArchive ofProcess() throws IOException {
        String folder = System.getProperty("io.edgesweep.prepared", "");
        Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath();
        if (folder.isEmpty() || !Files.isDirectory(jar.resolveSibling("lib"))) {
            throw new IOException("only the unpacked program can be prepared: unpack edgesweep-VERSION.tar.gz, and run"
                    + " bin/edgesweep prepare of it");
        }
        return new ClassArchive(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Runtime.version().feature(),
                jar,
                Path.of(folder).toAbsolutePath());
    }

    /**
     * Runs the program once, on the stand-in for the API in a folder of its own, and keeps what it loaded.
     *
     * @return the archive
     * @throws IOException when it cannot be made; what was there stays
     */
    public Path make() throws IOException, InterruptedException {
        OwnerOnlyFile.folder(folder);
        refuseOpen(folder.toRealPath().resolve("..").normalize());
        Path trial = Files.createTempDirectory("edgesweep-prepare");
        Path archive = folder.resolve(version >= AOT_SINCE ? "edgesweep.aot" : "edgesweep.jsa");
        Path made = folder.resolve(archive.getFileName() + ".new");
        try {
            Files.writeString(trial.resolve("training.yml"), JOB);
            Files.writeString(trial.resolve("urls.csv"), "url\nhttps://www.example.com/a\n");
            train(trial, made);
            Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return archive;
        } finally {
            Files.deleteIfExists(made);
            delete(trial);
        }
    }

    /** Whoever may write to the folder around it could put another in its place. */
    private static void refuseOpen(Path around) throws IOException {
        if (!around.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(around);
        if (allowed.contains(PosixFilePermission.OTHERS_WRITE) || allowed.contains(PosixFilePermission.GROUP_WRITE)) {
            throw new IOException("others may write to " + around + "; do chmod go-w " + around
                    + ", or name another folder by CLASS_ARCHIVE_DIR");
        }
    }

    private void train(Path trial, Path made) throws IOException, InterruptedException {
        Path told = trial.resolve("told.log");
        ProcessBuilder builder = new ProcessBuilder(command(made))
                .directory(trial.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile());
        // What is configured for the real runs, and for other programs, is none of the trial's.
        builder.environment().keySet().removeIf(name -> name.matches("(EDGESWEEP|SPRING|LOGGING|JAVA|JDK)_.*"));
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the trial run did not end in " + PATIENCE_SECONDS + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0 || !Files.isRegularFile(made)) {
            String words = Files.readString(told).strip();
            throw new IOException("the trial run ended with " + process.exitValue() + " and said: "
                    + words.substring(Math.max(0, words.length() - TOLD)));
        }
    }

    private List<String> command(Path made) {
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                (version >= AOT_SINCE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + made,
                "-jar",
                jar.toString()));
        command.addAll(List.of(
                "run",
                "training.yml",
                "--spring.config.location=optional:file:./none/",
                "--edgesweep.sandbox.listing-lag=0s",
                "--edgesweep.sandbox.completes-after=0s"));
        return command;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
