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
        @Nullable Executor executor) {

    /** The time of one call, long enough for a busy machine and short enough for peers that never respond. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    <B extends ClientBuilder<B>> B configure(B builder) {
        builder.transport(transport)
                .credentials(credentials)
                .timeSource(timeSource)
                .timeout(TIMEOUT);
        if (executor != null) {
            builder.executor(executor);
        }
        return builder.allowHttpOnLoopback();
    }
}
