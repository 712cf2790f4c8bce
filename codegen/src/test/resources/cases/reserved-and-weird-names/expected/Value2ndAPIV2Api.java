// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.reservedandweirdnames;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.transport.HttpMethod;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Operations of the case. Immutable and thread-safe. */
public final class Value2ndAPIV2Api {

    /** {@code PUT /thing} */
    public static final Operation REPLACE_THING = new Operation(
            "replaceThing", HttpMethod.PUT, "/thing", Effect.REPLACE, 204);

    /** {@code GET /thing/1} */
    public static final Operation GET_THING = new Operation("getThing", HttpMethod.GET, "/thing/1", Effect.READ, 200);

    /** {@code DELETE /boxes/{class}/{default}} */
    public static final Operation DELETE_THING = new Operation(
            "deleteThing", HttpMethod.DELETE, "/boxes/{class}/{default}", Effect.DELETE, 204);

    private static final Pattern DEFAULT = Pattern.compile("^\\d{1,3}\"?$");

    private final ApiClient client;

    /**
     * Creates an instance that sends its calls with a client.
     *
     * @param client the client that sends the requests
     */
    public Value2ndAPIV2Api(ApiClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    /**
     * Replaces a thing.
     *
     * @param request the thing as it is to be
     * @return the call, not yet sent
     * @see "PUT /thing"
     */
    public ApiCall<@Nullable Void> replaceThing(WeirdThing request) {
        return client.request(REPLACE_THING)
                .body(request, WeirdThing.JSON)
                .returningNothing();
    }

    /**
     * Reads a thing.
     *
     * @return the call, not yet sent
     * @see "GET /thing/1"
     */
    public ApiCall<WeirdThing> getThing() {
        return client.request(GET_THING)
                .returning(WeirdThing.JSON);
    }

    /**
     * Deletes a thing &amp; nothing else: a &lt; b, &#123;&#64;code x&#125;, *&#47; and &#64;author, {@code code},
     * <code>&#123;braces&#125;</code>, a back&#92;u0041slash.
     *
     * <p>A second paragraph.
     *
     * <p>A third one, so long that it has to be broken into several lines by the generator, which must not begin one of
     * them with an at sign such as &#64;this one.
     *
     * @param classValue a Java keyword
     * @param defaultValue another one
     * @return the call, not yet sent
     * @see "DELETE /boxes/{class}/{default}"
     */
    public ApiCall<@Nullable Void> deleteThing(long classValue, String defaultValue) {
        return client.request(DELETE_THING)
                .path("class", classValue)
                .path("default", defaultValue, DEFAULT)
                .returningNothing();
    }
}
