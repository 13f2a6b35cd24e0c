package io.edgesweep.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.edgesweep.ledger.EdgeAnswer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a target was sent or not, and what becomes of it, job by job. Codes are those of the causes in a report; beside them
 * {@link #PAUSED}, {@link #NOT_LISTED} and {@link #UNKNOWN}. Words are in the language that was asked in; a reason is as runs note it,
 * in English or in the words of others.
 *
 * @param target as a person wrote it
 * @param jobs   the jobs that may purge it
 * @param once   its last purge that no job with a file has made; null where none is kept
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Explanation(
        String target, List<OfJob> jobs, @Nullable Once once) {

    /** The job is paused, or in a blackout. */
    public static final String PAUSED = "paused";

    /** No row names it. */
    public static final String NOT_LISTED = "not-listed";

    /** It cannot be told. */
    public static final String UNKNOWN = "unknown";

    /** Nobody looked what the CDN serves of it. */
    public static final String NOT_LOOKED_AT = "not-looked-at";

    /**
     * What one job makes of it.
     *
     * @param job   the job's name
     * @param sites the sites that it purges
     * @param last  what its last run made of it
     * @param next  what its next run would make of it
     */
    public record OfJob(String job, List<String> sites, Last last, Next next) {}

    /**
     * A purge that no job with a file has made, as one from the command line.
     *
     * @param job  the name under which its run is kept
     * @param last what the run made of it
     */
    public record Once(String job, Last last) {}

    /**
     * What the last run made of it.
     *
     * @param run     the run's id; empty where there was none
     * @param at      when it began; null where there was none
     * @param outcome the word of what became of it; empty where the run had no row of it
     * @param code    why
     * @param place   where its row stands; empty where there is none
     * @param words   why, in words
     * @param reason  what the run noted about it; empty where it noted nothing
     * @param edge    what the CDN served of it afterwards; of what has not changed, that its last purge left an old copy; else null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Last(
            String run,
            @Nullable Instant at,
            String outcome,
            String code,
            String place,
            String words,
            String reason,
            @Nullable Edge edge) {}

    /**
     * What the CDN served of a page after its purge.
     *
     * @param freshness {@code fresh}, {@code stale}, {@code unknown}, or {@link #NOT_LOOKED_AT}
     * @param reason    why; empty where it is fresh, or was not looked at
     * @param evidence  what nodes answered, in order; none where it is fresh
     */
    public record Edge(String freshness, String reason, List<EdgeAnswer> evidence) {}

    /**
     * What the next run would make of it.
     *
     * @param at    when it comes by its schedule; null where somebody else begins it
     * @param code  why it would not be sent, or would wait; {@code none} where it would be sent
     * @param words the same in words
     * @param reason what a run would note about it; empty where it would note nothing
     * @param edge  whether it would be looked at afterwards what the CDN serves of it, in words
     * @param rules what each rule says, in the order in which they are asked
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Next(@Nullable Instant at, String code, String words, String reason, String edge, List<Rule> rules) {

        /** What the rules say, for people: once where several say the same. */
        public List<Said> said() {
            return rules.stream()
                    .collect(Collectors.groupingBy(
                            rule -> List.of(rule.answer(), rule.words(), rule.reason()),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .values()
                    .stream()
                    .map(same -> new Said(same.stream().map(Rule::name).toList(), same.get(0)))
                    .toList();
        }
    }

    /**
     * What rules say alike.
     *
     * @param rules which
     * @param first what the first of them says
     */
    public record Said(List<Name> rules, Rule first) {}

    /**
     * What one rule says.
     *
     * @param name   which rule
     * @param answer what it says
     * @param code   why it stops it; {@code none} where it does not
     * @param words  why, in words
     * @param reason what a run would note about it; empty where it would note nothing
     */
    public record Rule(Name name, Answer answer, String code, String words, String reason) {}

    /** A rule. */
    public enum Name {
        NORMAL_FORM,
        HOST,
        PATTERN,
        LISTED,
        DUPLICATE,
        CHANGED,
        LIMITS,
        QUOTA,
        PAUSE;

        /** Its word: lower case, with hyphens. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a rule says. */
    public enum Answer {
        /** It may go on. */
        PASSES,
        /** It is not sent, or waits. */
        STOPS,
        /** That is not known. */
        UNKNOWN;

        /** Its word. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
