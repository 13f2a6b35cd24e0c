package io.edgesweep.sandbox.call;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Authorization} header taken apart. */
public record Authorization(
        String secretId, String date, String service, List<String> signedHeaders, String signature) {

    private static final Pattern FORM =
            Pattern.compile(Tc3.ALGORITHM + " +Credential=(?<id>[^/, ]+)/(?<date>[^/, ]+)/(?<service>[^/, ]+)/"
                    + Tc3.TERMINATOR + ", *SignedHeaders=(?<headers>[^, ]+), *Signature=(?<signature>[0-9a-f]{64})");

    public static Optional<Authorization> parse(String header) {
        Matcher matcher = FORM.matcher(header);
        return matcher.matches()
                ? Optional.of(new Authorization(
                        matcher.group("id"),
                        matcher.group("date"),
                        matcher.group("service"),
                        List.of(matcher.group("headers").split(";", -1)),
                        matcher.group("signature")))
                : Optional.empty();
    }
}
