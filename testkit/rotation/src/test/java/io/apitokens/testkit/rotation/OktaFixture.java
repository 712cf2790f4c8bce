package io.apitokens.testkit.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.call.ClientBuilder;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.contract.SimulatedFixture;
import java.util.List;
import java.util.function.Consumer;

/** A simulated Okta org whose traffic is checked against the specification. */
class OktaFixture extends SimulatedFixture {

    private final ManualTimeSource timeSource;
    private final SimulatedOkta okta;

    OktaFixture(ManualTimeSource timeSource) {
        this(timeSource, SimulatedOkta.start(timeSource));
    }

    private OktaFixture(ManualTimeSource timeSource, SimulatedOkta okta) {
        super(okta);
        this.timeSource = timeSource;
        this.okta = okta;
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
    public String addToken(String name) {
        return okta.addToken(name);
    }

    @Override
    public List<String> impossibleIds() {
        return List.of();
    }
}
