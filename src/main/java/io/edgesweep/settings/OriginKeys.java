package io.edgesweep.settings;

import java.time.Duration;
import java.util.List;

/**
 * The server that a site's pages come from, and how it is asked about them. It is called by the public host's name, so that
 * it answers as it does to the CDN.
 *
 * @param address where it is
 * @param pace    how fast it is asked
 * @param budget  how much it is asked in one night
 * @param timeout how long it may take to answer
 * @param ignore  what does not count as a change of a page: names of {@link #USUAL}, or regular expressions
 */
public record OriginKeys(ServerAddress address, Pace pace, Budget budget, Duration timeout, List<String> ignore) {

    /** What changes with every answer on many sites, by its name: as regular expressions (RE2). */
    public static final List<Usual> USUAL = List.of(
            new Usual("nonces", "(?i)\\bnonce=(\"[^\"]*\"|'[^']*')|'nonce-[^']*'"),
            new Usual(
                    "csrf-tokens",
                    "(?i)<(meta|input)\\b[^>]*(csrf|authenticity_token|__RequestVerificationToken|\"_token\")[^>]*>"),
            new Usual(
                    "build-ids",
                    "(?i)\"buildId\"\\s*:\\s*\"[^\"]*\"|/_next/static/[^/\"']+/|[?&](v|ver|version|build|hash)=[0-9A-Za-z._-]+"),
            new Usual("comments", "(?s)<!--.*?-->"));

    /**
     * What does not count, by a name.
     *
     * @param name       the name
     * @param expression what it stands for
     */
    public record Usual(String name, String expression) {}

    /**
     * How fast it is asked.
     *
     * @param perSecond requests, evenly spread
     * @param atOnce    requests that wait for their answers
     */
    public record Pace(int perSecond, int atOnce) {}

    /**
     * How much it is asked in one night: a day in UTC+8, by all runs together.
     *
     * @param requests how often
     * @param bytes    of all answers as they are sent
     */
    public record Budget(int requests, long bytes) {}

    public OriginKeys {
        ignore = List.copyOf(ignore);
    }

    /** The expressions of what does not count. */
    public List<String> expressions() {
        return ignore.stream()
                .map(text -> USUAL.stream()
                        .filter(usual -> usual.name().equals(text))
                        .map(Usual::expression)
                        .findFirst()
                        .orElse(text))
                .toList();
    }

    /** As people are shown it. */
    public String shown() {
        return address.shown() + ", " + pace.perSecond() + " requests/s, " + pace.atOnce() + " at once, at most "
                + budget.requests()
                + " requests and " + budget.bytes() + " bytes a night"
                + (ignore.isEmpty() ? "" : ", ignore: " + ignore);
    }
}
