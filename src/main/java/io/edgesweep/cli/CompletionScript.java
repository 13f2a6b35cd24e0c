package io.edgesweep.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** How a shell completes the commands and their options. */
enum CompletionScript {
    BASH {
        @Override
        String of(CommandLine root) {
            return AutoComplete.bash(NAME, root);
        }
    },
    /** The same script, which zsh understands, as a function of its own kind. */
    ZSH {
        @Override
        String of(CommandLine root) {
            return "#compdef " + NAME + "\nautoload -U +X bashcompinit && bashcompinit\n"
                    + AutoComplete.bash(NAME, root);
        }
    },
    FISH {
        @Override
        String of(CommandLine root) {
            String commands = String.join(" ", root.getSubcommands().keySet());
            return root.getSubcommands().entrySet().stream()
                    .flatMap(entry -> Stream.concat(
                            Stream.of("complete -c " + NAME + " -f -n 'not __fish_seen_subcommand_from " + commands
                                    + "' -a " + entry.getKey() + " -d '" + description(entry.getValue()) + "'"),
                            entry.getValue().getCommandSpec().options().stream()
                                    .map(option -> "complete -c " + NAME + " -n '__fish_seen_subcommand_from "
                                            + entry.getKey() + "'" + names(option) + (takesValue(option) ? " -r" : "")
                                            + " -d '" + firstSentence(option.description()) + "'")))
                    .collect(Collectors.joining("\n", "# fish completes " + NAME + " by this\n", "\n"));
        }
    };

    private static final String NAME = "edgesweep";

    abstract String of(CommandLine root);

    private static String names(OptionSpec option) {
        return Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    private static String description(CommandLine command) {
        return firstSentence(command.getCommandSpec().usageMessage().description());
    }

    /** Without what would end a text in single quotes. */
    private static String firstSentence(String[] text) {
        String words = String.join(" ", text).replaceAll("[\\\\']", "");
        int end = words.indexOf(". ");
        return end < 0 ? words : words.substring(0, end + 1);
    }
}
