package io.apitokens.call;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the expiry of a JWT. Reads nothing else of it, and verifies nothing: that is for the vendor. */
final class Jwt {

    private static final Pattern FORM =
            Pattern.compile("(?:\\S+ )?eyJ[A-Za-z0-9_-]*\\.([A-Za-z0-9_-]{1,16384})\\.[A-Za-z0-9_-]+");

    /** The end of the year 9999. A later expiry is an error of its issuer. */
    private static final double MAX_SECONDS = 253_402_300_799d;

    private Jwt() {}

    /**
     * Returns when a credential expires.
     *
     * @param credential a token, or the value of {@code Authorization}
     * @return null if it is no JWT, or has no readable {@code exp}
     */
    static @Nullable Instant expiry(Secret credential) {
        Matcher parts = FORM.matcher(credential.expose());
        if (!parts.matches()) {
            return null;
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts.group(1));
            JsonElement claims = JsonParser.parseString(new String(payload, StandardCharsets.UTF_8));
            JsonElement end = claims instanceof JsonObject object ? object.get("exp") : null;
            double seconds = end == null ? 0 : end.getAsDouble();
            return seconds >= 1 && seconds <= MAX_SECONDS ? Instant.ofEpochSecond((long) seconds) : null;
        } catch (RuntimeException notReadable) {
            return null;
        }
    }
}
