package io.apitokens.spi;

import io.apitokens.SecretStatus;
import io.apitokens.call.ApiCall;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.ConflictException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.ResponseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Verifies a secret by one call. */
final class Verification {

    private Verification() {}

    /** Makes a call with a secret; see {@link VendorTokens#verify(ApiCall, Function)}. */
    static <T extends @Nullable Object> SecretStatus verify(ApiCall<T> read, Function<? super T, SecretStatus> look) {
        try {
            return read.onFreshConnection()
                    .map((response, facts) -> look.apply(response))
                    .execute();
        } catch (CallInterruptedException | ConfigurationException | InvalidInputException e) {
            throw e;
        } catch (ResponseException e) {
            return e.fromVendor() ? of(e) : SecretStatus.UNKNOWN;
        } catch (ApiTokenException e) {
            return SecretStatus.UNKNOWN;
        }
    }

    private static SecretStatus of(ResponseException response) {
        if (response instanceof AuthenticationException) {
            return SecretStatus.REJECTED;
        }
        boolean letIn = response instanceof PermissionDeniedException
                || response instanceof NotFoundException
                || response instanceof InvalidRequestException
                || response instanceof ConflictException;
        return letIn ? SecretStatus.ACCEPTED : SecretStatus.UNKNOWN;
    }
}
