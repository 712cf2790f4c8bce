package com.example.acme;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.apitokens.ApiTokens;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.call.ClientBuilder;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedToken;
import io.apitokens.testkit.conformance.SpecConformance;
import io.apitokens.testkit.contract.SimulatedFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A simulated Acme whose traffic is held against its document. */
final class AcmeFixture extends SimulatedFixture {

    private static final Resource WEB = Resource.of("PROJECT", "web");

    private final ManualTimeSource timeSource;
    private final SimulatedAcme acme;
    private final SpecConformance conformance;

    // tag::start
    AcmeFixture(ManualTimeSource timeSource, boolean http2) {
        this(timeSource, SimulatedAcme.start(timeSource, http2));
    }

    private AcmeFixture(ManualTimeSource timeSource, SimulatedAcme acme) {
        super(acme);
        this.timeSource = timeSource;
        this.acme = acme;
        this.conformance = SpecConformance.attach(Path.of("acme.yaml"), acme);
    }

    @Override
    public void close() {
        super.close();
        conformance.close();
    }
    // end::start

    // tag::clients
    @Override
    public ApiTokens client(Consumer<? super ClientBuilder<?>> settings) {
        return client(builder(), settings);
    }

    @Override
    public ApiTokens clientOf(TokenId ownToken, Consumer<? super ClientBuilder<?>> settings) {
        return client(builder().ownToken(ownToken), settings);
    }

    private AcmeIam.Builder builder() {
        return AcmeIam.builder()
                .baseUrl(acme.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(acme.credential())
                .account("main")
                .timeSource(timeSource);
    }

    private ApiTokens client(AcmeIam.Builder builder, Consumer<? super ClientBuilder<?>> settings) {
        settings.accept(builder);
        return closedLater(builder.build()).tokens();
    }
    // end::clients

    // tag::vendor
    @Override
    public TokenSpec.Builder spec(String name) {
        return TokenSpec.builder(name).grant("reader", WEB);
    }

    @Override
    public List<Grant> otherGrants() {
        return List.of(new Grant(Role.named("writer"), WEB));
    }

    @Override
    public List<String> impossibleIds() {
        return List.of("tk", "tk0", "tk1x", "1", "acme_sim12345678");
    }

    @Override
    public void smallPages() {
        acme.smallPages();
    }

    @Override
    public boolean rotateReturnsRecord() {
        return false;
    }

    /** {@inheritDoc} It ends, so that an update that loses the end is noticed. */
    @Override
    public String addToken(String name) {
        Expiry end = new Expiry.At(timeSource.instant().plus(Duration.ofDays(400)));
        return acme.addToken(SimulatedToken.of(name).withExpiry(end));
    }

    @Override
    public Optional<String> addRestrictedToken(String name) {
        return Optional.of(acme.addRestrictedToken(name));
    }

    @Override
    public Optional<String> addDisabledToken(String name) {
        String id = addToken(name);
        acme.disable(id);
        return Optional.of(id);
    }
    // end::vendor

    // tag::records
    /** {@inheritDoc} The denials are a field of their own, because an update of the grants keeps them. */
    @Override
    public Map<String, String> recordOf(String id) {
        Map<String, String> fields = new TreeMap<>(super.recordOf(id));
        JsonArray denials = new JsonArray();
        for (JsonElement policy : JsonParser.parseString(fields.get("policies")).getAsJsonArray()) {
            if (policy.getAsJsonObject().get("effect").getAsString().equals("deny")) {
                denials.add(policy);
            }
        }
        fields.put("denials", denials.toString());
        return fields;
    }

    @Override
    public Set<String> restrictingFields() {
        return Set.of("conditions", "denials");
    }

    @Override
    public Set<String> fieldsChangedBy(TokenUpdate update) {
        Set<String> fields = new HashSet<>();
        update.name().ifPresent(name -> fields.add("name"));
        update.grants().ifPresent(grants -> fields.add("policies"));
        return fields;
    }
    // end::records
}
