package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/**
 * A part of a long list of cases, {@code -Dsoak.share=2/6} being the second of six; all of them if nothing is said. Those that go
 * together are played together, a dozen at a time, and each alone where a dozen went wrong. A line is printed for each.
 * {@code -Dsoak.only=InternalError} plays no others than those in whose names that text is.
 */
final class SoakShare {

    private static final int TOGETHER = 12;

    private final int part;
    private final int parts;

    private SoakShare(int part, int parts) {
        this.part = part;
        this.parts = parts;
    }

    /** The share that the system property asks for. */
    static SoakShare asked() {
        String[] words = System.getProperty("soak.share", "1/1").split("/");
        return new SoakShare(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }

    /** Those of the list, in their order. */
    <T> List<T> of(List<T> all) {
        List<T> share = new ArrayList<>();
        for (int i = part - 1; i < all.size(); i += parts) {
            share.add(all.get(i));
        }
        return share;
    }

    /**
     * Plays the cases of the share, and says at the end which went wrong.
     *
     * @param kind what cases have in common that go together
     * @param name how a case is shown
     * @param play plays cases in a folder, and throws when something is wrong
     */
    <T> void play(
            Path folder,
            List<T> all,
            Function<T, Object> kind,
            Function<T, String> name,
            BiConsumer<Path, List<T>> play) {
        List<String> wrong = new ArrayList<>();
        int played = 0;
        String only = System.getProperty("soak.only", "");
        List<List<T>> together = together(
                all.stream().filter(each -> name.apply(each).contains(only)).toList(), kind);
        for (List<T> dozen : of(together)) {
            long begin = System.nanoTime();
            String common = problem(folder, dozen, play);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            for (T each : dozen) {
                String problem = common.isEmpty() ? "" : problem(folder, List.of(each), play);
                played++;
                print(played, problem.isEmpty() ? "ok   " : "WRONG", name.apply(each), took.dividedBy(dozen.size()));
                if (!problem.isEmpty()) {
                    System.out.println(problem.indent(8));
                    wrong.add(name.apply(each));
                }
            }
            if (!common.isEmpty() && dozen.stream().noneMatch(each -> wrong.contains(name.apply(each)))) {
                wrong.add("together: " + dozen.stream().map(name).toList() + ": " + common);
            }
        }
        System.out.printf(Locale.ROOT, "Share %d/%d: %d cases played, %d wrong%n", part, parts, played, wrong.size());
        assertThat(played).isPositive();
        assertThat(wrong).isEmpty();
    }

    private static <T> List<List<T>> together(List<T> all, Function<T, Object> kind) {
        Map<Object, List<T>> kinds = new LinkedHashMap<>();
        all.forEach(each -> kinds.computeIfAbsent(kind.apply(each), key -> new ArrayList<>())
                .add(each));
        List<List<T>> together = new ArrayList<>();
        for (List<T> those : kinds.values()) {
            for (int i = 0; i < those.size(); i += TOGETHER) {
                together.add(those.subList(i, Math.min(i + TOGETHER, those.size())));
            }
        }
        return together;
    }

    private static void print(int number, String verdict, String name, Duration took) {
        System.out.printf(Locale.ROOT, "%4d %s %s (%d ms)%n", number, verdict, name, took.toMillis());
    }

    /** What is wrong, else empty. */
    private static <T> String problem(Path folder, List<T> cases, BiConsumer<Path, List<T>> play) {
        Path place = folder.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(place);
            play.accept(place, cases);
            return "";
        } catch (AssertionError | RuntimeException e) {
            return String.valueOf(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(place);
        }
    }

    /** What cannot be deleted, because a run that went wrong still writes there, stays until the end. */
    private static void delete(Path place) {
        try {
            FileSystemUtils.deleteRecursively(place);
        } catch (IOException e) {
            System.out.println("     left: " + e);
        }
    }
}
