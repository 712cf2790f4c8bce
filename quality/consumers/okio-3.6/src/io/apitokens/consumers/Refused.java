package io.apitokens.consumers;

import io.apitokens.Secret;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.gcore.GcoreIam;

/** Expects that no client can be built, and that the exception names the jars. */
public final class Refused {

    private Refused() {}

    /**
     * Tries to build a client.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        try (GcoreIam gcore =
                GcoreIam.builder().apiKey(Secret.of("1$fake-key")).clientId(1).build()) {
            throw new IllegalStateException("a client was built: " + gcore);
        } catch (ConfigurationException e) {
            String message = e.getMessage();
            if (e.outcome() != Outcome.NOT_APPLIED
                    || !message.contains("okhttp-jvm-5")
                    || !message.contains("okio-jvm-3.6.0.jar")) {
                throw e;
            }
            String okhttp = message.replaceFirst(".*(okhttp-jvm-[^/]*)[.]jar.*", "$1");
            System.out.println("consumer: okhttp=" + okhttp + " build() named the jars");
        }
    }
}
