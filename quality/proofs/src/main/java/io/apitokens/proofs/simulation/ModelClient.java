package io.apitokens.proofs.simulation;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.IssuedToken;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tokens of the vendor model, as one process sees them.
 *
 * @param fresh whether each read uses a new connection, and so any replica
 * @param ownChanges whether the client's own token may be deleted
 */
record ModelClient(Session session, Records records, boolean fresh, boolean ownChanges)
        implements CanCreate, CanRotate {

    @Override
    public Account account() {
        return Records.ACCOUNT;
    }

    @Override
    public OptionalInt quota() {
        return OptionalInt.of(records.setting().quota);
    }

    @Override
    public Token get(TokenId id) {
        return records.of(session.get(id.value(), fresh));
    }

    @Override
    public Pager<Token> list() {
        return Pager.of(cursor -> {
            List<ModelToken> shown = session.list(fresh);
            return Page.of(shown.stream().map(records::of).toList(), null);
        });
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        try {
            return records.issued(session.create(spec.name(), spec.description().orElse(null), null), Op.CREATE);
        } catch (ApiTokenException e) {
            if (e.outcome() == Outcome.NOT_APPLIED) {
                throw e;
            }
            throw LostCreateException.of(e, spec.name(), new Candidates.NotLooked("the list was not read"));
        }
    }

    @Override
    public IssuedToken rotate(TokenId id) {
        return records.issued(session.rotate(id.value()), Op.ROTATE);
    }

    @Override
    public void delete(TokenId id) {
        if (!ownChanges && ownToken().filter(id::equals).isPresent()) {
            throw InvalidInputException.of("id", "is the client's own token");
        }
        session.delete(id.value());
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return session.verify(secret.expose());
    }

    @Override
    public Optional<TokenId> ownToken() {
        return Optional.ofNullable(session.vendor().secret(session.credential()))
                .filter(secret -> records.setting().ownKnown)
                .map(secret -> Records.id(secret.token()));
    }

    @Override
    public SecretDelivery delivery() {
        return SecretDelivery.of(this, session.worker());
    }

    @Override
    public ModelClient withTimeout(Duration timeout) {
        return this;
    }

    @Override
    public ApiTokens withOwnTokenChanges() {
        return new ModelClient(session, records, fresh, true);
    }

    @Override
    public ApiTokens withFreshConnections() {
        return new ModelClient(session, records, true, ownChanges);
    }

    @Override
    public Optional<ApiTokens> authenticatedBy(Secret secret) {
        return Optional.of(new ModelClient(session.authenticatedBy(secret.expose()), records, fresh, ownChanges));
    }
}
