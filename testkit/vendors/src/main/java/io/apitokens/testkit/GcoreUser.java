package io.apitokens.testkit;

import io.apitokens.Issuer;
import org.jspecify.annotations.Nullable;

/** A user of the account who issues tokens. */
record GcoreUser(long id, @Nullable String name, @Nullable String email, boolean deleted) {

    GcoreUser(long id, String name, String email) {
        this(id, name, email, false);
    }

    /** Returns the user that an issuer is; null if the issuer is unknown. */
    static @Nullable GcoreUser of(Issuer issuer) {
        String id = issuer.id().orElse(null);
        if (issuer.kind() == Issuer.Kind.UNKNOWN && id == null) {
            return null;
        }
        if (issuer.kind() != Issuer.Kind.USER || id == null || !id.matches("[0-9]{1,18}")) {
            throw SimulatedToken.notShown("Gcore", issuer);
        }
        return new GcoreUser(
                Long.parseLong(id),
                issuer.name().orElse(null),
                issuer.email().orElse(null),
                issuer.gone().orElse(false));
    }
}
