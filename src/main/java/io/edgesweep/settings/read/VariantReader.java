package io.edgesweep.settings.read;

import io.edgesweep.settings.SiteSettings;
import io.edgesweep.targets.TargetNormalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code variants} of a job: templates such as <code>https://m.example.com{path}</code>. */
final class VariantReader {

    private static final String ALLOWED =
            "; allowed: a URL with {path}, and {scheme} and {host} if you like, such as https://m.example.com{path}";

    private static final Pattern TEMPLATE =
            Pattern.compile("(https?|\\{scheme})://(\\{host}|[^{}/?#]+)(:\\d+)?\\{path}");

    private final KeyReader keys;

    VariantReader(KeyReader keys) {
        this.keys = keys;
    }

    /** @param sites the job's sites, outside of whose hosts no variant may lead */
    List<String> read(String key, List<SiteSettings> sites) {
        List<String> templates = keys.texts(key);
        for (String template : templates) {
            if (!TEMPLATE.matcher(template).matches()) {
                keys.wrong(key, "'" + template + "' is no template" + ALLOWED);
            } else if (!template.contains("{host}") && !isCovered(template, sites)) {
                keys.wrong(key, "'" + template + "' names a host that is none of the job's sites'" + ALLOWED);
            }
        }
        return templates;
    }

    private static boolean isCovered(String template, List<SiteSettings> sites) {
        String url = template.replace("{scheme}", "https").replace("{path}", "/");
        Optional<String> host = TargetNormalizer.hostOf(url);
        return host.isPresent() && sites.stream().anyMatch(site -> site.site().covers(host.get()));
    }
}
