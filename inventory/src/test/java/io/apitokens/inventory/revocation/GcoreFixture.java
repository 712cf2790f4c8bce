package io.apitokens.inventory.revocation;

import io.apitokens.ApiTokens;
import io.apitokens.Resource;
import io.apitokens.TokenSpec;
import io.apitokens.call.ClientBuilder;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.contract.SimulatedFixture;
import java.util.List;
import java.util.function.Consumer;

/** A simulated Gcore and its clients. */
class GcoreFixture extends SimulatedFixture {

    private final ManualTimeSource timeSource;
    private final SimulatedGcore gcore;

    GcoreFixture(ManualTimeSource timeSource) {
        this(timeSource, SimulatedGcore.start(timeSource));
    }

    private GcoreFixture(ManualTimeSource timeSource, SimulatedGcore gcore) {
        super(gcore);
        this.timeSource = timeSource;
        this.gcore = gcore;
    }

    SimulatedGcore gcore() {
        return gcore;
    }

    GcoreIam.Builder builder() {
        return GcoreIam.builder()
                .baseUrl(gcore.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(gcore.credential())
                .clientId(gcore.clientId())
                .timeSource(timeSource);
    }

    @Override
    public ApiTokens client(Consumer<? super ClientBuilder<?>> settings) {
        GcoreIam.Builder builder = builder();
        settings.accept(builder);
        return closedLater(builder.build()).tokens();
    }

    @Override
    public String addToken(String name) {
        try (GcoreIam client = builder().build()) {
            return client.tokens()
                    .create(spec(name).neverExpires().build())
                    .token()
                    .id()
                    .value();
        }
    }

    @Override
    public TokenSpec.Builder spec(String name) {
        return TokenSpec.builder(name).grant("Users", Resource.account());
    }

    @Override
    public List<String> impossibleIds() {
        return List.of();
    }
}
