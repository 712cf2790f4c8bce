package io.apitokens;

/** The reason why a property of a token is unknown. An unknown property is neither "none" nor "never". */
public enum UnknownReason {
    /** The vendor's records have no field for it. */
    VENDOR_HAS_NO_FIELD("the vendor's records have no field for it; keep it outside the vendor"),
    /** The record lacks it, or has a value of another type in its place. */
    RECORD_OMITS_IT("the record lacks it; read the token alone, or look it up in the vendor's console"),
    /** The vendor refused to show it to the client's credential. */
    NOT_VISIBLE_TO_CREDENTIAL("the vendor does not show it to this credential; use one with a higher role"),
    /** It needs a further request, which the caller did not ask for, or for which the credential has no scope. */
    NOT_ASKED("it was not asked for; enable its look-up, and grant the credential the scope that it needs"),
    /** The vendor sent it in a form that cannot be parsed, or that contradicts itself. */
    UNREADABLE("the vendor's value cannot be read; look at the record, and check the version of this library"),
    /** The vendor did not respond to the request for it, or responded with an error of its own. */
    ACCOUNT_UNREACHABLE("the vendor did not respond; repeat it later");

    private final String advice;

    UnknownReason(String advice) {
        this.advice = advice;
    }

    /** {@return the reason in words, and how to find the value out} */
    public String advice() {
        return advice;
    }
}
