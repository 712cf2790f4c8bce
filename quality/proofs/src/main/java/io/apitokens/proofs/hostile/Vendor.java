package io.apitokens.proofs.hostile;

import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** The vendors, and the parts of Okta that are attacked apart from its API tokens. */
enum Vendor {
    GCORE("APIKey"),
    ASTRO("Bearer"),
    OKTA("SSWS"),

    /** Okta's API tokens, for a service app. What the peer attacks is the request for an access token. */
    OKTA_OAUTH("SSWS"),

    /** The users, administrator roles and zones of an Okta org. */
    OKTA_DIRECTORY("SSWS"),

    /** The client secrets of an Okta app, whose values the client chooses. */
    OKTA_SECRETS("SSWS"),

    /** The client secrets of an API service integration, whose values Okta makes. */
    OKTA_INTEGRATION("SSWS"),

    /** The keys of an Okta app. */
    OKTA_KEYS("SSWS");

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
            case OKTA_OAUTH -> List.of(Op.LIST, Op.GET, Op.DELETE, Op.RESTRICT);
            case OKTA_DIRECTORY -> List.of(Op.PERSON, Op.PEOPLE, Op.ROLES, Op.ZONE, Op.ZONES);
            case OKTA_SECRETS -> List.of(Op.LIST, Op.CREATE, Op.UPDATE, Op.DELETE, Op.VERIFY);
            case OKTA_INTEGRATION, OKTA_KEYS -> List.of(Op.LIST, Op.CREATE, Op.UPDATE, Op.DELETE);
        };
    }

    VendorModel model(Random random, Supplier<Instant> clock) {
        return switch (this) {
            case GCORE -> new GcoreModel(random, clock);
            case ASTRO -> new AstroModel(random, clock);
            case OKTA, OKTA_OAUTH, OKTA_DIRECTORY -> new OktaModel(random, clock);
            case OKTA_SECRETS, OKTA_INTEGRATION, OKTA_KEYS -> new OktaCredentialsModel(this, random, clock);
        };
    }

    /** Returns whether tokens are the credentials of an app, which are read from their list only. */
    boolean hasCredentials() {
        return this == OKTA_SECRETS || this == OKTA_INTEGRATION || this == OKTA_KEYS;
    }

    /** Returns whether a create that was lost is searched for in the list. */
    boolean findsLostCreates() {
        return this == GCORE || this == ASTRO;
    }

    /** Returns the request by which an operation does what it is for, or which is attacked. */
    Action main(Op op) {
        if (this == OKTA_OAUTH) {
            return Action.ACCESS;
        }
        return switch (op) {
            case LIST -> Action.LIST;
            case GET -> hasCredentials() ? Action.LIST : Action.GET;
            case CREATE, STORE, JOURNAL -> Action.CREATE;
            case UPDATE, RESTRICT -> Action.UPDATE;
            case ROTATE -> Action.ROTATE;
            case DELETE -> Action.DELETE;
            case OWNER, PERSON -> Action.PERSON;
            case PEOPLE -> Action.PEOPLE;
            case ROLES -> Action.ADMIN_ROLES;
            case ZONE -> Action.ZONE;
            case ZONES -> Action.ZONES;
            case VERIFY ->
                switch (this) {
                    case GCORE -> Action.ACCOUNT;
                    case ASTRO -> Action.LIST;
                    case OKTA_SECRETS -> Action.ACCESS;
                    default -> Action.GET;
                };
        };
    }

    ApiTokens client(ClientSetup setup) {
        return switch (this) {
            case GCORE ->
                setup.configure(GcoreIam.builder())
                        .baseUrl(setup.origin())
                        .clientId(GcoreModel.CLIENT_ID)
                        .build()
                        .tokens();
            case ASTRO ->
                setup.configure(AstroIam.builder())
                        .baseUrl(setup.origin() + "/v1")
                        .organizationId(AstroModel.ORGANIZATION)
                        .build()
                        .tokens();
            case OKTA, OKTA_OAUTH -> setup.okta(this).tokens();
            case OKTA_DIRECTORY -> new OktaDirectory(setup.okta(this));
            case OKTA_SECRETS, OKTA_INTEGRATION, OKTA_KEYS -> OktaCredentials.of(this, setup);
        };
    }

    Secret secret(ModelToken token) {
        return Secret.of(token.secret);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
