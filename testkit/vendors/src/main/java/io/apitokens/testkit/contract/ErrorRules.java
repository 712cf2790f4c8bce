package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.ConflictException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.ResponseException;
import io.apitokens.error.VendorUnavailableException;
import org.junit.jupiter.api.Test;

/** Rules for the exception that each error response is mapped to. */
abstract class ErrorRules extends FixtureContract.Rules {

    /** A status, the exception it is mapped to, and the outcome that it leaves for a change. */
    private record Row(int status, Class<? extends ResponseException> error, Outcome ofAChange) {}

    private static final Row[] TABLE = {
        new Row(400, InvalidRequestException.class, Outcome.NOT_APPLIED),
        new Row(401, AuthenticationException.class, Outcome.NOT_APPLIED),
        new Row(403, PermissionDeniedException.class, Outcome.NOT_APPLIED),
        new Row(404, NotFoundException.class, Outcome.NOT_APPLIED),
        new Row(409, ConflictException.class, Outcome.NOT_APPLIED),
        new Row(418, ResponseException.class, Outcome.NOT_APPLIED),
        new Row(422, InvalidRequestException.class, Outcome.NOT_APPLIED),
        new Row(429, RateLimitedException.class, Outcome.NOT_APPLIED),
        new Row(500, VendorUnavailableException.class, Outcome.UNKNOWN),
        new Row(502, VendorUnavailableException.class, Outcome.UNKNOWN),
        new Row(503, VendorUnavailableException.class, Outcome.UNKNOWN),
        new Row(504, VendorUnavailableException.class, Outcome.UNKNOWN),
    };

    private ApiTokens once() {
        return stage().client(builder -> builder.retries(0));
    }

    @Test
    void ofAReadSaysThatNothingHappened() {
        TokenId id = stage().token("ci");
        ApiTokens once = once();
        for (Row row : TABLE) {
            stage().next(ContractFault.status(row.status));
            ResponseException error = stage().thrown(row.error, () -> once.get(id));
            assertAll(
                    "get with response " + row.status,
                    () -> assertEquals(row.status, error.status()),
                    () -> assertEquals(Outcome.NOT_APPLIED, error.outcome()),
                    () -> assertEquals(1, error.attempts()),
                    () -> assertTrue(error.operation().isPresent()),
                    () -> assertEquals(
                            once.account().toString(), error.account().orElseThrow()));
        }
    }

    @Test
    void ofAChangeSaysWhetherItMayHaveHappened() {
        TokenId id = stage().token("ci");
        ApiTokens once = once();
        for (Row row : TABLE) {
            stage().next(ContractFault.status(row.status));
            ResponseException error = stage().thrown(row.error, () -> once.delete(id));
            assertEquals(row.ofAChange, error.outcome(), "delete with response " + row.status);
        }
        assertTrue(vendor().liveTokenIds().contains(id.value()));
    }

    @Test
    void ofAGatewayIsReadByItsStatusAlone() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.of(ContractFault.Kind.HTML, 502));
        VendorUnavailableException error = stage().thrown(VendorUnavailableException.class, () -> once().get(id));
        assertEquals(502, error.status());
        assertTrue(error.vendorMessage().isEmpty(), "an HTML page is not a message");
    }

    @Test
    void ofAWrongCredentialIsAuthenticationAndDoesNotShowIt() {
        TokenId id = stage().token("ci");
        Secret wrong = stage().hidden(Secret.of(vendor().credential().expose() + "x"));
        ApiTokens stranger = stage().client(
                        // Any scheme will do, because the secret is invalid.
                        builder -> builder.credentials(CredentialSource.fixed(Credential.of("Bearer", wrong))));
        int requests = stage().requestsOf(() -> {
            AuthenticationException error = stage().thrown(AuthenticationException.class, () -> stranger.get(id));
            assertTrue(error.vendorMessage().isEmpty(), "the vendor's text may quote the credential");
        });
        assertEquals(1, requests, "a rejected credential that stays the same is not sent again");
    }
}
