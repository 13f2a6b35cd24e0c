package io.edgesweep.cli;

import io.edgesweep.cli.print.Terminal;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.Launcher;
import io.edgesweep.settings.Settings;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of the program, made of what its commands say of themselves. */
public final class ManualPage {

    /** So wide that no synopsis is broken. */
    private static final int WIDE = 10_000;

    private final Roff page = new Roff();
    private final CommandLine program;
    private final Settings defaults;
    private final List<String> examples = new ArrayList<>();

    private ManualPage(CommandLine program, Settings defaults) {
        this.program = program;
        this.defaults = defaults;
    }

    /**
     * The page, in roff.
     *
     * @param version  such as 0.1.0
     * @param date     of the version, as in 2026-11-22
     * @param defaults the configuration where nobody has said anything
     */
    public static String of(String version, String date, Settings defaults) {
        CommandLine program = CommandLineProgram.commandLine(new CommandContext(
                nobody(),
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(PrintStream.nullOutputStream()),
                        new PrintStream(PrintStream.nullOutputStream()),
                        false),
                List.of()));
        program.setUsageHelpWidth(WIDE);
        return new ManualPage(program, defaults).write("edgesweep " + version, date);
    }

    /** Commands are asked what they are, and never called. */
    private static Launcher nobody() {
        return (Launcher) Proxy.newProxyInstance(
                Launcher.class.getClassLoader(), new Class<?>[] {Launcher.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private String write(String version, String date) {
        String[] description = program.getCommandSpec().usageMessage().description();
        page.macro(".\\\" Made by DocumentationTests of what the commands say of themselves; see CONTRIBUTING.md.")
                .macro(".TH EDGESWEEP 1 " + date + " " + Roff.quoted(version))
                // Options are not to be hyphenated, nor set apart by blanks.
                .macro(".nh")
                .macro(".ad l");
        page.section("NAME").text("edgesweep - " + name(description[0]));
        page.section("SYNOPSIS")
                .macro(".B edgesweep")
                .text("COMMAND [OPTION]... [--edgesweep.KEY=VALUE]... [ARGUMENT]...");
        page.section("DESCRIPTION");
        paragraphs(description);
        paragraphs(program.getCommandSpec().usageMessage().footer());
        page.paragraph()
                .text("Data goes to standard output, progress and logs to standard error."
                        + " A run that was interrupted, even by kill -9, is resumed by the same command.");
        Set<String> common = common();
        page.section("OPTIONS").text("Every command takes these:");
        program.getSubcommands().get("run").getCommandSpec().options().stream()
                .filter(option -> common.contains(option.longestName()))
                .forEach(this::option);
        page.section("COMMANDS");
        program.getSubcommands().forEach((name, command) -> command(name, command, common));
        page.section("EXIT STATUS");
        for (ExitCode exitCode : ExitCode.values()) {
            page.term(String.valueOf(exitCode.code()), "").text(sentence(exitCode.meaning()));
        }
        page.paragraph().text("Where several hold, the worst counts.");
        files();
        page.section("EXAMPLES").example(examples);
        page.section("SEE ALSO")
                .macro(".BR crontab (5),")
                .macro(".BR systemd.timer (5)")
                .paragraph()
                .text(
                        "docs/configuration.md has every key of the configuration, docs/jobs.md those of jobs, docs/starting an"
                                + " entry each for cron, systemd and Kubernetes, docs/sandbox.md the stand-in for the API.");
        return page.toString();
    }

    private static String name(String description) {
        return description.substring(0, 1).toLowerCase() + description.substring(1, description.length() - 1);
    }

    private Set<String> common() {
        Set<String> common = new LinkedHashSet<>();
        List<Set<String>> each = program.getSubcommands().values().stream()
                .map(command -> Set.copyOf(command.getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .toList()))
                .toList();
        each.get(0).stream()
                .filter(name -> each.stream().allMatch(names -> names.contains(name)))
                .forEach(common::add);
        return common;
    }

    private void command(String name, CommandLine command, Set<String> common) {
        Help help = command.getHelp();
        page.subsection("edgesweep " + name);
        page.text(help.synopsis(0).replaceAll("\\s+", " "));
        paragraphs(command.getCommandSpec().usageMessage().description());
        command.getCommandSpec().positionalParameters().forEach(this::parameter);
        command.getCommandSpec().options().stream()
                .filter(option -> !common.contains(option.longestName()))
                .forEach(this::option);
        Arrays.stream(command.getCommandSpec().usageMessage().footer())
                .map(line -> line.replaceFirst("^(Example|Examples):", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(examples::add);
    }

    private void paragraphs(String... paragraphs) {
        for (String paragraph : paragraphs) {
            if (!paragraph.isEmpty()) {
                page.paragraph().text(paragraph);
            }
        }
    }

    private void parameter(PositionalParamSpec parameter) {
        page.term(label(parameter), "").text(String.join(" ", parameter.description()));
    }

    private void option(OptionSpec option) {
        page.term(String.join(", ", option.names()), label(option)).text(String.join(" ", option.description()));
    }

    private static String label(ArgSpec argument) {
        return new Help(argument.command())
                .createDefaultParamLabelRenderer()
                .renderParameterLabel(argument, Ansi.OFF, List.of())
                .toString();
    }

    private void files() {
        page.section("FILES");
        file(
                "application.yml, config/application.yml",
                "The configuration: accounts, sites, and all that has a default.");
        file(defaults.folders().jobs() + "/JOB.yml", "A job. Another folder: edgesweep.jobs.");
        file(
                defaults.folders().home() + "/",
                "The ledger, the lock, and what was last confirmed purged; for its owner only. Another folder:"
                        + " edgesweep.home.");
        file(
                defaults.folders().reports() + "/JOB/RUN/",
                "The report of a run: index.html, run.json, targets.csv, retry.csv and summary.md. Another folder:"
                        + " edgesweep.reports.");
        file(
                "/etc/tencentcloud/credentials, ~/.tencentcloud/credentials",
                "Keys by profile, where the environment has no TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.");
        page.paragraph().text("Relative paths begin at the directory that the program is started in.");
    }

    private void file(String path, String words) {
        page.term(path, "").text(words);
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase() + words.substring(1) + ".";
    }
}
