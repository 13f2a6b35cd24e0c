package io.edgesweep.cli;

import java.util.List;

/**
 * What every command works with.
 *
 * @param engines  start the application
 * @param terminal where is read and printed
 * @param options  configuration given on the command line, {@code --key=value} each
 */
record CommandContext(Engines engines, Terminal terminal, List<String> options) {

    void print(String text) {
        terminal.out().println(text);
    }
}
