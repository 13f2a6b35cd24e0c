package io.edgesweep.setup;

import io.edgesweep.provider.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The account of a first configuration.
 *
 * @param product       whose API is asked
 * @param credentials   {@code default}, {@code profile:NAME} or {@code role:NAME}
 * @param endpoint      where its API is; empty for the usual one of the account's kind
 * @param international whether it is an account of the international site, with hosts of its own
 */
public record FirstAccount(Product product, String credentials, String endpoint, boolean international) {

    /** The name that the account gets. */
    static final String NAME = "main";

    private static final String KEY = "--edgesweep.accounts." + NAME;

    /** Of both APIs: a site of the other one that is added later must not reach an account of another kind, or the real API. */
    private static final List<String> APIS = List.of("teo", "cdn");

    private boolean isUsual() {
        return endpoint.isEmpty() && !international;
    }

    private String where(String api) {
        return endpoint.isEmpty() ? "https://" + api + ".intl.tencentcloudapi.com" : endpoint;
    }

    /** The same as configuration on the command line. */
    public List<String> options() {
        List<String> options = new ArrayList<>();
        String[] words = credentials.split(":", 2);
        options.add(
                words.length == 1
                        ? KEY + ".credentials=" + credentials
                        : KEY + ".credentials." + words[0] + "=" + words[1]);
        if (!isUsual()) {
            APIS.forEach(api -> options.add(KEY + ".endpoints." + api + "=" + where(api)));
        }
        return options;
    }

    /** The same in the configuration's own form, two levels deep. */
    String yaml() {
        String[] words = credentials.split(":", 2);
        StringBuilder yaml = new StringBuilder("    " + NAME + ":\n");
        yaml.append("      # where the key is: default, {profile: NAME}, {role: NAME}\n");
        yaml.append("      credentials: ")
                .append(words.length == 1 ? credentials : "{" + words[0] + ": " + words[1] + "}")
                .append('\n');
        if (!isUsual()) {
            yaml.append("      endpoints: {")
                    .append(APIS.stream()
                            .map(api -> api + ": \"" + where(api) + "\"")
                            .collect(Collectors.joining(", ")))
                    .append("}\n");
        }
        return yaml.append("      calls-per-second: 20   # of each action; the API's own limit\n")
                .toString();
    }
}
