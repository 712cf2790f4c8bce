package io.apitokens.proofs.hostile;

import io.apitokens.TimeSource;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ClientBuilder;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
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
