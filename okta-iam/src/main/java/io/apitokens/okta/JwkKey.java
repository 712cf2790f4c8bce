package io.apitokens.okta;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.apitokens.error.InvalidInputException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.spec.ECPoint;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a private key from the text of a JSON web key, RFC 7517. No message quotes the text. */
final class JwkKey {

    private static final List<String> RSA = List.of("n", "e", "d", "p", "q", "dp", "dq", "qi");

    private final String field;
    private final transient JsonObject jwk;

    private JwkKey(String field, JsonObject jwk) {
        this.field = field;
        this.jwk = jwk;
    }

    /** Reads a text whose first character is a brace. */
    static JwkKey of(String field, String text) {
        JsonElement root;
        try {
            root = JsonParser.parseString(text);
        } catch (JsonParseException notJson) {
            // The exception may quote the text: it is not the cause.
            throw InvalidInputException.of(
                    field, text.endsWith("}") ? "is not JSON: copy it again" : "is truncated: copy the whole key");
        }
        if (!(root instanceof JsonObject object)) {
            throw InvalidInputException.of(field, "is no JSON object");
        }
        if (object.has("keys")) {
            throw InvalidInputException.of(field, "is a set of keys: give one key of it alone");
        }
        return new JwkKey(field, object);
    }

    PrivateKey key() {
        String type = string("kty");
        if (type == null) {
            throw InvalidInputException.of(field, "is JSON, but no JSON web key: it has no kty");
        }
        if (!type.equals("RSA") && !type.equals("EC")) {
            throw InvalidInputException.of(
                    field, "is of a type that Okta does not accept: use RSA, or EC with P-256, P-384 or P-521");
        }
        if (!jwk.has("d")) {
            throw InvalidInputException.of(field, "is the public half of a key: give the private key");
        }
        return type.equals("RSA") ? rsa() : ec();
    }

    private PrivateKey rsa() {
        KeyNumbers.checkLength(field, number("n"));
        List<BigInteger> numbers = new ArrayList<>();
        for (String name : RSA) {
            numbers.add(number(name));
        }
        return KeyNumbers.rsa(field, numbers);
    }

    private PrivateKey ec() {
        Curve curve = Curve.ofJwkName(string("crv"));
        if (curve == null) {
            throw InvalidInputException.of(
                    field, "is on another curve than P-256, P-384 and P-521, which Okta accepts");
        }
        PrivateKey key = KeyNumbers.ec(field, curve, number("d"));
        if (!curve.publicPoint(number("d")).equals(new ECPoint(number("x"), number("y")))) {
            throw KeyNumbers.damaged(field);
        }
        return key;
    }

    private BigInteger number(String name) {
        String text = string(name);
        if (text == null) {
            throw InvalidInputException.of(field, "is incomplete: it has no " + name);
        }
        try {
            return new BigInteger(1, Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            throw InvalidInputException.of(field, "is damaged: its " + name + " is no base64url");
        }
    }

    /** Returns a property that is a string; null if there is none. */
    @Nullable
    String string(String name) {
        return jwk.get(name) instanceof JsonPrimitive plain && plain.isString() ? plain.getAsString() : null;
    }
}
