package io.edgesweep.source.fetch;

import java.net.URI;
import java.util.Optional;

/**
 * Remembers from night to night which version of a sitemap was read, so that one which has not changed need not be sent
 * again. Asked and told by one thread at a time.
 *
 * <p>Only for those who need no row of an unchanged document: such a document yields none. Indexes are always fetched, since
 * an index may be the same though its sitemaps are not.
 */
public interface HttpValidators {

    /** Remembers nothing: every document is fetched and read. */
    HttpValidators NONE = new HttpValidators() {
        @Override
        public Optional<HttpValidator> of(URI document) {
            return Optional.empty();
        }

        @Override
        public void fetched(URI document, String asked, HttpValidator validator) {
            // nobody will ask
        }

        @Override
        public void unmodified(URI document) {
            // cannot be, since nobody said which version was known
        }
    };

    /** The version of the document that is known, if one is. */
    Optional<HttpValidator> of(URI document);

    /**
     * The document was fetched, and has been read to its end without a fault. One that was cut off is not told of, so that it
     * will be read again.
     *
     * @param document where it was found, which after a redirect is not where it was looked for
     * @param asked    where it was looked for, which is what its rows call it
     */
    void fetched(URI document, String asked, HttpValidator validator);

    /** The document is still of the version that {@link #of} gave: it was not sent, and none of its rows is read. */
    void unmodified(URI document);
}
