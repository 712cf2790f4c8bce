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

/** Verifies a secret by one call. For vendor implementations. */
public final class Verification {

    private Verification() {}

    /**
     * Makes a call with a secret and returns the status that it shows.
     *
     * @param read a call that changes nothing, by a client whose credential is the secret to verify
     * @return {@link SecretStatus#ACCEPTED} after a success, and after an error of the vendor's own about permissions, values, a
     *     conflict or a missing object; {@link SecretStatus#REJECTED} after an authentication failure of the vendor's own;
     *     otherwise {@link SecretStatus#UNKNOWN}
     * @throws CallInterruptedException if the thread is interrupted
     * @throws ConfigurationException if the client is closed or its proxy refuses the login
     */
    public static SecretStatus verify(ApiCall<?> read) {
        try {
            read.onFreshConnection().execute();
            return SecretStatus.ACCEPTED;
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
