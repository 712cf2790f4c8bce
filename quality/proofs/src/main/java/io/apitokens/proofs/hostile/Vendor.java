package io.apitokens.proofs.hostile;

import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.astro.AstroIam;
import io.apitokens.call.ClientBuilder;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** The vendors. */
enum Vendor {
    GCORE("APIKey"),
    ASTRO("Bearer"),
    OKTA("SSWS");

    final String scheme;

    Vendor(String scheme) {
        this.scheme = scheme;
    }

    /** Returns the operations that this vendor has. */
    List<Op> operations() {
        return switch (this) {
            case GCORE -> List.of(Op.LIST, Op.GET, Op.CREATE, Op.STORE, Op.JOURNAL, Op.DELETE, Op.VERIFY);
            case ASTRO ->
                List.of(Op.LIST, Op.GET, Op.CREATE, Op.STORE, Op.JOURNAL, Op.UPDATE, Op.ROTATE, Op.DELETE, Op.VERIFY);
            case OKTA -> List.of(Op.LIST, Op.GET, Op.DELETE, Op.VERIFY, Op.RESTRICT, Op.OWNER);
        };
    }

    VendorModel model(Random random, Supplier<Instant> clock) {
        return switch (this) {
            case GCORE -> new GcoreModel(random, clock);
            case ASTRO -> new AstroModel(random, clock);
            case OKTA -> new OktaModel(random, clock);
        };
    }

    /** Returns the request by which an operation does what it is for. */
    Action main(Op op) {
        return switch (op) {
            case LIST -> Action.LIST;
            case GET -> Action.GET;
            case CREATE, STORE, JOURNAL -> Action.CREATE;
            case UPDATE, RESTRICT -> Action.UPDATE;
            case ROTATE -> Action.ROTATE;
            case DELETE -> Action.DELETE;
            case OWNER -> Action.PERSON;
            case VERIFY ->
                switch (this) {
                    case GCORE -> Action.ACCOUNT;
                    case ASTRO -> Action.LIST;
                    case OKTA -> Action.GET;
                };
        };
    }

    ApiTokens client(ClientSetup setup) {
        return switch (this) {
            case GCORE ->
                with(GcoreIam.builder(), setup)
                        .baseUrl(setup.origin())
                        .clientId(GcoreModel.CLIENT_ID)
                        .build()
                        .tokens();
            case ASTRO ->
                with(AstroIam.builder(), setup)
                        .baseUrl(setup.origin() + "/v1")
                        .organizationId(AstroModel.ORGANIZATION)
                        .build()
                        .tokens();
            case OKTA ->
                with(OktaIam.builder(), setup).orgUrl(setup.origin()).build().tokens();
        };
    }

    private static <B extends ClientBuilder<B>> B with(B builder, ClientSetup setup) {
        return setup.configure(builder);
    }

    Secret secret(ModelToken token) {
        return Secret.of(token.secret);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
