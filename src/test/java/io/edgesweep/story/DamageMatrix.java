package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Damages each file of a home folder in each way, as it is after a kill, after SIGTERM and after a clean end, and starts the
 * program twice. Each time, what is left must be sent, once, or the start be refused with 10. The journal of the sandbox is
 * the witness.
 */
final class DamageMatrix implements AutoCloseable {

    private static final int TARGETS = 120;
    private static final int HOLE = 100;
    private static final String LOG = "ledger.log";

    /** How a file is damaged. */
    private enum Way {
        DELETED,
        EMPTIED,
        OLDER,
        CUT,
        ZEROED,
        GARBLED,
        /** As GARBLED, by letters. */
        SCRIBBLED,
        /** The letters of a value that is written somewhere are other ones. */
        MISSPELLED
    }

    /**
     * One case.
     *
     * @param image which home folder
     * @param file  within it
     * @param place where, from 0 to 1; it means nothing for a file that is deleted, emptied or older
     */
    record Case(Image image, String file, Way way, double place) {

        @Override
        public String toString() {
            return image.name() + ": " + file + " " + way + (way.compareTo(Way.CUT) < 0 ? "" : " at " + place);
        }
    }

    /** A home folder, and what had been accepted when it was left so. */
    record Image(int number, String name, Path home, Set<String> accepted, List<String> command) {}

    /** What became of the cases. */
    record Tally(int cases, int refused, int gone, List<String> wrong) {}

    private final Path folder;
    private final World world;
    private final Path older;
    private final List<Image> images;

