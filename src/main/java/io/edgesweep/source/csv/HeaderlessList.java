package io.edgesweep.source.csv;

import static java.util.stream.Collectors.joining;

import io.edgesweep.source.csv.MoreThanUrl.Verdict;
import io.edgesweep.source.stream.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out by its first lines what a list without a header is: a target in each line, or columns of which one holds the
 * targets. Where both may be, nothing is guessed: to purge the wrong half of a line is as bad as to purge all of it.
 */
final class HeaderlessList {

    private final CsvSample sample;
    private final CsvHints hints;

    HeaderlessList(CsvSample sample, CsvHints hints) {
        this.sample = sample;
        this.hints = hints;
    }

    /**
     * The lines, as a delimiter shows them.
     *
     * @param count   how many fields most of them have
     * @param rows    those that have so many
     * @param sure    how many lines surely hold more than a URL
     * @param perhaps how many may
     */
    private record Attempt(char delimiter, int count, List<List<String>> rows, int sure, int perhaps) {

        boolean isTable() {
            return count > 1 && sure > perhaps;
        }
    }

    /**
     * What a row is made of; empty when each line is one target.
     *
     * @throws UnreadableException when that cannot be told
     */
    Optional<CsvShape> shape() throws IOException {
        List<Attempt> attempts = new ArrayList<>();
        for (CsvDialect dialect : CsvDialect.all(sample.firstLine(), hints)) {
            attempts.add(attempt(dialect.delimiter()));
        }
        if (hints.delimiter() != null || hints.column() != null) {
            return Optional.of(hinted(attempts));
        }
        List<Attempt> tables = attempts.stream().filter(Attempt::isTable).toList();
        if (!tables.isEmpty()) {
            return Optional.of(shape(only(tables)));
        }
        if (!MoreThanUrl.isUrl(sample.firstLine())) {
            // a URL in quotes
            return Optional.of(shape(attempts.get(0)));
        }
        refuseDoubtful(attempts);
        return Optional.empty();
    }

    private Attempt attempt(char delimiter) throws IOException {
        TreeMap<Integer, List<List<String>>> byCount = new TreeMap<>(Comparator.reverseOrder());
        int sure = 0;
        int perhaps = 0;
        for (String line : sample.lines()) {
            List<String> fields = CsvDialect.fields(line, delimiter);
            byCount.computeIfAbsent(fields.size(), first -> new ArrayList<>()).add(fields);
            Verdict verdict = MoreThanUrl.by(delimiter, line);
            sure += verdict == Verdict.YES ? 1 : 0;
            perhaps += verdict == Verdict.PERHAPS ? 1 : 0;
        }
        Map.Entry<Integer, List<List<String>>> most = byCount.firstEntry();
        for (Map.Entry<Integer, List<List<String>>> each : byCount.entrySet()) {
            most = each.getValue().size() > most.getValue().size() ? each : most;
        }
        return new Attempt(delimiter, most.getKey(), most.getValue(), sure, perhaps);
    }

    private CsvShape hinted(List<Attempt> attempts) throws UnreadableException {
        int column = hints.index();
        List<Attempt> wide = attempts.stream()
                .filter(each -> each.count() > Math.max(column, hints.delimiter() == null ? 1 : 0))
                .toList();
        if (wide.isEmpty() && column > 0) {
            throw new UnreadableException("source.no-such-column", String.valueOf(column + 1));
        }
        Attempt attempt = wide.isEmpty() ? attempts.get(0) : only(wide);
        return column < 0 ? shape(attempt) : new CsvShape(attempt.delimiter(), attempt.count(), column);
    }

    private static Attempt only(List<Attempt> attempts) throws UnreadableException {
        if (attempts.size() > 1) {
            throw new UnreadableException(
                    "source.which-delimiter",
                    attempts.stream().map(each -> shown(each.delimiter())).collect(joining(" or ")));
        }
        return attempts.get(0);
    }

    private static CsvShape shape(Attempt attempt) throws UnreadableException {
        Set<Integer> columns = new TreeSet<>();
        for (List<String> row : attempt.rows()) {
            for (int i = 0; i < row.size(); i++) {
                if (MoreThanUrl.isUrl(row.get(i))) {
                    columns.add(i);
                }
            }
        }
        if (columns.size() != 1) {
            throw columns.isEmpty()
                    ? new UnreadableException("source.no-url-column", shown(attempt.delimiter()))
                    : new UnreadableException(
                            "source.url-columns",
                            shown(attempt.delimiter()),
                            columns.stream().map(i -> String.valueOf(i + 1)).collect(joining(", ")));
        }
        return new CsvShape(
                attempt.delimiter(), attempt.count(), columns.iterator().next());
    }

    /** A single line is what people pipe, and a comma in a URL is more common than a table of one row. */
    private void refuseDoubtful(List<Attempt> attempts) throws UnreadableException {
        int lines = sample.lines().size();
        for (Attempt each : attempts) {
            boolean lone =
                    lines == 1 && (each.delimiter() == ',' || sample.firstLine().contains("?"));
            if ((each.sure() + each.perhaps()) * 2 > lines && !lone) {
                throw new UnreadableException("source.url-or-more", shown(each.delimiter()));
            }
        }
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "tab" : "'" + delimiter + "'";
    }
}
