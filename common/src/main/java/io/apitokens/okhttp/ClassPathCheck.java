package io.apitokens.okhttp;

import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.JarPlace;
import okhttp3.OkHttpClient;
import okio.Buffer;

/**
 * Checks once that OkHttp, Okio and Kotlin on the class path work together. If they do not, each request would fail
 * with a {@link LinkageError}, perhaps after it was sent.
 */
final class ClassPathCheck {

    private static final String REMEDY = "Declare OkHttp 4.12 or 5, and the Okio and the Kotlin that it needs.";

    private static volatile boolean passed;

    private ClassPathCheck() {}

    /**
     * Sends one request to a server in memory.
     *
     * @throws ConfigurationException if a class or a member that a request needs is missing
     */
    static void run() {
        if (passed) {
            return;
        }
        try {
            passed = Rehearsal.run();
        } catch (LinkageError e) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL, problem() + " (" + e + "); nothing was sent. " + REMEDY, e);
        }
    }

    /** Returns a sentence that names the jars. */
    static String problem() {
        return "the jars on the class path do not work together: " + JarPlace.of("OkHttp", () -> OkHttpClient.class)
                + ", " + JarPlace.of("Okio", () -> Buffer.class) + ", "
                + JarPlace.of("Kotlin", () -> kotlin.Unit.class);
    }
}
