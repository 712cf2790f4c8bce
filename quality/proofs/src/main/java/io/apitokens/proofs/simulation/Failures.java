package io.apitokens.proofs.simulation;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.Outcome;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.error.TransportException;
import java.util.List;

/** The exceptions of the vendor's client. */
final class Failures {

    private Failures() {}

    static CallFacts applied(Op op) {
        return facts(op, Outcome.APPLIED);
    }

    private static CallFacts facts(Op op, Outcome outcome) {
        return new CallFacts(Records.ACCOUNT.toString(), op.toString(), 1, outcome);
    }

    /** Returns a response that reports that nothing was changed. */
    static ApiTokenException response(ErrorKind kind, Op op) {
        return ResponseException.of(kind, facts(op, Outcome.NOT_APPLIED), status(kind));
    }

    /** Returns the failure of a change that may have taken effect. */
    static ApiTokenException lost(Fault fault, Op op) {
        CallFacts facts = facts(op, Outcome.UNKNOWN);
        return fault == Fault.UNAVAILABLE || fault == Fault.UNAVAILABLE_AFTER
                ? ResponseException.of(ErrorKind.VENDOR_UNAVAILABLE, facts, status(ErrorKind.VENDOR_UNAVAILABLE))
                : TransportException.of(facts, "no response arrived", null);
    }

    private static ResponseFacts status(ErrorKind kind) {
        int status = switch (kind) {
            case INVALID_REQUEST -> 400;
            case AUTHENTICATION -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            default -> 503;
        };
        return new ResponseFacts(status, "SIM", null, "simulated", List.of(), null);
    }
}
