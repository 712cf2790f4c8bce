package io.apitokens.proofs.simulation;

/** How a call can go wrong. */
enum Fault {
    /** The call does what it should. */
    NONE,
    /** The process ends before the call. */
    CRASH,
    /** The process pauses before the call, longer than a lease. */
    PAUSE,
    /** The process pauses after the call has had its effect, before it sees the response. */
    PAUSE_AFTER,
    /** The process sleeps before the call, longer than a whole rotation takes. */
    SLEEP,
    /** The call has no effect, and no response. */
    LOST_REQUEST,
    /** The call has its effect, and no response. */
    LOST_RESPONSE,
    /** 503 without an effect. */
    UNAVAILABLE,
    /** 503, but the call has its effect. */
    UNAVAILABLE_AFTER,
    /** No response; the effect comes minutes later. */
    LATE,
    /** No effect, and no response to any call in the next minutes. */
    DOWN,
    /** A gateway sends the request twice, and returns the first response. */
    REPLAYED,
    /** A gateway sends the request again minutes later. */
    REPLAYED_LATE,
    /** A gateway sends the request twice, and returns the second response. */
    REPEATED,
    /** 404 although there is such a token. */
    NOT_FOUND,
    /** 401 although the credential is good. */
    REJECTED,
    /** 403 although the credential has the permission. */
    FORBIDDEN,
    /** A read that fails. */
    FAILS,
    /** A read of what was there some minutes ago. */
    STALE,
    /** A store's SDK loses the response, writes again by itself, and reports a conflict with its own first write. */
    SDK_RETRY
}
