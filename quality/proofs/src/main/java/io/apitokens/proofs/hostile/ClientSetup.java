package io.apitokens.proofs.hostile;

import com.google.gson.JsonParser;
import io.apitokens.TimeSource;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ClientBuilder;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a client of a case is made of. */
record ClientSetup(
        String origin,
        HttpTransport transport,
        CredentialSource credentials,
        TimeSource timeSource,
        Duration timeout,
        @Nullable Executor executor) {

    /** The client id of the service app. */
    static final String CLIENT_ID = "0oasim00000000000001";

    private static final ServiceAppKey KEY = ServiceAppKey.generate();
    private static final ServiceAppKey DPOP_KEY = ServiceAppKey.generate();

    /** The private halves of the service app's keys. */
    static final List<String> PRIVATE_PARTS = List.of(privatePart(KEY), privatePart(DPOP_KEY));

    private static String privatePart(ServiceAppKey key) {
        return JsonParser.parseString(key.toJwk().expose())
                .getAsJsonObject()
                .get("d")
                .getAsString();
    }

    /** Returns a client of the org; for {@link Vendor#OKTA_OAUTH} it is a service app. */
    OktaIam okta(Vendor vendor) {
        OktaIam.Builder builder = configure(OktaIam.builder()).orgUrl(origin);
        if (vendor == Vendor.OKTA_OAUTH) {
            builder.serviceApp(CLIENT_ID, KEY).scopes("okta.apiTokens.manage").dpopKey(DPOP_KEY);
        }
        return builder.build();
    }

    <B extends ClientBuilder<B>> B configure(B builder) {
        builder.transport(transport)
                .credentials(credentials)
                .timeSource(timeSource)
                .timeout(timeout);
        if (executor != null) {
            builder.executor(executor);
        }
        return builder.allowHttpOnLoopback();
    }
}
