package io.edgesweep.pause;

import io.edgesweep.ledger.PauseScope;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.text.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a person means to pause by a name. */
final class PauseScopes {

    private final Set<PauseScope> known;

    /** @param known the jobs and sites that there are */
    PauseScopes(Collection<PauseScope> known) {
        this.known = Set.copyOf(known);
    }

    /**
     * What is meant.
     *
     * @throws MistakesException when there is nothing of that name, or both a job and a site
     */
    PauseScope of(String text) {
        PauseScope written = PauseScope.written(text).orElse(null);
        if (written != null) {
            if (!written.equals(PauseScope.ALL) && !known.contains(written)) {
                throw unknown(text, "there is no " + written.words());
            }
            return written;
        }
        List<PauseScope> named = known.stream()
                .filter(scope -> scope.name().equals(text))
                .sorted((a, b) -> a.kind().compareTo(b.kind()))
                .toList();
        if (named.size() > 1) {
            throw mistake("'" + text + "' is both a job and a site; write " + named.get(0) + " or " + named.get(1));
        }
        if (named.isEmpty()) {
            throw unknown(text, "there is no job or site '" + text + "'");
        }
        return named.get(0);
    }

    private MistakesException unknown(String text, String words) {
        Set<String> names = new TreeSet<>(Set.of("all"));
        known.forEach(scope -> names.add(scope.name()));
        return mistake(words + NearestName.hint(text.replaceFirst("^(job|site):", ""), names) + "; allowed: "
                + String.join(", ", names));
    }

    private static MistakesException mistake(String words) {
        return new MistakesException(List.of(new Mistake("", "", words)));
    }
}
