package io.apitokens.call;

/** What an operation does at the vendor; decides whether it may be repeated and whether a read-only client sends it. */
public enum Effect {
    /** Changes nothing. */
    READ,
    /** Sets a state, so that a second time makes no difference. */
    REPLACE,
    /** Removes an object; a second time finds it gone. */
    DELETE,
    /** Removes the credential that the call itself is made with. */
    REVOKE_SELF,
    /** Makes an object with a new secret; a second time makes another. */
    ISSUE,
    /** Makes a new secret and kills the previous one. */
    ROTATE;

    /**
     * Tells whether the operation changes nothing.
     *
     * @return true for {@link #READ}
     */
    public boolean readsOnly() {
        return this == READ;
    }

    /**
     * Tells whether a successful answer holds a secret that is shown only once.
     *
     * @return true for {@link #ISSUE} and {@link #ROTATE}
     */
    public boolean issuesSecret() {
        return this == ISSUE || this == ROTATE;
    }
}
