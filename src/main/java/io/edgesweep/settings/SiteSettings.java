package io.edgesweep.settings;

import io.edgesweep.quota.Reserve;
import io.edgesweep.target.Site;

/**
 * A site and how it is purged.
 *
 * @param site    its name and hosts
 * @param account the name of its account
 * @param zoneId  the id of its zone
 * @param reserve the part of each daily quota that is left for people
 * @param fetch   how its sitemaps are fetched
 */
public record SiteSettings(Site site, String account, String zoneId, Reserve reserve, FetchKeys fetch) {}
