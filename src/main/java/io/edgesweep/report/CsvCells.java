package io.edgesweep.report;

/** Makes texts harmless in a spreadsheet, which takes a cell for a formula by its first character (OWASP, CSV injection). */
final class CsvCells {

    private CsvCells() {}

    static String safe(String text) {
        if (text.isEmpty()) {
            return text;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n' -> "'" + text;
            default -> text;
        };
    }
}
