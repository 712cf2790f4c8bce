package io.apitokens.inventory.audit;

/**
 * A receiver of everything that an audit sees, also of tokens that break no rule. Accounts are visited several at a time,
 * each on one thread: the methods are called on several threads at once, but for one account one after the other. An
 * exception that a method throws ends the audit.
 */
public interface AuditVisitor {

    /**
     * Receives a token, in the order of the account's list.
     *
     * @param token the token with its findings
     */
    void token(AuditedToken token);

    /**
     * Receives an account after its last token.
     *
     * @param account what was seen of it
     */
    void account(AuditedAccount account);

    /**
     * Receives a finding about an acceptance, after all accounts.
     *
     * @param finding the finding, which has no token
     */
    void acceptance(Finding finding);
}
