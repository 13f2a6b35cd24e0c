package io.edgesweep.cli;

import io.edgesweep.cli.print.Terminal;
import io.edgesweep.home.LocalStateException;
import io.edgesweep.provider.Product;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.Check;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.setup.FirstAccount;
import io.edgesweep.setup.FirstConfiguration;
import io.edgesweep.setup.Survey;
import io.edgesweep.setup.Survey.Candidate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        description =
                "Writes a first configuration and a first job into the working directory, of what the account has. It asks on"
                        + " a terminal, and takes options elsewhere; it overwrites nothing, and changes nothing at the provider.",
        footer = {
            "",
            "Examples:",
            "  edgesweep init",
            "  edgesweep init --product edgeone --credentials profile:ops --zone zone-2example0001"
        })
final class InitCommand implements Callable<Integer> {

    private static final String CREDENTIALS = "default|(profile|role):[A-Za-z0-9_+=,@-]{1,128}";

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--product", paramLabel = "PRODUCT", description = "edgeone or cdn. Default: edgeone.")
    private @Nullable Product product;

    @Option(
            names = "--credentials",
            paramLabel = "PLACE",
            description = "Where the key is: default (the environment, then the profile file, then the machine's role),"
                    + " profile:NAME or role:NAME. Default: default.")
    private @Nullable String credentials;

    @Option(names = "--international", description = "The account is one of the international site.")
    private boolean international;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where the API is, such as a sandbox at http://127.0.0.1:8899. Default: the provider's.")
    private String endpoint = "";

    @Option(names = "--zone", paramLabel = "ID", description = "The zone, where the account has several.")
    private @Nullable String zone;

    @Option(
            names = "--site",
            paramLabel = "NAME",
            description = "What the site is to be called. Default: ${DEFAULT-VALUE}.")
    private String site = "www";

    InitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path folder = Path.of("");
        refuseWhatIsThere(folder);
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(context.terminal().in(), StandardCharsets.UTF_8));
        FirstAccount account = account(answers);
        Survey survey = context.engines().survey(account, context.options(), common.verbosity());
        Optional<Candidate> chosen = chosen(survey, answers);
        List<String> quotas = chosen.isEmpty()
                ? List.of()
                : context.engines().quotas(account, chosen.get(), context.options(), common.verbosity());
        FirstConfiguration first = new FirstConfiguration(
                account,
                site,
                chosen.map(Candidate::zoneId).orElse(Objects.requireNonNullElse(zone, "")),
                chosen.map(Candidate::hosts).orElse(List.of()),
                quotas);
        List<Path> written = write(first, folder);
        if (first.isPartial()) {
            return tell(written, survey.unknown(), List.of(), false);
        }
        List<Check> checks = context.engines().check(false, context.options(), common.verbosity());
        return tell(written, survey.unknown(), checks, checks.stream().allMatch(Check::good));
    }

    private static void refuseWhatIsThere(Path folder) {
        List<Path> there = FirstConfiguration.inTheWay(folder);
        if (!there.isEmpty()) {
            throw mistake(
                    there.get(0).toString(),
                    "is there already, and init overwrites nothing; run it in an empty folder, or go on with edgesweep"
                            + " check --online");
        }
    }

    private static MistakesException mistake(String place, String words) {
        return new MistakesException(List.of(new Mistake("command line", place, words)));
    }

    private FirstAccount account(BufferedReader answers) {
        Product whose = product != null
                ? product
                : ask(answers, "Which product, edgeone or cdn?", "edgeone").equalsIgnoreCase("cdn")
                        ? Product.CDN
                        : Product.EDGEONE;
        String place = credentials != null
                ? credentials
                : ask(answers, "Where is the key: default, profile:NAME or role:NAME?", "default");
        if (!place.matches(CREDENTIALS)) {
            throw mistake(
                    "--credentials", "'" + place + "' is no place of a key; allowed: default, profile:NAME, role:NAME");
        }
        return new FirstAccount(whose, place, endpoint, international);
    }

    /** Empty when there is none, or nobody who could say which. */
    private Optional<Candidate> chosen(Survey survey, BufferedReader answers) {
        List<Candidate> candidates = survey.candidates();
        if (zone != null) {
            Optional<Candidate> named = candidates.stream()
                    .filter(candidate -> candidate.zoneId().equals(zone))
                    .findFirst();
            if (named.isEmpty() && !candidates.isEmpty()) {
                throw mistake("--zone", "the key sees no zone " + zone + "; it sees " + ids(candidates));
            }
            return named;
        }
        if (candidates.size() <= 1) {
            return candidates.stream().findFirst();
        }
        Terminal terminal = context.terminal();
        if (!terminal.interactive()) {
            throw mistake("--zone", "the key sees several zones, so name one: " + ids(candidates));
        }
        for (int i = 0; i < candidates.size(); i++) {
            Candidate each = candidates.get(i);
            terminal.err()
                    .println("  " + (i + 1) + "  " + each.title() + "  " + each.zoneId() + ", "
                            + String.join(", ", each.notes()) + ": " + String.join(", ", each.hosts()));
        }
        String answer = ask(answers, "Which zone is the site?", "1");
        if (!answer.matches("\\d{1,4}")
                || Integer.parseInt(answer) < 1
                || Integer.parseInt(answer) > candidates.size()) {
            throw mistake("zone", "'" + answer + "' is none of 1 to " + candidates.size());
        }
        return Optional.of(candidates.get(Integer.parseInt(answer) - 1));
    }

    private static String ids(List<Candidate> candidates) {
        return String.join(
                ", ",
                candidates.stream()
                        .map(candidate -> candidate.zoneId() + " (" + candidate.title() + ")")
                        .toList());
    }

    /** Without a person who could answer, what is usual holds. */
    private String ask(BufferedReader answers, String question, String usual) {
        if (!context.terminal().interactive()) {
            return usual;
        }
        context.terminal().err().print(question + " [" + usual + "] ");
        context.terminal().err().flush();
        try {
            String answer = answers.readLine();
            return answer == null || answer.isBlank() ? usual : answer.strip();
        } catch (IOException e) {
            return usual;
        }
    }

    private static List<Path> write(FirstConfiguration first, Path folder) {
        try {
            return first.write(folder);
        } catch (IOException e) {
            throw new LocalStateException("The first configuration cannot be written: " + e.getMessage(), e);
        }
    }

    private int tell(List<Path> written, List<String> unknown, List<Check> checks, boolean good) {
        context.tell(common, good, () -> json(written, unknown, good), () -> words(written, unknown, checks, good));
        return good ? ExitCode.OK.code() : ExitCode.USAGE.code();
    }

    private static String json(List<Path> written, List<String> unknown, boolean good) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("written", written.stream().map(Path::toString).toList());
        json.put("unknown", unknown);
        json.put("good", good);
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static String words(List<Path> written, List<String> unknown, List<Check> checks, boolean good) {
        StringBuilder words = new StringBuilder();
        written.forEach(file -> words.append("written  ").append(file).append('\n'));
        unknown.forEach(what -> words.append("! not found out: ").append(what).append('\n'));
        checks.stream().filter(check -> !check.good() || check.warning()).forEach(check -> words.append(
                        check.good() ? "! " : "✗ ")
                .append(check.subject())
                .append(": ")
                .append(check.words())
                .append('\n'));
        return words.append(
                        good
                                ? "Next: edgesweep check --online, then edgesweep run first"
                                : "Next: fill in what says FILL-IN, or put right what is named above, then edgesweep check"
                                        + " --online")
                .toString();
    }
}
