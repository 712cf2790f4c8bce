package io.apitokens.okta;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.JsonShapeException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An access token, as the token endpoint returns it.
 *
 * @param scheme {@code Bearer} or {@code DPoP}
 * @param value the token
 * @param lifetime the time for which it is valid, positive
 */
record AccessToken(String scheme, Secret value, Duration lifetime) {

    /** A longer token would not fit into a header that servers accept. */
    private static final int LONGEST = 16_384;

    /** Longer lifetimes are believed for a day. */
    private static final long MOST_SECONDS = 86_400;

    boolean isBound() {
        return scheme.equals(DpopProver.SCHEME);
    }

    @Override
    public String toString() {
        return "AccessToken[redacted]";
    }

    /** Reads the response. No message quotes it. */
    static final class Adapter extends TypeAdapter<AccessToken> {

        @Override
        public void write(JsonWriter out, AccessToken value) {
            throw new UnsupportedOperationException("access tokens are only read");
        }

        @Override
        public AccessToken read(JsonReader in) throws IOException {
            if (in.peek() != JsonToken.BEGIN_OBJECT) {
                throw new JsonShapeException("the response is no object");
            }
            String type = null;
            String token = null;
            Double seconds = null;
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "token_type" -> type = string(in);
                    case "access_token" -> token = string(in);
                    case "expires_in" -> seconds = number(in);
                    default -> in.skipValue();
                }
            }
            in.endObject();
            return new AccessToken(scheme(type), token(token), lifetime(seconds));
        }

        private static @Nullable String string(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.STRING) {
                return in.nextString();
            }
            in.skipValue();
            return null;
        }

        private static @Nullable Double number(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NUMBER) {
                return in.nextDouble();
            }
            in.skipValue();
            return null;
        }

        private static String scheme(@Nullable String type) throws JsonShapeException {
            // RFC 6749, section 5.1: the case of the type does not matter.
            if (DpopProver.SCHEME.equalsIgnoreCase(type)) {
                return DpopProver.SCHEME;
            }
            if ("Bearer".equalsIgnoreCase(type)) {
                return "Bearer";
            }
            throw new JsonShapeException("token_type is neither Bearer nor DPoP");
        }

        private static Secret token(@Nullable String token) throws JsonShapeException {
            if (token == null
                    || token.isEmpty()
                    || token.length() > LONGEST
                    || !token.chars().allMatch(c -> c > ' ' && c <= '~')) {
                throw new JsonShapeException("access_token is missing, longer than 16384 characters or no single word");
            }
            return Secret.of(token);
        }

        private static Duration lifetime(@Nullable Double seconds) throws JsonShapeException {
            if (seconds == null || !(seconds >= 1)) {
                throw new JsonShapeException("expires_in is missing or not a positive number");
            }
            return Duration.ofSeconds(Math.min(seconds.longValue(), MOST_SECONDS));
        }
    }
}
