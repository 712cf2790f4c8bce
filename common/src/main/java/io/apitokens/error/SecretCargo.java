package io.apitokens.error;

import io.apitokens.Secret;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A secret whose only holder is an exception; returned once, and never printed. */
final class SecretCargo {

    private final AtomicReference<@Nullable Secret> secret;

    SecretCargo(@Nullable Secret secret) {
        this.secret = new AtomicReference<>(secret);
    }

    void map(UnaryOperator<Secret> conversion) {
        secret.updateAndGet(held -> held == null ? null : conversion.apply(held));
    }

    Optional<Secret> take() {
        return Optional.ofNullable(secret.getAndSet(null));
    }
}
