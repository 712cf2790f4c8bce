package io.apitokens.rotation;

import io.apitokens.CanCreate;
import io.apitokens.Liveness;
import io.apitokens.Secret;
import io.apitokens.SecretSink;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.http.Timing;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a rotation was told; see {@link Rotation.Builder}. */
record RotationPlan(
        CanCreate tokens,
        TokenId predecessor,
        SecretSink sink,
        Ledger ledger,
        @Nullable TokenSpec spec,
        UnaryOperator<String> naming,
        Function<Secret, Liveness> probe,
        Duration grace,
        Duration lateness,
        Duration proofTime) {

    Timing timing() {
        return ledger.timing();
    }

    TokenSpec successorOf(Token token) {
        if (spec != null) {
            return spec;
        }
        TokenSpec like = tokens.specLike(token);
        return like.withName(naming.apply(like.name()));
    }
}
