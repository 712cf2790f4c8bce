package io.apitokens.rotation;

import io.apitokens.Secret;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.NotFoundException;
import io.apitokens.spi.RotationTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of one advance. If the vendor rejects the client's credential, and that credential is or may be the
 * predecessor, the request is sent again with the stored secret: a rejection does not prove that the predecessor is
 * deleted.
 */
final class Access {

    private final RotationPlan plan;
    private RotationTarget target;
    private boolean switched;

    Access(RotationPlan plan) {
        this.plan = plan;
        this.target = plan.target();
    }

    Token get(TokenId id) {
        return call(view -> view.get(id));
    }

    /** Reads a token; returns null if the vendor states that there is none. */
    @Nullable
    Token find(TokenId id) {
        try {
            return get(id);
        } catch (NotFoundException e) {
            return null;
        }
    }

    List<Token> list() {
        return call(RotationTarget::list);
    }

    void retire(TokenId id) {
        call(view -> {
            view.retire(id);
            return id;
        });
    }

    /** Deactivates a credential; returns false if the vendor cannot do that. */
    boolean deactivate(TokenId id) {
        return call(view -> view.deactivate(id));
    }

    /** Returns whether the client's own requests are, or may be, uses of the predecessor. */
    boolean mayUsePredecessor() {
        return !switched && target.ownToken().map(plan.predecessor()::equals).orElse(true);
    }

    private <T> T call(Function<RotationTarget, T> request) {
        try {
            return request.apply(target);
        } catch (AuthenticationException rejected) {
            RotationTarget other = mayUsePredecessor() ? stored().orElse(null) : null;
            if (other == null) {
                throw rejected;
            }
            return again(request, other, rejected);
        }
    }

    private <T> T again(Function<RotationTarget, T> request, RotationTarget other, ApiTokenException rejected) {
        try {
            T result = request.apply(other);
            use(other);
            return result;
        } catch (NotFoundException e) {
            use(other);
            throw e;
        } catch (ApiTokenException e) {
            e.addSuppressed(rejected);
            throw e;
        }
    }

    private void use(RotationTarget other) {
        target = other;
        switched = true;
    }

    private Optional<RotationTarget> stored() {
        Optional<Secret> secret = plan.readStore().map(StoredSecret::secret);
        return secret.flatMap(target::authenticatedBy);
    }
}
