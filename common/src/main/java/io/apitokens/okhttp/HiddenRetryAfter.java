package io.apitokens.okhttp;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Renames {@code Retry-After} while a response passes through OkHttp. OkHttp would otherwise, on its own, retry a
 * request that received 503 and {@code Retry-After: 0}.
 */
final class HiddenRetryAfter implements Interceptor {

    static final String NAME = "Retry-After";
    static final String ALIAS = "X-Hidden-Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.header(NAME) == null) {
            return response;
        }
        Response.Builder renamed = response.newBuilder().removeHeader(NAME);
        response.headers(NAME).forEach(value -> renamed.addHeader(ALIAS, value));
        return renamed.build();
    }
}
