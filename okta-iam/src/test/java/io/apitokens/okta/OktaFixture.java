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

    /** What clients authenticate with. */
    enum SignIn {
        API_TOKEN,
        /** A service app, with bearer tokens. */
        SERVICE_APP,
        /** A service app, with tokens that are bound by DPoP, and a nonce in each token request. */
        SERVICE_APP_WITH_DPOP
    }

    private static final ServiceAppKey KEY = ServiceAppKey.generate();

    private final ManualTimeSource timeSource;
    private final SimulatedOkta okta;
    private final SpecConformance conformance;
    private final SignIn signIn;
    private final String clientId;

    OktaFixture(ManualTimeSource timeSource) {
        this(timeSource, SignIn.API_TOKEN, false);
    }

    OktaFixture(ManualTimeSource timeSource, SignIn signIn, boolean http2) {
        this(timeSource, signIn, http2 ? SimulatedOkta.startHttp2(timeSource) : SimulatedOkta.start(timeSource));
    }

    private OktaFixture(ManualTimeSource timeSource, SignIn signIn, SimulatedOkta okta) {
        super(okta);
        this.timeSource = timeSource;
        this.okta = okta;
        this.signIn = signIn;
        this.clientId = okta.serviceApps().add(KEY.publicJwk(), "okta.apiTokens.manage");
        if (signIn == SignIn.SERVICE_APP_WITH_DPOP) {
            okta.serviceApps().requireDpop().requireNonce();
        }
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
        OktaIam.Builder builder =
                OktaIam.builder().orgUrl(okta.baseUrl()).allowHttpOnLoopback().timeSource(timeSource);
        return switch (signIn) {
            case API_TOKEN -> builder.apiToken(okta.credential());
            case SERVICE_APP -> builder.serviceApp(clientId, KEY).scopes("okta.apiTokens.manage");
            case SERVICE_APP_WITH_DPOP ->
                builder.serviceApp(clientId, KEY)
                        .scopes("okta.apiTokens.manage")
                        .requireDpop();
        };
    }

    @Override
    public boolean renewsCredentials() {
        return signIn != SignIn.API_TOKEN;
    }

    @Override
    public ApiTokens client(Consumer<? super ClientBuilder<?>> settings) {
        return client(builder(), settings);
    }

    @Override
    public ApiTokens clientOf(TokenId ownToken, Consumer<? super ClientBuilder<?>> settings) {
        return client(builder().ownToken(ownToken), settings);
    }

    private ApiTokens client(OktaIam.Builder builder, Consumer<? super ClientBuilder<?>> settings) {
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
