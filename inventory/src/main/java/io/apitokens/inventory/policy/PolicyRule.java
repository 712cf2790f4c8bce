package io.apitokens.inventory.policy;

/** A rule of a {@link TokenPolicy}. */
public enum PolicyRule {
    /** The token expires. */
    MUST_EXPIRE("policy.must-expire"),
    /** The token lives at most for a period. */
    LONGEST_LIFE("policy.longest-life"),
    /** The name follows a pattern. */
    NAME_PATTERN("policy.name-pattern"),
    /** Every role is one of the allowed. */
    ROLE_ALLOWED("policy.role-allowed"),
    /** No role is one of the denied. */
    ROLE_DENIED("policy.role-denied"),
    /** The token may be used from some networks only, where the vendor has such a restriction. */
    NETWORK_RESTRICTION("policy.network-restriction"),
    /** The description or the owners file names an owner. */
    OWNER("policy.owner"),
    /** The issuer of the token has at most a number of them. */
    MOST_PER_ISSUER("policy.most-per-issuer");

    private final String id;

    PolicyRule(String id) {
        this.id = id;
    }

    /** {@return the id, such as {@code policy.must-expire}, as in files, exceptions and messages} */
    public String id() {
        return id;
    }

    /** Returns the id. */
    @Override
    public String toString() {
        return id;
    }
}
