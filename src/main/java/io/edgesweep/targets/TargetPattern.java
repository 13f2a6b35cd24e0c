package io.edgesweep.targets;

import io.edgesweep.text.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings a pattern for targets into the normal form that targets have, so that it matches what its writer means: a pattern
 * that can never match leaves in what it was to exclude. In a pattern {@code *}, {@code **} and {@code ?} are not letters, so
 * it is taken apart as far as they let it.
 */
public final class TargetPattern {

    private static final String LETTERS_OF_URLS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/@!$&'()*+,;=?%";

    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    private TargetPattern() {}

    /**
     * The forms in which the pattern is compared with {@link #comparable values}; more than one where it does not show
     * whether a bracket stands in a path, which escapes it, or in a query.
     *
     * @param kind of the targets; what cannot be made normal is left as it was written
     */
    public static List<String> forms(Kind kind, String pattern) {
        try {
            return normal(kind, pattern);
        } catch (NotNormalException e) {
            return List.of(pattern);
        }
    }

    /** Why no target of the kind can match the pattern, and what to write; empty when one can. */
    public static Optional<Reason> mistake(Kind kind, String pattern) {
        try {
            NormalizedUrl.refuseUnseen(pattern, 0);
            if (kind == Kind.TAG || kind == Kind.ALL) {
                return Optional.empty();
            }
            List<String> forms = normal(kind, pattern);
            if (forms.stream().anyMatch(form -> NormalForms.canMatch(kind, form))) {
                return Optional.empty();
            }
        } catch (NotNormalException e) {
            return Optional.of(e.reason);
        }
        return Optional.of(Reason.said(whyNot(kind, pattern)));
    }

    private static String whyNot(Kind kind, String pattern) {
        if (kind == Kind.HOST) {
            return "can match no host name; write one, such as www.example.com or *.example.com";
        }
        if (pattern.startsWith("/")) {
            return "is a path alone, and can match no target, which is a whole URL; write '**" + pattern
                    + "' or 'https://HOST" + pattern + "'";
        }
        if (pattern.contains("#")) {
            return "holds a fragment, which targets do not have, and can match none; leave it out";
        }
        if (pattern.contains("://")) {
            return "can match no target, which is a whole URL in normal form; write it as https://HOST/PATH";
        }
        return "can match no target, which is a whole URL; write 'https://" + pattern
                + "' or begin it with **; for rows of" + " kind tag or host write regex:";
    }