    DamageMatrix(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.world = new World(
                folder,
                // Some hundred cases would use up the quota of a day.
                sandbox -> sandbox.latency(Duration.ofMillis(60))
                        .callsPerSecond(1000)
                        .quota(World.urls(1000, 100_000_000)));
        world.configured("batch.targets", "10").configured("accounts.main.calls-in-flight", "1");
        world.jobFor("first", world.file("first.csv", "url", "https://www.example.com/first"));
        world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));
        world.file("none.csv", "url");
        this.older = folder.resolve("older");
        this.images = images();
    }

    private List<Image> images() throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        assertThat(world.run("run", "first").exitCode()).isZero();
        copy(home, older);
        world.sandbox.journal().clear();

        Process killed = ForkedProgram.start(folder, world.arguments("run", "nightly"));
        PackagedProgram.waitFor(
                () -> world.sandbox.journal().calls(World.CREATE).size() >= 4);
        killed.destroyForcibly().waitFor();
        Image kill = image(0, "after a kill", "run", "nightly");

        Process asked = ForkedProgram.start(folder, world.arguments("run", "nightly"));
        PackagedProgram.waitFor(
                () -> world.sandbox.journal().calls(World.CREATE).size() >= 7);
        asked.destroy();
        assertThat(PackagedProgram.exitCode(asked)).isEqualTo(143);
        Image term = image(1, "after SIGTERM", "run", "nightly");

        int code = world.run(
                        "run", "nightly", "--set", "limits.deadline=1s", "--edgesweep.accounts.main.calls-per-second=2")
                .exitCode();
        assertThat(code).as("the deadline leaves something over").isIn(3, 4);
        return List.of(kill, term, image(2, "after a clean end", "run", "nightly", "--input", folder + "/none.csv"));
    }

    private Image image(int number, String name, String... command) {
        Path copy = folder.resolve(name);
        copy(folder.resolve("home"), copy);
        return new Image(
                number,
                name,
                copy,
                Set.copyOf(world.sandbox.journal().acceptedTargets().keySet()),
                List.of(command));
    }

    /**
     * All cases.
     *
     * @param places at how many places files are cut and zeroed
     */
    List<Case> cases(int places, long seed) throws IOException {
        Random random = new Random(seed);
        List<Case> cases = new ArrayList<>();
        for (Image image : images) {
            for (String file : files(image)) {
                cases.add(new Case(image, file, Way.DELETED, 0));
                cases.add(new Case(image, file, Way.EMPTIED, 0));
                if (Files.isRegularFile(older.resolve(file))) {
                    cases.add(new Case(image, file, Way.OLDER, 0));
                }
                for (int i = 0; i < places; i++) {
                    cases.add(new Case(image, file, Way.CUT, random.nextDouble()));
                    cases.add(new Case(image, file, Way.ZEROED, random.nextDouble()));
                    cases.add(new Case(image, file, Way.GARBLED, random.nextDouble()));
                    cases.add(new Case(image, file, Way.SCRIBBLED, random.nextDouble()));
                    if (file.endsWith(LOG)) {
                        cases.add(new Case(image, file, Way.MISSPELLED, random.nextDouble()));
                    }
                }
            }
        }
        Collections.shuffle(cases, random);
        return cases;
    }

    /** A word that the log gives a row is another word of letters, after a kill. */
    Case lettersOverAValueOfTheLog() {
        return new Case(images.get(0), "ledger/" + LOG, Way.MISSPELLED, 0.5);
    }

    /**
     * So many of the cases: each way for each file after one of the three ends, and then others that damage a file somewhere.
     */
    static List<Case> ofEachKind(List<Case> cases, int most) {
        Map<String, Case> kinds = new LinkedHashMap<>();
        List<String> files = cases.stream().map(Case::file).distinct().sorted().toList();
        for (Case each : cases) {
            int which = files.indexOf(each.file()) + each.way().ordinal();
            if (Math.floorMod(which + each.image().number(), 3) == 0) {
                kinds.putIfAbsent(each.file() + each.way(), each);
            }
        }
        Set<Case> chosen = new LinkedHashSet<>(kinds.values());
        cases.stream().filter(each -> each.place() > 0).forEach(chosen::add);
        return chosen.stream().limit(most).toList();
    }

    private static List<String> files(Image image) throws IOException {
        try (Stream<Path> files = Files.walk(image.home(), 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> image.home().relativize(file).toString())
                    // What is kept of each site and job from night to night has checksums of its own.
                    .filter(file -> file.equals("lock") || file.startsWith("ledger/"))
                    .sorted()
                    .toList();
        }
    }

    /** Plays the cases. */
    Tally play(List<Case> cases) throws IOException {
        int refused = 0;
        List<String> wrong = new ArrayList<>();
        world.configured("accounts.main.calls-in-flight", "20").configured("accounts.main.calls-per-second", "500");
        for (Case each : cases) {
            Path home = folder.resolve("damaged");
            FileSystemUtils.deleteRecursively(home);
            copy(each.image().home(), home);
            damage(home.resolve(each.file()), each);
            world.configured("home", home.toString());
            world.sandbox.journal().clear();
            World.Ending first = run(each.image());
            Map<String, Integer> sent = world.sandbox.journal().acceptedTargets();
            world.sandbox.journal().clear();
            World.Ending second = run(each.image());
            boolean isRefused = first.exitCode() == 10;
            refused += isRefused ? 1 : 0;
            String found = isRefused ? judgeRefusal(first, second, sent) : judge(each, first, second, sent);
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: %s%n",
                    found.isEmpty() ? "ok   " : "WRONG",
                    each,
                    isRefused ? "refused" : "gone through");
            if (!found.isEmpty()) {
                wrong.add(each + ": " + found);
            }
        }
        return new Tally(cases.size(), refused, cases.size() - refused, wrong);
    }

    private World.Ending run(Image image) {
        return world.run(image.command().toArray(String[]::new));
    }

    /** What is wrong with a start that was refused, and with the one after it; else empty. */
    private String judgeRefusal(World.Ending first, World.Ending second, Map<String, Integer> sent) {
        int all = sent.size() + world.sandbox.journal().acceptedTargets().size();
        if (second.exitCode() != 10) {
            return "refused once, then " + second.exitCode();
        }
        if (all > 0) {
            return "refused, and sent " + all;
        }
        boolean showsTheWayOut = Stream.of(first, second)
                .allMatch(ending -> ending.err().contains("move the folder away")
                        && !ending.err().contains("\tat ")
                        && !ending.err().contains("http"));
        return showsTheWayOut ? "" : "without a way out: " + first.err() + second.err();
    }

    /** What is wrong with a start that went on, and with the new run of the one after it; else empty. */
    private String judge(Case each, World.Ending first, World.Ending second, Map<String, Integer> sent) {
        Map<String, Integer> times = new HashMap<>(sent);
        each.image().accepted().forEach(target -> times.merge(target, 1, Integer::sum));
        long doubled = times.values().stream().filter(count -> count > 1).count();
        long lost = IntStream.range(0, TARGETS)
                .mapToObj(World::url)
                .filter(url -> !times.containsKey(url))
                .count();
        Map<String, Integer> anew = world.sandbox.journal().acceptedTargets();
        boolean onceMore = anew.size() == (each.image().command().contains("--input") ? 0 : TARGETS)
                && anew.values().stream().allMatch(count -> count == 1);
        return doubled + lost == 0 && Stream.of(first, second).allMatch(DamageMatrix::isFine) && onceMore
                ? ""
                : doubled + " doubled, " + lost + " lost, exit codes " + first.exitCode() + " and " + second.exitCode()
                        + ", then accepted " + anew.size() + ": " + first.err() + second.err();
    }

    private static boolean isFine(World.Ending ending) {
        return ending.exitCode() == 0 || ending.exitCode() == 5;
    }

    /** Whether a whole copy put back, and the folder moved away, are ways out. */
    void checkTheWaysOut() throws IOException {
        Image image = images.get(0);
        Path home = folder.resolve("way-out");
        copy(image.home(), home);
        world.configured("home", home.toString());
        Files.delete(home.resolve("ledger/ledger.script"));
        assertThat(world.run("run", "nightly").exitCode()).isEqualTo(10);

        FileSystemUtils.deleteRecursively(home.resolve("ledger"));
        copy(image.home().resolve("ledger"), home.resolve("ledger"));
        world.sandbox.journal().clear();
        assertThat(world.run("run", "nightly").exitCode()).isZero();
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(TARGETS - image.accepted().size());

        Files.delete(home.resolve("ledger/ledger.data"));
        assertThat(world.run("run", "nightly").exitCode()).isEqualTo(10);
        Files.move(home.resolve("ledger"), home.resolve("ledger-of-before"));
        world.sandbox.journal().clear();
        assertThat(world.run("run", "nightly").exitCode()).isZero();
        assertThat(world.sandbox.journal().acceptedTargets()).hasSize(TARGETS);
    }

    private void damage(Path file, Case how) throws IOException {
        switch (how.way()) {
            case DELETED -> Files.delete(file);
            case EMPTIED -> Files.write(file, new byte[0]);
            case OLDER -> Files.copy(older.resolve(how.file()), file, StandardCopyOption.REPLACE_EXISTING);
            case CUT -> {
                try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    bytes.setLength((long) (bytes.length() * how.place()));
                }
            }
            case ZEROED -> overwrite(file, how.place(), new byte[HOLE]);
            case GARBLED -> {
                byte[] noise = new byte[HOLE];
                new Random((long) (how.place() * Long.MAX_VALUE)).nextBytes(noise);
                overwrite(file, how.place(), noise);
            }
            case SCRIBBLED -> {
                Random random = new Random((long) (how.place() * Long.MAX_VALUE));
                byte[] letters = new byte[HOLE];
                for (int i = 0; i < HOLE; i++) {
                    letters[i] = (byte) (' ' + random.nextInt('~' - ' ' + 1));
                }
                overwrite(file, how.place(), letters);
            }
            case MISSPELLED -> {
                String text = Files.readString(file, StandardCharsets.US_ASCII);
                List<MatchResult> values =
                        Pattern.compile("'[A-Z]{6,}'").matcher(text).results().toList();
                MatchResult value = values.get((int) (values.size() * how.place()));
                String other = value.group().replace('E', 'A').replace('N', 'M').replace('T', 'D');
                Files.writeString(file, text.substring(0, value.start()) + other + text.substring(value.end()));
            }
        }
    }

    private static void overwrite(Path file, double place, byte[] with) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long at = (long) (bytes.length() * place);
            bytes.seek(at);
            bytes.write(with, 0, (int) Math.min(with.length, bytes.length() - at));
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (Files.isRegularFile(file)) {
                    // A killed run leaves its socket, which is nothing to copy.
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        world.close();
    }
}
