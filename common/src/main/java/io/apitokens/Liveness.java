package io.apitokens;

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
import io.apitokens.http.ApiCall;

/**
 * Whether a vendor lets a secret in, by its answer to one call.
 *
 * @see ApiTokens#probe(Secret)
 */
public enum Liveness {
    /** The vendor let the secret in, whatever it then allowed or refused. It works. */
    ACCEPTED,
    /**
     * The vendor itself said that the secret authenticates nobody: it is wrong, expired or deleted, its owner is suspended, or
     * it belongs to an account elsewhere. It does not work here, now.
     */
    REJECTED,
    /** Nothing was shown: no answer came, the vendor was busy or broken, or something between it and us answered instead. */
    UNKNOWN;

    /**
     * Makes a call with a secret and tells what its end shows about the secret; for those who add a vendor.
     *
     * @param read a call that changes nothing, made by a client whose credential is the secret in question
     * @return {@link #ACCEPTED} after a success, and after an error of the vendor's own about rights, values or a missing object;
     *     {@link #REJECTED} after an authentication failure of the vendor's own; else {@link #UNKNOWN}
     * @throws CallInterruptedException if the thread is interrupted
     * @throws ConfigurationException if the client is closed
     */
    public static Liveness of(ApiCall<?> read) {
        try {
            read.execute();
            return ACCEPTED;
        } catch (CallInterruptedException | ConfigurationException | InvalidInputException e) {
            throw e;
        } catch (ResponseException e) {
            return e.fromVendor() ? of(e) : UNKNOWN;
        } catch (ApiTokenException e) {
            return UNKNOWN;
        }
    }

    private static Liveness of(ResponseException answer) {
        if (answer instanceof AuthenticationException) {
            return REJECTED;
        }
        boolean letIn = answer instanceof PermissionDeniedException
                || answer instanceof NotFoundException
                || answer instanceof InvalidRequestException
                || answer instanceof ConflictException;
        return letIn ? ACCEPTED : UNKNOWN;
    }
}
