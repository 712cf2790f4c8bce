package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A public key of a simulated app. */
final class OktaAppKey extends OktaCredential {

    private final JsonObject jwk;

    OktaAppKey(long number, JsonObject jwk, Instant created) {
        super(String.format("pkssim%014d", number), created);
        this.jwk = jwk.deepCopy();
    }

    JsonObject jwk() {
        return jwk;
    }

    @Nullable
    String kid() {
        return JsonTree.string(jwk, "kid");
    }

    JsonTree json() {
        JsonTree tree = JsonTree.object().set("id", id());
        jwk.entrySet().forEach(member -> tree.set(member.getKey(), member.getValue()));
        return tree.set("status", status())
                .set("created", OktaToken.text(created()))
                .set("lastUpdated", OktaToken.text(updated()));
    }
}
