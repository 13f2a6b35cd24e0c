package io.edgesweep.cli;

/** A text in the language of manual pages, as the macros of man(7) have it. */
final class Roff {

    /** Of a line of the file, in characters; what reads it fills lines anew. */
    private static final int LINE = 76;

    private final StringBuilder page = new StringBuilder();

    /** A line that begins with a macro, as it is. */
    Roff macro(String line) {
        page.append(line).append('\n');
        return this;
    }

    Roff section(String title) {
        return macro(".SH " + quoted(title));
    }

    Roff subsection(String title) {
        return macro(".SS " + quoted(title));
    }

    /** What stands to the left of what is said of it. */
    Roff term(String bold, String rest) {
        return macro(".TP").line("\\fB" + escaped(bold) + "\\fR" + escaped(rest));
    }

    /** Words, each sentence on lines of its own: what has changed is then seen line by line. */
    Roff text(String words) {
        for (String sentence : words.strip().split("(?<=[.:;]) +(?=[A-Z])")) {
            StringBuilder line = new StringBuilder();
            for (String word : sentence.split(" +")) {
                String next = escaped(word);
                if (!line.isEmpty() && line.length() + 1 + next.length() > LINE) {
                    line(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(next);
            }
            line(line.toString());
        }
        return this;
    }

    /** Begins a paragraph; below a title, one has begun. */
    Roff paragraph() {
        String last = page.substring(page.lastIndexOf("\n", page.length() - 2) + 1);
        return last.startsWith(".SH ") || last.startsWith(".SS ") ? this : macro(".PP");
    }

    /** What is typed, line by line. */
    Roff example(Iterable<String> lines) {
        paragraph().macro(".RS 4").macro(".EX");
        for (String each : lines) {
            line(escaped(each));
        }
        return macro(".EE").macro(".RE");
    }

    /** A line that begins with a dot or a quote would be a macro. */
    private Roff line(String escaped) {
        page.append(escaped.startsWith(".") ? "\\&" : "").append(escaped).append('\n');
        return this;
    }

    static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /**
     * Every hyphen as the character that is typed: a page would else show one that no shell takes. So are quotes and all
     * others that the language has a meaning or a prettier form for.
     */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '"' -> escaped.append("\\(dq");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                    if (character < 128) {
                        escaped.append((char) character);
                    } else {
                        escaped.append("\\[u%04X]".formatted(character));
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
