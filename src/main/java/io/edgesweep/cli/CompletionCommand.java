package io.edgesweep.cli;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        description = "Prints a script by which bash, zsh or fish completes the commands and options of edgesweep.",
        footer = {
            "",
            "Examples:",
            "  source <(edgesweep completion)",
            "  edgesweep completion > /etc/bash_completion.d/edgesweep",
            "  edgesweep completion --shell fish | source"
        })
final class CompletionCommand implements Callable<Integer> {

    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--shell",
            paramLabel = "SHELL",
            description = "bash, zsh or fish. Default: bash; its script serves zsh too when it is read by source.")
    private CompletionScript shell = CompletionScript.BASH;

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandLine root = Objects.requireNonNull(spec).root().commandLine();
        String script = shell.of(root);
        context.print(common.json ? JsonMapper.shared().writeValueAsString(Map.of("script", script)) : script);
        return 0;
    }
}
