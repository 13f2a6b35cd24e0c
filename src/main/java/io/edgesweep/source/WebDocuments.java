package io.edgesweep.source;

import okhttp3.HttpUrl;

/**
 * Sitemaps on the web. A document is fetched whole before it is read: a connection that breaks can then be tried again
 * without a row being read twice, and a slow consumer does not run into the fetch's timeout.
 */
final class WebDocuments implements Documents {

    private final Fetcher fetcher;
    private final Reach reach;

    WebDocuments(Fetcher fetcher, Reach reach) {
        this.fetcher = fetcher;
        this.reach = reach;
    }

    @Override
    public String locate(String index, String loc) throws Unreadable {
        return reach.step(HttpUrl.get(index), "lists", loc).toString();
    }

    @Override
    public Opened open(String location) throws Unreadable, InterruptedException {
        return fetcher.fetch(HttpUrl.get(location), reach);
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
