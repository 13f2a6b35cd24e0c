package io.edgesweep.story;

import static java.util.Objects.requireNonNull;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The log in which HSQLDB notes what is committed, of one run of the program. It is deleted when the ledger is closed; so it is
 * opened as soon as it is there, and read to its end after that.
 */
final class LedgerLog implements AutoCloseable {

    private static final Pattern CHANGE = Pattern.compile("(INSERT INTO|DELETE FROM) (PUBLIC\\.)?\"?(\\w+)");

    private final Thread watch;
    private final CountDownLatch opened = new CountDownLatch(1);
    private @Nullable InputStream log;
    private @Nullable String text;

    /** @param file which is not there yet */
    LedgerLog(Path file) {
        this.watch = new Thread(() -> {
            while (log == null && !Thread.interrupted()) {
                open(file);
                LockSupport.parkNanos(1_000_000);
            }
        });
        watch.start();
    }

    private void open(Path file) {
        if (Files.exists(file)) {
            try {
                log = new FileInputStream(file.toFile());
                opened.countDown();
            } catch (IOException e) {
                // Too early; it is tried again.
            }
        }
    }

    /** Of each commit the tables that it is about. */
    List<String> commits() throws IOException, InterruptedException {
        List<String> commits = new ArrayList<>();
        Set<String> tables = new TreeSet<>();
        for (String line : (Iterable<String>) text().lines()::iterator) {
            Matcher change = CHANGE.matcher(line);
            if (change.find()) {
                tables.add(change.group(3));
            } else if (line.endsWith("COMMIT")) {
                commits.add(String.join(", ", tables));
                tables.clear();
            }
        }
        return commits;
    }

    /** How many bytes it takes. */
    int size() throws IOException, InterruptedException {
        return text().length();
    }

    private String text() throws IOException, InterruptedException {
        if (text == null) {
            opened.await();
            text = new String(requireNonNull(log).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        return requireNonNull(text);
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        if (log != null) {
            log.close();
        }
    }
}
