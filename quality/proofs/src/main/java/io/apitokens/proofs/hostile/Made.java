package io.apitokens.proofs.hostile;

import io.apitokens.Secret;
import org.jspecify.annotations.Nullable;

/** What a call returned about a token: its id, and the secret if it issued one. */
record Made(
        @Nullable String id,
        @Nullable String name,
        @Nullable Secret secret) {}