    /**
     * A value as patterns are compared with it: escapes in capitals, and none of what needs none (RFC 3986, sections 6.2.2.1
     * and 6.2.2.2), because two spellings of a page are one page to whoever excludes it.
     */
    public static String comparable(String value) {
        int escape = value.indexOf('%');
        if (escape < 0) {
            return value;
        }
        StringBuilder result = new StringBuilder(value.length()).append(value, 0, escape);
        for (int i = escape; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%'
                    && i + 2 < value.length()
                    && HexFormat.isHexDigit(value.charAt(i + 1))
                    && HexFormat.isHexDigit(value.charAt(i + 2))) {
                char escaped = (char) HexFormat.fromHexDigits(value, i + 1, i + 3);
                boolean needless = UNRESERVED.indexOf(escaped) >= 0;
                result.append(needless ? escaped : value.substring(i, i + 3).toUpperCase(Locale.ROOT));
                i += 2;
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    private static List<String> normal(Kind kind, String pattern) throws NotNormalException {
        if (kind == Kind.HOST) {
            return List.of(host(pattern));
        }
        int colon = pattern.indexOf("://");
        boolean isUrl = colon >= 0 && pattern.lastIndexOf('/', colon) < 0 && !pattern.startsWith("**");
        if (!isUrl) {
            return spellings("", pattern);
        }
        String scheme = pattern.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = pattern.substring(colon + 3);
        int end = endOfAuthority(rest);
        String authority = authority(scheme, rest.substring(0, end));
        String path = end == rest.length() && !authority.endsWith("*") ? "/" : rest.substring(end);
        if (path.contains("/./") || path.contains("/../")) {
            throw new NotNormalException(Reason.said("holds a dot segment, which no target has; leave it out"));
        }
        return spellings(scheme + "://" + authority, path);
    }

    /** Behind two stars may be anything. */
    private static int endOfAuthority(String rest) {
        int end = rest.length();
        for (String each : List.of("/", "**")) {
            int at = rest.indexOf(each);
            end = at < 0 ? end : Math.min(end, at);
        }
        return end;
    }

    private static String authority(String scheme, String text) throws NotNormalException {
        if (text.contains("@")) {
            throw new NotNormalException("bad-row.user");
        }
        int colon = text.lastIndexOf(':');
        String port = colon < 0 ? "" : text.substring(colon + 1);
        if (!port.matches("[0-9]+")) {
            return host(colon < 0 ? text : text.substring(0, colon)) + (colon < 0 ? "" : ":" + port);
        }
        String number = port.replaceFirst("^0+(?=.)", "");
        boolean usual = number.equals("443") || number.equals("80");
        if (usual && scheme.matches(".*[*?].*")) {
            throw new NotNormalException(Reason.said(
                    "names port " + number + " for more than one scheme, where targets leave it out for one;"
                            + " write http:// or https://, or no port"));
        }
        String dropped = scheme.equals("https") ? "443" : "80";
        return host(text.substring(0, colon)) + (number.equals(dropped) ? "" : ":" + number);
    }

    /** Label by label, because only a whole one can be brought into ASCII. */
    private static String host(String text) throws NotNormalException {
        List<String> labels = new ArrayList<>();
        for (String label : text.split("[.。．｡]", -1)) {
            boolean ascii = label.chars().allMatch(c -> c < 0x80);
            if (!ascii && label.matches(".*[*?].*")) {
                throw new NotNormalException(Reason.said(
                        "has a star or question mark in a part of its host that is not ASCII; write that part"
                                + " as xn--…, or as a star alone"));
            }
            labels.add(ascii ? label.toLowerCase(Locale.ROOT) : HostName.normal(label));
        }
        return String.join(".", labels);
    }

    private static List<String> spellings(String before, String path) {
        int query = path.indexOf('?');
        int star = path.indexOf('*');
        int open = query < 0 || (star >= 0 && star < query) ? star : query;
        String all = before + escaped(path, "");
        if (open < 0 || (path.indexOf('[', open) < 0 && path.indexOf(']', open) < 0)) {
            return List.of(comparable(all));
        }
        String kept = before + escaped(path.substring(0, open), "") + escaped(path.substring(open), "[]");
        return List.of(comparable(all), comparable(kept));
    }

    private static String escaped(String text, String kept) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (LETTERS_OF_URLS.indexOf(c) >= 0 || kept.indexOf(c) >= 0 || c == '#') {
                result.appendCodePoint(c);
                return;
            }
            for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                result.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        });
        return result.toString();
    }

    /** What is wrong with a regular expression for targets of the kind, as far as that can be seen; empty where nothing is. */
    public static Optional<String> regexMistake(Kind kind, String expression) {
        if (kind == Kind.TAG || kind == Kind.ALL) {
            return Optional.empty();
        }
        Optional<String> other = expression
                .codePoints()
                .filter(c -> c >= 0x80)
                .mapToObj(Character::toString)
                .findFirst();
        if (other.isPresent()) {
            return Optional.of("holds '" + other.get()
                    + "', and can match no target, which is ASCII; write a path as it is escaped (edgesweep list shows it),"
                    + " a host as xn--…");
        }
        if (kind != Kind.HOST && expression.matches("\\^(/|[A-Za-gi-z0-9]).*")) {
            return Optional.of("can match no target, which begins with http:// or https://; leave the ^ out, or write"
                    + " regex:^https://HOST/");
        }
        boolean blind = expression.contains("(?i");
        if (!blind && expression.matches("\\^https?\\??://[^/\\[(]*(?<!\\\\)[A-Z][^/]*(/.*|$)")) {
            return Optional.of("names its host in capitals, and can match no target; write it in small letters");
        }
        if (expression.matches("\\^(https://[^/]*:443|http://[^/]*:80)(/.*|$)")) {
            return Optional.of("names the usual port, which targets leave out, and can match none; leave it out");
        }
        return Optional.empty();
    }
}
