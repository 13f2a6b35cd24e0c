package io.edgesweep.targets;

import com.ibm.icu.text.IDNA;
import io.edgesweep.text.Reason;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Host names in lower case ASCII, as browsers ask for them: WHATWG's domain-to-ASCII (URL standard, "Host parsing"; UTS #46,
 * nontransitional, with CheckBidi and CheckJoiners, beStrict false). Not {@link java.net.IDN}, whose rules of 2003 make
 * {@code faß.example} another domain, {@code fass.example}. What DNS cannot hold is no host name either: an empty label, one
 * of more than 63 characters, one that begins or ends with a hyphen.
 */
final class HostName {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /** CheckHyphens is false: {@code r3---sn-x.example} is a host name. */
    private static final Set<IDNA.Error> NO_MISTAKES = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    private static final Map<IDNA.Error, String> WHY = new EnumMap<>(Map.of(
            IDNA.Error.DISALLOWED, "character",
            IDNA.Error.PUNYCODE, "punycode",
            IDNA.Error.INVALID_ACE_LABEL, "xn-label",
            IDNA.Error.LEADING_COMBINING_MARK, "combining-mark",
            IDNA.Error.BIDI, "directions",
            IDNA.Error.CONTEXTJ, "joiner",
            IDNA.Error.LABEL_TOO_LONG, "label-too-long",
            IDNA.Error.DOMAIN_NAME_TOO_LONG, "too-long"));

    /** What a host name in normal form is made of. */
    private static final BitSet ALLOWED = new BitSet();

    static {
        "abcdefghijklmnopqrstuvwxyz0123456789-._".chars().forEach(ALLOWED::set);
    }

    /** What browsers take for an address: its last part is a number (URL standard, "ends-in-a-number checker"). */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    /** An address in the one form that everybody reads alike. */
    private static final Pattern ADDRESS =
            Pattern.compile("(OCTET\\.){3}OCTET".replace("OCTET", "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"));

    private HostName() {}

    /** The host name in normal form; it need not be one yet. */
    static String normal(String text) throws NotNormalException {
        if (isNormal(text) && !text.contains("xn--")) {
            refuseOddAddress(text);
            return text;
        }
        if (text.isEmpty()) {
            throw new NotNormalException("bad-row.no-host");
        }
        if (text.contains("*")) {
            throw new NotNormalException("wildcard-host");
        }
        IDNA.Info info = new IDNA.Info();
        String host = UTS46.nameToASCII(text, new StringBuilder(), info).toString();
        for (IDNA.Error error : info.getErrors()) {
            if (!NO_MISTAKES.contains(error)) {
                throw notOne(text, WHY.get(error));
            }
        }
        if (!isNormal(host)) {
            throw notOne(text, null);
        }
        refuseOddAddress(host);
        return host;
    }

    /** Browsers ask for {@code 127.0.0.1} where {@code 127.1} is written, and for nothing where {@code 1.2.3.256} is. */
    private static void refuseOddAddress(String host) throws NotNormalException {
        int label = host.lastIndexOf('.', host.length() - 2) + 1;
        boolean isDigit = host.charAt(label) >= '0' && host.charAt(label) <= '9';
        if (isDigit
                && ENDS_IN_A_NUMBER.matcher(host).matches()
                && !ADDRESS.matcher(host).matches()) {
            throw new NotNormalException("bad-row.odd-address", host);
        }
    }

    private static NotNormalException notOne(String text, @Nullable String why) {
        return why == null
                ? new NotNormalException("bad-row.host", text)
                : new NotNormalException("bad-row.host-because", text, Reason.of("host." + why));
    }

    private static boolean isNormal(String text) {
        int label = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dot = c == '.';
            if (!ALLOWED.get(c) || (dot && !isLabel(text, label, i))) {
                return false;
            }
            label = dot ? i + 1 : label;
        }
        // the dot of the root may follow
        return isLabel(text, label, text.length()) || (label > 0 && label == text.length());
    }

    private static boolean isLabel(String text, int begin, int end) {
        return end > begin && end - begin <= 63 && text.charAt(begin) != '-' && text.charAt(end - 1) != '-';
    }
}
