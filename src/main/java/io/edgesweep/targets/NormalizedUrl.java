package io.edgesweep.targets;

import io.edgesweep.text.InvisibleCharacters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An absolute http or https URL, taken apart and made normal. Not {@link java.net.URI}, which refuses much of what
 * people write in lists and what browsers ask for, a letter outside ASCII among it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host   in lower case ASCII
 * @param port   with its colon; empty for the scheme's default
 * @param path   from its first slash
 * @param query  with its question mark; empty where there is none
 */
record NormalizedUrl(String scheme, String host, String port, String path, String query) {

    /** What RFC 3986 lets stand in a path without an escape; {@code %} is looked at by itself. */
    private static final BitSet ALLOWED_IN_PATH =
            with(new BitSet(), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/@!$&'()*+,;=");

    /** The same for a query, and the brackets, which everybody writes and sends there as they are. */
    private static final BitSet ALLOWED_IN_QUERY = with(ALLOWED_IN_PATH, "?[]");

    private static BitSet with(BitSet some, String more) {
        BitSet all = (BitSet) some.clone();
        more.chars().forEach(all::set);
        return all;
    }

    static NormalizedUrl parse(String text) throws NotNormalException {
        int colon = text.indexOf("://");
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new NotNormalException("bad-row.scheme");
        }
        String rest = withoutFragment(text.substring(colon + 3));
        int end = firstOf(rest, '/', '?');
        // a host is made what browsers make of it, who leave them out
        refuseUnseen(text.substring(0, colon + 3 + rest.length()), colon + 3 + end);
        String authority = rest.substring(0, end);
        int question = rest.indexOf('?', end);
        String path = question < 0 ? rest.substring(end) : rest.substring(end, question);
        String query = question < 0 ? "" : rest.substring(question);
        if (authority.contains("@")) {
            throw new NotNormalException("bad-row.user");
        }
        if (authority.startsWith("[")) {
            throw new NotNormalException("bad-row.ipv6");
        }
        int portColon = authority.lastIndexOf(':');
        String host = portColon < 0 ? authority : authority.substring(0, portColon);
        String port = portColon < 0 ? "" : authority.substring(portColon + 1);
        return new NormalizedUrl(
                scheme,
                HostName.normal(host),
                normalPort(scheme, port),
                path.isEmpty() ? "/" : withoutDotSegments(encoded(path, ALLOWED_IN_PATH)),
                encoded(query, ALLOWED_IN_QUERY));
    }

    String normal() {
        return scheme + "://" + host + port + path + query;
    }

    /** Refuses what could not be written in a request or would be read in two ways. */
    static void refuseUnwritable(String text) throws NotNormalException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7F && c != '\\') {
                continue;
            }
            if (Character.isISOControl(c)) {
                throw new NotNormalException("bad-row.control-character", InvisibleCharacters.name(c), i + 1);
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                throw new NotNormalException("bad-row.blank", i + 1);
            }
            if (c == '\\') {
                throw new NotNormalException("bad-row.backslash", i + 1);
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new NotNormalException("bad-row.half-character", i + 1);
                }
                i++;
            }
        }
    }

    /** Refuses what nobody sees, so that nobody can have meant it. */
    static void refuseUnseen(String text, int from) throws NotNormalException {
        for (int i = from; i < text.length(); i++) {
            if (InvisibleCharacters.is(text.codePointAt(i))) {
                throw new NotNormalException(
                        "bad-row.invisible-character", InvisibleCharacters.name(text.codePointAt(i)), i + 1);
            }
        }
    }

    private static String normalPort(String scheme, String port) throws NotNormalException {
        if (port.isEmpty()) {
            return "";
        }
        if (port.length() > 5 || !port.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NotNormalException("bad-row.port", port);
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > 65535) {
            throw new NotNormalException("bad-row.port-range", Integer.toString(number));
        }
        return number == (scheme.equals("http") ? 80 : 443) ? "" : ":" + number;
    }

    static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    private static int firstOf(String text, char one, char other) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == one || text.charAt(i) == other) {
                return i;
            }
        }
        return text.length();
    }

    private static String encoded(String text, BitSet allowed) {
        int plain = 0;
        while (plain < text.length() && allowed.get(text.charAt(plain))) {
            plain++;
        }
        return plain == text.length() ? text : encoded(text, allowed, plain);
    }

    /** @param from before this, there is nothing to be done */
    private static String encoded(String text, BitSet allowed, int from) {
        StringBuilder result = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '%') {
                // Also one that begins no escape: browsers ask for it as it is, and %25 would be another page.
                result.append('%');
            } else if (allowed.get(c)) {
                result.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    result.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
                }
            }
            i += Character.charCount(c);
        }
        return result.toString();
    }

    /** RFC 3986, section 5.2.4, over whole segments. */
    private static String withoutDotSegments(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> {
                    if (last) {
                        kept.addLast("");
                    }
                }
                case ".." -> {
                    kept.pollLast();
                    if (last) {
                        kept.addLast("");
                    }
                }
                default -> kept.addLast(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }
}
