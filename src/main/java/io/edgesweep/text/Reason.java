package io.edgesweep.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why something is as it is: a stable code, and what belongs into its sentence. That is made where it is shown, in the language
 * of whoever reads it, by {@code language.Words}; the ledger and the files for programs hold this.
 *
 * <p>A code is a cause, as {@code report.ReasonCode} lists them, and may have a dot and a word that says it more closely, as
 * {@code bad-row.empty}: the part before the dot is its {@link #family}.
 *
 * @param code      its word; empty for no reason
 * @param arguments names, as texts on one line; numbers, as {@link Long}s; and other reasons
 */
public record Reason(String code, List<Object> arguments) {

    /** No reason. */
    public static final Reason NONE = new Reason("", List.of());

    /** The code of what has no sentence of ours: its one argument is what somebody wrote, such as the provider. */
    public static final String SAID = "said";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What JSON makes of an argument is made one again. */
    public Reason {
        arguments = arguments.stream().map(Reason::argument).toList();
    }

    private static Object argument(Object given) {
        if (given instanceof Reason || given instanceof Long) {
            return given;
        }
        if (given instanceof Integer number) {
            return number.longValue();
        }
        if (given instanceof Map<?, ?> reason
                && reason.get("code") instanceof String code
                && reason.get("arguments") instanceof List<?> of) {
            return new Reason(code, List.<Object>copyOf(of));
        }
        return ForeignText.oneLine(given.toString());
    }

    /** A reason with a sentence of ours. */
    public static Reason of(String code, Object... arguments) {
        return new Reason(code, List.of(arguments));
    }

    /** What somebody wrote, in their words; no reason where it is empty. */
    public static Reason said(String words) {
        return words.isEmpty() ? NONE : of(SAID, words);
    }

    /** What somebody wrote of what has such a cause. */
    public static Reason saidOf(String cause, Reason words) {
        return of(cause + "." + SAID, words);
    }

    /** Whether there is none. */
    @JsonIgnore
    public boolean isNone() {
        return code.isEmpty();
    }

    /** Whether it is what somebody wrote, which is never translated. */
    @JsonIgnore
    public boolean isForeign() {
        return code.equals(SAID) || (isSaidOfCause() && arguments.get(0) instanceof Reason words && words.isForeign());
    }

    private boolean isSaidOfCause() {
        return code.endsWith("." + SAID) && arguments.size() == 1;
    }

    /** The code of its sentence: what somebody wrote is the same of each cause. */
    @JsonIgnore
    public String sentence() {
        return isSaidOfCause() ? SAID : code;
    }

    /** The same with its texts changed. */
    public Reason map(UnaryOperator<String> change) {
        return new Reason(
                code,
                arguments.stream()
                        .map(each -> {
                            if (each instanceof Reason inner) {
                                return inner.map(change);
                            }
                            return each instanceof String text ? change.apply(text) : each;
                        })
                        .toList());
    }

    /** The same without those of its parts that have the code. */
    public Reason without(String part) {
        return new Reason(
                code,
                arguments.stream()
                        .<Object>map(each -> each instanceof Reason inner
                                ? inner.code.equals(part) ? NONE : inner.without(part)
                                : each)
                        .toList());
    }

    /** The part of the code before the dot. */
    public String family() {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    /** As it is kept in the ledger: JSON, or empty. */
    public String kept() {
        return isNone() ? "" : JSON.writeValueAsString(this);
    }

    /** As it is kept where there is room for so many characters: its longest texts are cut. */
    public String kept(int most) {
        Reason cut = this;
        String kept = kept();
        while (kept.length() > most && cut.longest() > 1) {
            int room = Math.max(1, cut.longest() - (kept.length() - most) - 1);
            cut = cut.map(text -> HumanFormat.cut(text, room));
            kept = cut.kept();
        }
        return kept;
    }

    private int longest() {
        return arguments.stream()
                .mapToInt(each -> each instanceof Reason inner
                        ? inner.longest()
                        : each.toString().length())
                .max()
                .orElse(0);
    }

    /** What was kept. What is none, an earlier version wrote in words. */
    public static Reason ofKept(String kept) {
        if (!kept.startsWith("{")) {
            return said(kept);
        }
        try {
            return JSON.readValue(kept, Reason.class);
        } catch (JacksonException e) {
            return said(kept);
        }
    }
}
