package io.edgesweep.provider.tencentapi;

import io.edgesweep.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;

/** A list that the API gives page by page. */
public final class PagedList {

    private PagedList() {}

    /**
     * One page.
     *
     * @param total rows on all pages together, as the API says
     * @param rows  those of this page
     */
    public record Page<T>(long total, List<T> rows) {}

    /** Reads a page. */
    @FunctionalInterface
    public interface Pages<T> {

        /**
         * Reads one.
         *
         * @param offset rows to pass over
         */
        Page<T> from(int offset) throws ProviderException, InterruptedException;
    }

    /**
     * Reads all of them, each by a call. A list that others change meanwhile may show a row twice, or miss one.
     *
     * @param most rows that are read at most, so that an answer without end cannot fill the memory
     * @throws ProviderException when a page cannot be had
     */
    public static <T> List<T> whole(Pages<T> pages, int most) throws ProviderException, InterruptedException {
        List<T> rows = new ArrayList<>();
        while (rows.size() < most) {
            Page<T> page = pages.from(rows.size());
            rows.addAll(page.rows());
            if (page.rows().isEmpty() || rows.size() >= page.total()) {
                break;
            }
        }
        return List.copyOf(rows);
    }
}
