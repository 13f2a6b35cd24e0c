package io.edgesweep.report.write;

import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart of columns, with the coordinates that its picture needs and the numbers for the table beside it. What a column
 * stands for must be said by its label: colours alone tell nothing to many.
 *
 * @param title   what it shows
 * @param note    how to read it
 * @param series  what the parts of a column are, from below
 * @param columns from left to right
 * @param limit   the line above which no column should rise; empty for none
 * @param top     the number at the upper end
 */
public record Chart(
        String title, String note, List<Series> series, List<Column> columns, List<Limit> limit, String top) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 140;
    private static final int LEFT = 4;

    /** Below so few columns there is room for the label of each; otherwise the first and the last must do. */
    private static final int LABELLED = 6;

    /** What is written below the columns. */
    public List<String> labels() {
        List<String> all = columns.stream().map(Column::label).toList();
        return isEachLabelled() ? all : List.of(all.get(0), all.get(all.size() - 1));
    }

    /** Whether every column has its label below it. */
    public boolean isEachLabelled() {
        return columns.size() <= LABELLED;
    }

    /** What one part of every column is, and the class that gives it its colour. */
    public record Series(String words, String tone) {}

    /** A column: its place, its label, its parts and what they say. */
    public record Column(String x, String width, String label, List<Part> parts, List<String> numbers) {}

    /** A part of a column. */
    public record Part(String tone, String y, String height, String title) {}

    /** A line across. */
    public record Limit(String y, String words) {}

    /** A column's numbers, one for each series. */
    record Row(String label, List<Long> numbers) {

        long sum() {
            return numbers.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Draws a chart.
     *
     * @param limit a number that no column should exceed; 0 for none
     * @param limitWords what it is
     */
    static Chart of(String title, String note, List<Series> series, List<Row> rows, long limit, String limitWords) {
        long most = Math.max(
                1, Math.max(limit, rows.stream().mapToLong(Row::sum).max().orElse(0)));
        double step = (double) (WIDTH - LEFT) / Math.max(1, rows.size());
        double width = Math.min(40, Math.max(1, step * 0.8));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            columns.add(new Column(
                    text(LEFT + i * step + (step - width) / 2),
                    text(width),
                    row.label(),
                    parts(series, row, most),
                    row.numbers().stream().map(HumanFormat::number).toList()));
        }
        List<Limit> limits = limit == 0
                ? List.of()
                : List.of(new Limit(text(HEIGHT - height(limit, most)), limitWords + " " + HumanFormat.number(limit)));
        return new Chart(title, note, series, columns, limits, HumanFormat.number(most));
    }

    private static List<Part> parts(List<Series> series, Row row, long most) {
        List<Part> parts = new ArrayList<>();
        double y = HEIGHT;
        for (int i = 0; i < series.size(); i++) {
            long number = row.numbers().get(i);
            if (number > 0) {
                double height = Math.max(1, height(number, most));
                y -= height;
                parts.add(new Part(
                        series.get(i).tone(),
                        text(y),
                        text(height),
                        row.label() + ": " + HumanFormat.number(number) + " "
                                + series.get(i).words()));
            }
        }
        return parts;
    }

    private static double height(long number, long most) {
        return (double) (HEIGHT - 6) * number / most;
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
