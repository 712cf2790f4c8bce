package io.apitokens.call;

/**
 * The effect of an operation at the vendor. Decides whether it may be retried and whether a read-only client sends it.
 */
public enum Effect {
    /** Changes nothing. */
    READ,
    /** Sets a state; a second call makes no difference. */
    REPLACE,
    /** Deletes an object; a second call finds it gone. */
    DELETE,
    /** Revokes the credential that the call itself uses. */
    REVOKE_SELF,
    /** Creates an object whose secret, if it has one, the caller chose; a second call creates another, or is refused. */
    CREATE,
    /** Creates an object with a new secret; a second call creates another. */
    ISSUE,
    /** Creates a new secret and invalidates the previous one. */
    ROTATE;

    /** {@return true if the operation changes nothing, which holds for {@link #READ}} */
    public boolean readsOnly() {
        return this == READ;
    }

    /** {@return true if a second call makes no difference; false for {@link #CREATE}, {@link #ISSUE} and {@link #ROTATE}} */
    public boolean isRepeatable() {
        return this != CREATE && !issuesSecret();
    }

    /**
     * {@return true if a successful response holds a secret that is shown only once: {@link #ISSUE} and {@link
     * #ROTATE}}
     */
    public boolean issuesSecret() {
        return this == ISSUE || this == ROTATE;
    }
}
