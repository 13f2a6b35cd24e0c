package io.edgesweep.report.write;

import io.edgesweep.text.ForeignText;

/**
 * Makes texts harmless in a spreadsheet, which takes a cell for a formula by its first character (OWASP, CSV injection), be
 * it one of full width, and whatever blanks stand before it.
 */
final class CsvInjectionGuard {

    private CsvInjectionGuard() {}

    static String safe(String text) {
        String line = ForeignText.oneLine(text);
        return startsAFormula(line.stripLeading()) ? "'" + line : line;
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
