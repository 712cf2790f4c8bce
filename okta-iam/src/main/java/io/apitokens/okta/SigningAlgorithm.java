package io.apitokens.okta;

import io.apitokens.error.InvalidInputException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An algorithm that Okta accepts for signed JSON web tokens. */
enum SigningAlgorithm {
    RS256("SHA256withRSA", null),
    RS384("SHA384withRSA", null),
    RS512("SHA512withRSA", null),
    ES256("SHA256withECDSAinP1363Format", Curve.P_256),
    ES384("SHA384withECDSAinP1363Format", Curve.P_384),
    ES512("SHA512withECDSAinP1363Format", Curve.P_521);

    private final String javaName;
    private final @Nullable Curve curve;

    SigningAlgorithm(String javaName, @Nullable Curve curve) {
        this.javaName = javaName;
        this.curve = curve;
    }

    /** Returns the name in {@code java.security}. ECDSA signatures are two numbers of fixed length, as in RFC 7518. */
    String javaName() {
        return javaName;
    }

    /** Returns the algorithm of this name; the message of the error does not quote another one. */
    static SigningAlgorithm named(String field, String name) {
        for (SigningAlgorithm algorithm : values()) {
            if (algorithm.name().equals(name)) {
                return algorithm;
            }
        }
        throw InvalidInputException.of(
                field, "has another algorithm than RS256, RS384, RS512, ES256, ES384 and ES512, which Okta accepts");
    }

    /** Returns the curve of its keys; null for RSA. */
    @Nullable
    Curve curve() {
        return curve;
    }

    /** Returns the algorithm for keys on a curve. */
    static SigningAlgorithm on(Curve curve) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.curve == curve)
                .findFirst()
                .orElseThrow();
    }
}
