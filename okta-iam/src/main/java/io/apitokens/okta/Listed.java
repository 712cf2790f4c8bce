package io.apitokens.okta;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.call.ApiCall;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import java.util.List;
import java.util.Optional;

/** Finds a credential in the complete list of its owner. Not every owner has an operation that reads one. */
final class Listed {

    private static final int OK = 200;

    private Listed() {}

    /** A list and the call that read it. */
    private record Found(Optional<Token> token, CallFacts facts) {}

    /**
     * Reads the list, and returns one credential of it.
     *
     * @throws NotFoundException if the list does not contain it
     */
    static Token one(ApiCall<List<Token>> list, TokenId id) {
        Found found = list.map((tokens, facts) -> new Found(
                        tokens.stream().filter(token -> token.id().equals(id)).findFirst(), facts))
                .execute();
        return found.token().orElseThrow(() -> missing(found.facts()));
    }

    private static ResponseException missing(CallFacts facts) {
        String hint = "the complete list does not contain it";
        return ResponseException.of(
                ErrorKind.NOT_FOUND, facts, new ResponseFacts(OK, null, null, null, List.of(), 0, null, true, hint));
    }
}
