package io.apitokens.testkit;

import java.math.BigInteger;

/** Ids of 25 lower-case characters, like Astro's. */
final class AstroIds {
    private static final BigInteger SPACE = BigInteger.valueOf(36).pow(20);
    private static final BigInteger STEP = new BigInteger("8279208531170391482763145298713");

    private AstroIds() {}

    /** Returns a token's id. Ids are scattered, so that neither order of ids is the order of creation. */
    static String token(long number) {
        String tail = STEP.multiply(BigInteger.valueOf(number)).mod(SPACE).toString(36);
        return "clsim" + "0".repeat(20 - tail.length()) + tail;
    }
}
