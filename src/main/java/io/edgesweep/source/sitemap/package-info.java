/** Sitemaps, feeds and robots.txt, and telling them from lists. */
@NullMarked
package io.edgesweep.source.sitemap;

import org.jspecify.annotations.NullMarked;
