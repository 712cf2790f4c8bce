package io.apitokens.okhttp;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Parses URLs and caches the last origin. Nearly all requests go to one origin, so its host is parsed once and not with
 * each request.
 */
final class Urls {

    private volatile @Nullable Origin last;

    private static final class Origin {

        private final String text;
        private final HttpUrl url;

        Origin(String text) {
            this.text = text;
            this.url = HttpUrl.get(text);
        }
    }

    /**
     * Parses an absolute URL.
     *
     * @throws IllegalArgumentException if it is not an absolute HTTP or HTTPS URL
     */
    HttpUrl parse(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        // Do not resolve a path that starts with two slashes or has a backslash: it would name another host.
        if (path < 0 || url.startsWith("//", path) || url.indexOf('\\') >= 0) {
            return HttpUrl.get(url);
        }
        HttpUrl found = origin(url, path).url.resolve(url.substring(path));
        return found == null ? HttpUrl.get(url) : found;
    }

    private Origin origin(String url, int length) {
        Origin known = last;
        if (known == null || known.text.length() != length || !url.startsWith(known.text)) {
            known = new Origin(url.substring(0, length));
            last = known;
        }
        return known;
    }
}
