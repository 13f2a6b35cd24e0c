package io.edgesweep.report.write;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.targets.Given;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code targets.csv}, every row with its outcome, and {@code retry.csv}, what did not succeed. The one is for spreadsheets:
 * it begins with a byte order mark, without which Excel takes it for text in the charset of the country, and no cell is a
 * formula. The other is input for us, and holds what we were given, as it was.
 */
final class TargetTables implements Closeable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    /** Seven empty cells. */
    private static final String NO_BATCH = ",".repeat(7);

    /** Rows come as they were read, and so from many batches in turn. */
    private static final int BATCHES = 1000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Words words;
    private final CSVPrinter targets;
    private final CSVPrinter retry;
    private final Map<Long, String> cells = new HashMap<>();

    /** @param words in which language reasons are told */
    TargetTables(Writer targets, Writer retry, Words words) throws IOException {
        this.words = words;
        targets.write(BYTE_ORDER_MARK);
        this.targets = new CSVPrinter(targets, FORMAT);
        this.retry = new CSVPrinter(retry, FORMAT);
        this.targets.printRecord(
                "source",
                "line",
                "target",
                "kind",
                "method",
                "priority",
                "outcome",
                "cause",
                "reason",
                "code",
                "batch",
                "task",
                "request",
                "sent",
                "answered",
                "completed",
                "settled",
                "edge",
                "edge-evidence",
                "columns");
        this.retry.printRecord("url", "kind", "method", "priority", "lastmod", "site", "outcome", "reason", "code");
    }

    /**
     * Adds a row.
     *
     * @param look         what the CDN served of it; null where it was not looked at
     * @param retriesStale whether a stale one is to be purged again
     */
    void add(RowOutcome row, @Nullable EdgeLook look, boolean retriesStale) {
        try {
            addTarget(row, look);
            if (row.outcome().isOpen()) {
                addRetry(row, row.outcome().word(), words.say(row.reason()));
            } else if (retriesStale && look != null && look.freshness() == Freshness.STALE) {
                addRetry(row, look.freshness().word(), words.say(look.reason()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addTarget(RowOutcome row, @Nullable EdgeLook look) throws IOException {
        TargetRow target = row.target();
        Batch batch = row.batch();
        print(
                CsvInjectionGuard.safe(row.place().source()),
                row.place().line() > 0 ? row.place().line() : "",
                CsvInjectionGuard.safe(row.shownText()),
                target == null ? "" : target.target().kind().word(),
                batch == null ? "" : batch.method(),
                target == null ? "" : target.priority(),
                row.outcome().word(),
                row.outcome() == Outcome.CONFIRMED ? "" : ReasonCode.of(row).word(),
                CsvInjectionGuard.safe(words.say(row.reason())),
                CsvInjectionGuard.safe(row.code()));
        targets.getOut().append(cells(batch));
        targets.printRecord(
                look == null ? "" : look.freshness().word(),
                look == null ? "" : CsvInjectionGuard.safe(evidence(look)),
                target == null ? "" : CsvInjectionGuard.safe(columns(target)));
    }

    private void print(Object... cells) throws IOException {
        for (Object cell : cells) {
            targets.print(cell);
        }
    }

    /** What a batch says of each of its targets, from the comma before it on: the same for a thousand of them, so it is made once. */
    private String cells(@Nullable Batch batch) {
        if (batch == null) {
            return NO_BATCH;
        }
        if (cells.size() == BATCHES) {
            cells.clear();
        }
        return cells.computeIfAbsent(batch.id(), id -> FORMAT.format(
                        "",
                        id,
                        CsvInjectionGuard.safe(batch.calls().taskId()),
                        CsvInjectionGuard.safe(batch.calls().requestId()),
                        text(batch.calls().sentAt()),
                        text(batch.calls().answered()),
                        text(batch.end().completed()),
                        text(batch.settledAt()))
                .replaceFirst("^\"\"", ""));
    }

    private void addRetry(RowOutcome row, String outcome, String reason) throws IOException {
        List<String> cells = new ArrayList<>(List.of(row.text()));
        TargetRow target = row.target();
        cells.addAll((target == null ? row.given() : Given.of(target)).cells());
        cells.addAll(List.of(outcome, reason, row.code()));
        retry.printRecord(cells);
    }

    /** Why, and what the last answer was that shows it: by which id the provider finds it. */
    private String evidence(EdgeLook look) {
        String answer = look.evidence().isEmpty()
                ? ""
                : told(look.evidence().get(look.evidence().size() - 1));
        return words.say(look.reason()) + answer;
    }

    private static String told(EdgeAnswer answer) {
        return " (" + answer.at() + ", node " + answer.node() + ", status " + answer.status()
                + (answer.cache().isEmpty() ? "" : ", " + answer.cache())
                + (answer.request().isEmpty() ? "" : ", request " + answer.request()) + ")";
    }

    /** Of a target that is not listed any more, that is told in their place. */
    private static String columns(TargetRow target) {
        return target.removed()
                ? "removed=no longer listed"
                : target.extra().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(column -> column.getKey() + "=" + column.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public void close() throws IOException {
        targets.close();
        retry.close();
    }
}
