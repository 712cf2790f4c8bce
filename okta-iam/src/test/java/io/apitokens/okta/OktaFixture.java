package io.apitokens.okta;

import io.apitokens.ApiTokens;
import io.apitokens.TokenId;
import io.apitokens.call.ClientBuilder;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.conformance.SpecConformance;
import io.apitokens.testkit.contract.SimulatedFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A simulated Okta org whose traffic is checked against the specification. */
class OktaFixture extends SimulatedFixture {

    private final ManualTimeSource timeSource;
    private final SimulatedOkta okta;
    private final SpecConformance conformance;

    OktaFixture(ManualTimeSource timeSource) {
        this(timeSource, SimulatedOkta.start(timeSource));
    }

    private OktaFixture(ManualTimeSource timeSource, SimulatedOkta okta) {
        super(okta);
        this.timeSource = timeSource;
        this.okta = okta;
        this.conformance = SpecConformance.attach(
                Path.of(System.getProperty("project.root", "."), "specs", "okta-iam.yaml"), okta);
    }

    SimulatedOkta okta() {
        return okta;
    }

    ManualTimeSource timeSource() {
        return timeSource;
    }

    OktaIam.Builder builder() {
        return OktaIam.builder()
                .orgUrl(okta.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(okta.credential())
                .timeSource(timeSource);
    }

    @Override
    public ApiTokens client(Consumer<? super ClientBuilder<?>> settings) {
        OktaIam.Builder builder = builder();
        settings.accept(builder);
        return closedLater(builder.build()).tokens();
    }

    @Override
    public ApiTokens clientOf(TokenId ownToken, Consumer<? super ClientBuilder<?>> settings) {
        OktaIam.Builder builder = builder().ownToken(ownToken);
        settings.accept(builder);
        return closedLater(builder.build()).tokens();
    }

    @Override
    public String addToken(String name) {
        return okta.addToken(name);
    }

    @Override
    public Optional<String> addRestrictedToken(String name) {
        String id = okta.addToken(name);
        try (OktaIam admin = builder().build()) {
            TokenId token = TokenId.of(admin.account(), id);
            admin.tokens().restrict(token, NetworkCondition.inZones(okta.zoneId()));
        }
        return Optional.of(id);
    }

    @Override
    public Set<String> restrictingFields() {
        return Set.of("network");
    }

    @Override
    public List<String> impossibleIds() {
        return List.of("current", "00T%2e", "00T?x=1", "00T#x", "00Tsim0000000000000000000000000000000");
    }

    @Override
    public void smallPages() {
        okta.pageSize(3);
    }

    @Override
    public void close() {
        super.close();
        conformance.close();
    }
}
