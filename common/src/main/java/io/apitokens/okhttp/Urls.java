package io.apitokens.okhttp;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Parses URLs and caches the last one and the last origin. Nearly all requests go to one origin, so its host is parsed
 * once and not with each request; creates, verifications, and polls of one token repeat the whole URL.
 */
final class Urls {

    private volatile @Nullable Parsed last;
    private volatile @Nullable Parsed lastOrigin;

    /** A URL and its parsed form. */
    private record Parsed(String text, HttpUrl url) {}

    /**
     * Parses an absolute URL.
     *
     * @throws IllegalArgumentException if it is not an absolute HTTP or HTTPS URL
     */
    HttpUrl parse(String url) {
        Parsed known = last;
        if (known == null || !known.text.equals(url)) {
            known = new Parsed(url, parsed(url));
            last = known;
        }
        return known.url;
    }

    private HttpUrl parsed(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        // Do not resolve a path that starts with two slashes or has a backslash: it would name another host.
        if (path < 0 || url.startsWith("//", path) || url.indexOf('\\') >= 0) {
            return HttpUrl.get(url);
        }
        HttpUrl found = origin(url, path).resolve(url.substring(path));
        return found == null ? HttpUrl.get(url) : found;
    }

    private HttpUrl origin(String url, int length) {
        Parsed known = lastOrigin;
        if (known == null || known.text.length() != length || !url.startsWith(known.text)) {
            String origin = url.substring(0, length);
            known = new Parsed(origin, HttpUrl.get(origin));
            lastOrigin = known;
        }
        return known.url;
    }
}
