package io.apitokens.fuzz;

import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.call.CallListener;
import io.apitokens.error.ApiTokenException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendor of a case. */
interface Peer {

    /** Creates the dependencies of an action whose requests this peer receives. */
    Setup setup(TimeSource timeSource, CallListener listener, SecretStore store);

    /** Returns the count of requests received. */
    int requests();

    /** Returns whether every response so far had a success status. */
    boolean respondedWithSuccessOnly();

    /** Returns the documents of all responses, sent or not. */
    List<byte[]> documents();

    /**
     * Checks the end of an action against the requests.
     *
     * @param error the error of the action; null if it returned a value
     * @throws ScriptedTransport.Violation if a request broke a rule, or the error contradicts what was sent
     */
    void check(Action action, @Nullable ApiTokenException error);
}
