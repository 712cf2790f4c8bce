package io.apitokens.examples;

import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.gcore.GcoreTokens;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * Creates a Gcore token with the role Users that expires at 12:00 UTC on a January 1. The vendor's own example uses
 * January 1, 2026, which has passed: the client rejects a past expiry before it sends anything.
 */
public final class CreateGcoreToken {

    private CreateGcoreToken() {}

    /**
     * Creates the token. It expires on the next January 1.
     *
     * @param args the file to write the secret to
     */
    public static void main(String[] args) {
        Path file = Path.of(Arguments.only(args, "FILE, for the secret"));
        LocalDate newYear = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.firstDayOfNextYear());
        // tag::gcore-client
        try (GcoreIam gcore =
                GcoreIam.builder().fromEnvironment().clientId(9262944).build()) {
            Instant end = newYear.atTime(12, 0).toInstant(ZoneOffset.UTC);
            Token token = create(gcore.tokens(), end, SecretStore.file(file));
            System.out.println("created " + token.id());
        }
        // end::gcore-client
    }

    static Token create(GcoreTokens gcore, Instant end, SecretStore store) {
        // tag::gcore-create
        return gcore.create(
                TokenSpec.builder("Test Api Token")
                        .description("API token for Terraform test")
                        .grant(new Role("Users", "2"), Resource.account())
                        .expiresAt(end)
                        .build(),
                store);
        // end::gcore-create
    }
}
