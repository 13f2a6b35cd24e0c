package io.edgesweep.report;

/**
 * Makes texts harmless in a spreadsheet, which takes a cell for a formula by its first character (OWASP, CSV injection), be
 * it one of full width, and whatever blanks stand before it.
 */
final class CsvCells {

    private CsvCells() {}

    static String safe(String text) {
        if (text.isEmpty()) {
            return text;
        }
        return Character.isISOControl(text.charAt(0)) || startsAFormula(text.stripLeading()) ? "'" + text : text;
    }

    private static boolean startsAFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '＝', '＋', '－', '＠' -> true;
            default -> false;
        };
    }
}
