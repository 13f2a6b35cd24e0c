package io.edgesweep.source.sitemap;

/** What a sitemap may say of a page beside its own address, and a job may want purged with it. */
public enum SitemapExtra {
    /** The pictures of the page ({@code image:loc} of the image extension). */
    IMAGES,
    /** The videos of the page, with their players and thumbnails ({@code video:…_loc} of the video extension). */
    VIDEOS,
    /** The page in other languages or for other devices ({@code xhtml:link rel="alternate"}). */
    ALTERNATES
}
