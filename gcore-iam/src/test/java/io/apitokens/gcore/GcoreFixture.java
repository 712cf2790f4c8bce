package io.apitokens.gcore;

import io.apitokens.ApiTokens;
import io.apitokens.Resource;
import io.apitokens.TokenSpec;
import io.apitokens.call.ClientBuilder;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.conformance.SpecConformance;
import io.apitokens.testkit.contract.SimulatedFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A simulated Gcore whose traffic is checked against the specification. */
class GcoreFixture extends SimulatedFixture {

    private final ManualTimeSource timeSource;
    private final SimulatedGcore gcore;
    private final SpecConformance conformance;
    private boolean undocumented;

    GcoreFixture(ManualTimeSource timeSource) {
        this(timeSource, SimulatedGcore.start(timeSource));
    }

    private GcoreFixture(ManualTimeSource timeSource, SimulatedGcore gcore) {
        super(gcore);
        this.timeSource = timeSource;
        this.gcore = gcore;
        this.conformance = SpecConformance.attach(
                Path.of(System.getProperty("project.root", "."), "specs", "gcore-iam.yaml"), gcore);
    }

    SimulatedGcore gcore() {
        return gcore;
    }

    /** Ignores violations, for tests with values that the specification does not list, such as a custom role. */
    void expectUndocumentedValues() {
        undocumented = true;
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
        return List.of("x123", "0", "-1", "1.5", "9223372036854775808", "12345678901234567890", "0x1F");
    }

    @Override
    public void close() {
        super.close();
        if (!undocumented) {
            conformance.close();
        }
    }
}
