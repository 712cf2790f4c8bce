package io.apitokens.rotation;

import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.internal.ForeignText;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings of a rotation; see {@link Rotation.Builder}. */
record RotationPlan(
        CanCreate tokens,
        TokenId predecessor,
        SecretStore store,
        Ledger ledger,
        @Nullable TokenSpec spec,
        UnaryOperator<String> naming,
        Function<Secret, SecretStatus> verifier,
        Duration overlap,
        Duration visibilityDelay,
        Duration verificationTimeout) {

    TimeSource timeSource() {
        return ledger.timeSource();
    }

    Optional<StoredSecret> readStore() {
        try {
            return store.read();
        } catch (Throwable e) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL, "the secret store cannot be read; nothing was deleted. See the cause.", e);
        }
    }

    RotationStoppedException ambiguous(Orphans.Doubtful doubtful, @Nullable ApiTokenException lost) {
        String ids = ForeignText.list(doubtful.tokens(), Token::id, ", ");
        return RotationStoppedException.ambiguous(predecessor, doubtful.reason() + ": [" + ids + "]", lost);
    }

    /** Rejects a predecessor whose name has changed since the rotation began. */
    void refuseIfRenamed(Token present, HeldEntry entry) {
        if (!present.name().equals(entry.value("predecessorName"))) {
            throw RotationStoppedException.of(RotationStoppedException.Reason.PREDECESSOR_CHANGED, predecessor, null);
        }
    }

    TokenSpec successorOf(Token token) {
        if (spec != null) {
            return spec;
        }
        TokenSpec like = tokens.specLike(token);
        return like.withName(named(like.name()));
    }

    private String named(String name) {
        try {
            return Objects.requireNonNull(naming.apply(name));
        } catch (Throwable e) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL,
                    "the rule that names the successor failed; no successor was created. See the cause.",
                    e);
        }
    }
}
