package io.apitokens.proofs.hostile;

import com.google.gson.JsonParser;
import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanUpdate;
import io.apitokens.IssuedToken;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.okta.OktaAppKeys;
import io.apitokens.okta.OktaClientSecrets;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.OktaSecretCheck;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.spi.RotationTarget;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The client secrets or the keys of an app or integration, as tokens. An update deactivates one. */
final class OktaCredentials implements CanCreate, CanUpdate {

    /** The key that creates add, each under another kid. What stands for its secret here is its x-coordinate. */
    private static final ServiceAppKey KEY = ServiceAppKey.generate();

    private final RotationTarget target;
    private final Function<String, IssuedToken> create;
    private final Function<TokenId, Token> deactivate;
    private final Consumer<TokenId> delete;
    private volatile @Nullable Secret chosen;

    private OktaCredentials(OktaAppKeys keys) {
        this.target = keys.rotationTarget();
        this.create = name -> {
            Secret coordinate = Secret.of(coordinate("x"));
            chosen = coordinate;
            return IssuedToken.of(keys.add(key(name)), coordinate);
        };
        this.deactivate = keys::deactivate;
        this.delete = keys::delete;
    }

    private OktaCredentials(OktaClientSecrets secrets, OktaSecretCheck check, boolean choosesValue) {
        this.target = secrets.rotationTarget(check);
        this.create = name -> {
            if (!choosesValue) {
                return secrets.create();
            }
            Secret value = OktaClientSecrets.newValue();
            chosen = value;
            return secrets.create(value);
        };
        this.deactivate = secrets::deactivate;
        this.delete = secrets::delete;
    }

    static OktaCredentials of(Vendor vendor, ClientSetup setup) {
        OktaIam okta = setup.okta(vendor);
        if (vendor == Vendor.OKTA_KEYS) {
            return new OktaCredentials(okta.app(OktaCredentialsModel.OWNER).keys());
        }
        OktaSecretCheck check = OktaSecretCheck.of(
                setup.origin() + OktaCredentialsModel.TOKEN_ENDPOINT, ClientSetup.CLIENT_ID, "sim.read");
        return vendor == Vendor.OKTA_SECRETS
                ? new OktaCredentials(okta.app(OktaCredentialsModel.OWNER).clientSecrets(), check, true)
                : new OktaCredentials(okta.apiServiceIntegration(OktaCredentialsModel.OWNER), check, false);
    }

    /** Returns the key that a create with a name adds. */
    static ServiceAppKey key(String name) {
        return KEY.withKid("sim-" + Integer.toHexString(name.hashCode()));
    }

    /** Returns a coordinate of the key, or its private half, {@code d}. */
    static String coordinate(String member) {
        return JsonParser.parseString(KEY.toJwk().expose())
                .getAsJsonObject()
                .get(member)
                .getAsString();
    }

    /** Returns the secret that the client chose for its latest create, which the caller has whatever the vendor says. */
    Optional<Secret> chosen() {
        return Optional.ofNullable(chosen);
    }

    @Override
    public Account account() {
        return target.account();
    }

    @Override
    public Token get(TokenId id) {
        return target.get(id);
    }

    @Override
    public Pager<Token> list() {
        return Pager.of(cursor -> Page.of(target.list(), null));
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        return create.apply(spec.name());
    }

    @Override
    public Token update(TokenId id, TokenUpdate update) {
        return deactivate.apply(id);
    }

    @Override
    public void delete(TokenId id) {
        delete.accept(id);
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return target.verify(secret);
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return this;
    }
}
