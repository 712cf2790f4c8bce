package io.apitokens.okhttp;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Parses URLs, of which one origin sees nearly all: what a host means is found out once, not with each request. */
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
     * @throws IllegalArgumentException if it is none
     */
    HttpUrl parse(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        // Two slashes would name another host, if they were not seen behind one.
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
