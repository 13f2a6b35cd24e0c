package io.edgesweep.cli;

import io.edgesweep.cli.print.Terminal;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.Launcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;

/** Runs one command: the whole of what the process does. */
public final class CommandLineProgram {

    /** Configuration on the command line, which is Spring Boot's to read. */
    private static final String CONFIGURATION = "--(edgesweep|spring|logging)\\.[A-Za-z0-9._\\[\\]-]+=.*";

    /** The commands that do more than tell something. */
    private static final Set<String> ACTING =
            Set.of("run", "purge", "retry", "reconcile", "stop", "pause", "resume", "notify", "serve", "sandbox");

    /** In the order of the help. */
    private static final Map<String, Function<CommandContext, Object>> COMMANDS = commands();

    private final Launcher engines;
    private final Terminal terminal;

    public CommandLineProgram(Launcher engines, Terminal terminal) {
        this.engines = engines;
        this.terminal = terminal;
    }

    /** Runs the command that the arguments name. Gives the exit code. */
    public int run(String... arguments) {
        List<String> options = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            (argument.matches(CONFIGURATION) ? options : words).add(argument);
        }
        CommandContext context = new CommandContext(engines, terminal, options);
        int exitCode = commandLine(context, needed(words)).execute(words.toArray(String[]::new));
        return terminal.lost().map(failure -> told(failure, words, exitCode)).orElse(exitCode);
    }

    private static Map<String, Function<CommandContext, Object>> commands() {
        Map<String, Function<CommandContext, Object>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("purge", PurgeCommand::new);
        commands.put("plan", PlanCommand::new);
        commands.put("list", ListCommand::new);
        commands.put("reconcile", ReconcileCommand::new);
        commands.put("retry", RetryCommand::new);
        commands.put("stop", StopCommand::new);
        commands.put("pause", PauseCommand::new);
        commands.put("resume", ResumeCommand::new);
        commands.put("runs", RunsCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("quota", QuotaCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("notify", NotifyCommand::new);
        commands.put("serve", ServeCommand::new);
        commands.put("schedule", ScheduleCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("sandbox", SandboxCommand::new);
        commands.put("init", InitCommand::new);
        commands.put("prepare", PrepareCommand::new);
        return commands;
    }

    /** All of them where none is named in the first place, and for the script that completes them. */
    private static Set<String> needed(List<String> words) {
        return words.isEmpty()
                        || !COMMANDS.containsKey(words.get(0))
                        || words.get(0).equals("completion")
                ? COMMANDS.keySet()
                : Set.of(words.get(0));
    }

    /** How a run ended is true even if nobody could be told; of what only tells, telling is all. */
    private int told(IOException failure, List<String> words, int exitCode) {
        int lost = new Complaints(terminal, Complaints.isJson(words))
                .say(
                        "Standard output cannot be written (" + failure.getMessage()
                                + "), so what was printed is not complete. Free some space, or send it elsewhere",
                        ExitCode.LOCAL_STATE);
        boolean acts = !words.isEmpty() && ACTING.contains(words.get(0));
        return acts ? exitCode : lost;
    }

    /** The commands, with what they take and what is said of them. */
    static CommandLine commandLine(CommandContext context) {
        return commandLine(context, COMMANDS.keySet());
    }

    /** With those of the commands alone: to read what all of them are by reflection takes as long as a short command does. */
    private static CommandLine commandLine(CommandContext context, Set<String> names) {
        CommandLine commandLine = new CommandLine(new RootCommand());
        COMMANDS.forEach((name, command) -> {
            if (names.contains(name)) {
                commandLine.addSubcommand(name, command.apply(context));
            }
        });
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        Terminal terminal = context.terminal();
        commandLine.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        commandLine.setExecutionExceptionHandler(new ExceptionReporter(
                terminal, () -> context.engines().configuredBy(context.options()), () -> context.engines()
                        .folders(context.options())));
        commandLine.setParameterExceptionHandler(new UsageErrorReporter(terminal));
        commandLine.setExecutionStrategy(parsed -> {
            EmptyWords.refuse(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        Converters.register(commandLine);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(100);
        return commandLine;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> exitCodes = new LinkedHashMap<>();
        for (ExitCode exitCode : ExitCode.values()) {
            exitCodes.put(String.valueOf(exitCode.code()), exitCode.meaning());
        }
        return exitCodes;
    }
}
