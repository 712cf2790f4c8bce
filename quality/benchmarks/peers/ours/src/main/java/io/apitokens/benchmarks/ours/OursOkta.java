package io.apitokens.benchmarks.ours;

import io.apitokens.Secret;
import io.apitokens.error.NotFoundException;
import io.apitokens.json.Timestamp;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.transport.HttpTransport;
import org.jspecify.annotations.Nullable;

/** Calls of Okta with this library. The result of each call depends on all dates, so all are read. */
public final class OursOkta implements AutoCloseable {

    private final OktaIam client;

    public OursOkta(String origin) {
        client = builder(origin).build();
    }

    /** Creates a client on another transport. */
    public OursOkta(String origin, HttpTransport transport) {
        client = builder(origin).transport(transport).build();
    }

    private static OktaIam.Builder builder(String origin) {
        return OktaIam.builder()
                .orgUrl(origin)
                .apiToken(Secret.of("00sim-credential-of-the-benchmarks"))
                .allowHttpOnLoopback();
    }

    public long get(String id) {
        return dates(client.api().getApiToken(id).execute());
    }

    public long list() {
        long sum = 0;
        for (ApiToken token : client.api().listApiTokens(null).execute().items()) {
            sum += dates(token);
        }
        return sum;
    }

    /** Lists through the facade, whose token type is the same for all vendors. */
    public long listByFacade() {
        long sum = 0;
        for (io.apitokens.Token token : client.tokens().list()) {
            sum += token.created().orElseThrow().getEpochSecond()
                    + token.expiry().endsAt().orElseThrow().getEpochSecond();
        }
        return sum;
    }

    public long missing(String id) {
        try {
            return get(id);
        } catch (NotFoundException e) {
            return e.status();
        }
    }

    private static long dates(ApiToken token) {
        return seconds(token.created()) + seconds(token.expiresAt()) + seconds(token.lastUpdated());
    }

    private static long seconds(@Nullable Timestamp date) {
        if (date == null || date.instant() == null) {
            throw new IllegalStateException("the response lacks a date");
        }
        return date.instant().getEpochSecond();
    }

    @Override
    public void close() {
        client.close();
    }
}
