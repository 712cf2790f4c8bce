package io.apitokens.inventory.revocation;

import io.apitokens.ApiTokens;
import io.apitokens.call.ClientBuilder;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.contract.SimulatedFixture;
import java.util.List;
import java.util.function.Consumer;

/** A simulated Okta org whose traffic is checked against the specification. */
class OktaFixture extends SimulatedFixture {

    private final ManualTiming timing;
    private final SimulatedOkta okta;

    OktaFixture(ManualTiming timing) {
        this(timing, SimulatedOkta.start(timing));
    }

    private OktaFixture(ManualTiming timing, SimulatedOkta okta) {
        super(okta);
        this.timing = timing;
        this.okta = okta;
    }

    SimulatedOkta okta() {
        return okta;
    }

    ManualTiming timing() {
        return timing;
    }

    OktaIam.Builder builder() {
        return OktaIam.builder()
                .orgUrl(okta.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(okta.credential())
                .timing(timing);
    }

    @Override
    public ApiTokens client(Consumer<? super ClientBuilder<?>> settings) {
        OktaIam.Builder builder = builder();
        settings.accept(builder);
        return builder.build().tokens();
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
