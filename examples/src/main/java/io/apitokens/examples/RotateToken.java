package io.apitokens.examples;

import io.apitokens.ApiTokens;
import io.apitokens.SecretStore;
import io.apitokens.TokenId;
import io.apitokens.astro.AstroIam;
import io.apitokens.rotation.InPlaceRotation;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Replaces the token whose secret is in a file. After any outcome, run it again: it continues where the last run ended.
 */
public final class RotateToken {

    private RotateToken() {}

    /**
     * Performs the steps that are due.
     *
     * @param args the id of the token, such as {@code astro/clx42…/clm8q…}
     */
    public static void main(String[] args) throws InterruptedException {
        TokenId id = TokenId.parse(Arguments.only(args, "ID, of the token to replace"));
        try (AstroIam astro = AstroIam.builder().fromEnvironment().build()) {
            System.out.println(advance(astro.tokens(), id, Path.of(".")));
        }
    }

    // tag::rotate
    static RotationState advance(ApiTokens tokens, TokenId id, Path directory) throws InterruptedException {
        // For a job that runs every few minutes. run() in its place waits until the rotation is done.
        return rotation(tokens, id, directory).build().runUntilStored();
    }

    static Rotation.Builder rotation(ApiTokens tokens, TokenId id, Path directory) {
        SecretStore store = SecretStore.file(directory.resolve("deployer.token"));
        Journal journal = Journal.file(directory.resolve("rotations.journal"));
        return Rotation.builder(tokens, id, store, journal)
                .overlap(Duration.ofHours(1)); // longer than the slowest consumer takes to read the new secret
    }
    // end::rotate

    static AstroIam consumer(AstroIam.Builder builder, Path directory) {
        // tag::consume
        SecretStore store = SecretStore.file(directory.resolve("deployer.token"));
        return builder.credentialsFrom(store).build();
        // end::consume
    }

    static RotationState rotateInPlace(ApiTokens tokens, TokenId id, Path directory) {
        // tag::in-place
        // Run it again after the time that it returns, until the state is Done.
        SecretStore store = SecretStore.file(directory.resolve("deployer.token"));
        Journal journal = Journal.file(directory.resolve("rotations.journal"));
        return InPlaceRotation.of(tokens, id, store, journal).run();
        // end::in-place
    }
}
