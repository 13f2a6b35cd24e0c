package io.edgesweep.provider.tencentapi;

import io.edgesweep.provider.ErrorClass;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each error code of one product asks of us: the product's own list, then the platform's. The lists are the vendor's
 * (API pages of the actions, section on error codes, and the platform's page on common ones); the class is our reading of
 * the vendor's words.
 */
public final class ErrorTable {

    private static final Logger log = LoggerFactory.getLogger(ErrorTable.class);

    private static final ErrorRow UNLISTED = ErrorRow.row("unlisted", ErrorClass.UNKNOWN, "unlisted-code");

    private final Map<String, ErrorRow> rows = new HashMap<>();

    /**
     * @param own    the product's list
     * @param rights the word of the advice where a key lacks a right: which rights the product needs
     */
    public ErrorTable(List<ErrorRow> own, String rights) {
        PlatformErrors.rows(rights).forEach(row -> rows.put(row.code(), row));
        own.forEach(row -> rows.put(row.code(), row));
    }

    /** The row of the code; for a code that is in no list, that of the first part that we know. */
    public ErrorRow row(String code) {
        ErrorRow listed = rows.get(code);
        return listed == null ? unlisted(code) : listed;
    }

    /** Codes without a dot stand for their family. A code of no family may mean anything, the call's success included. */
    private ErrorRow unlisted(String code) {
        ErrorRow row = rows.values().stream()
                .filter(family -> family.code().indexOf('.') < 0 && code.startsWith(family.code()))
                .max(Comparator.comparingInt(family -> family.code().length()))
                .orElse(UNLISTED);
        log.warn(
                "The API answered with the code {}, which is in none of its published lists; it is taken as {}",
                code,
                row.onSubmission());
        return row;
    }
}
