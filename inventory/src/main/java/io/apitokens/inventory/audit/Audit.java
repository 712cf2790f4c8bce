package io.apitokens.inventory.audit;

import io.apitokens.ApiTokens;
import io.apitokens.TokenDirectory;
import io.apitokens.error.CallInterruptedException;
import java.util.function.Consumer;

/**
 * Checks the tokens of all accounts against rules. For each token and rule there are three results: a finding, fine, and
 * unknown with a reason. Reads only. Its memory does not grow with the number of tokens. Immutable.
 *
 * <p>Before the first token, each account states what its credential sees. An account that is not seen whole, or cannot be
 * read, makes the audit incomplete.
 *
 * <pre>{@code
 * Audit audit = Audit.builder(directory).unusedFor(Duration.ofDays(60)).build();
 * AuditResult result = audit.run(finding -> out.println(finding));
 * out.print(result.describe());
 * int status = result.exitStatus(); // 0 passed, 1 findings, 2 unknown or incomplete
 * }</pre>
 */
public final class Audit {

    private final TokenDirectory directory;
    private final AuditSettings settings;

    Audit(TokenDirectory directory, AuditSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * Creates a builder.
     *
     * @param directory the accounts; for names and states of issuers at Okta, with {@code okta.tokens().withIssuers()}
     * @return the builder
     */
    public static AuditBuilder builder(TokenDirectory directory) {
        return new AuditBuilder(directory);
    }

    /**
     * Creates a builder.
     *
     * @param accounts the tokens of each account
     * @return the builder
     */
    public static AuditBuilder builder(ApiTokens... accounts) {
        return builder(TokenDirectory.of(accounts));
    }

    /**
     * Checks all tokens. The failure of an account does not stop the others; it is in the result.
     *
     * @param findings receives each finding and unknown result at once, also those that are accepted or in the baseline;
     *     account after account
     * @return the result
     * @throws CallInterruptedException if the thread is interrupted
     */
    public AuditResult run(Consumer<? super Finding> findings) {
        return new AuditRun(directory, settings).inOrder(findings);
    }

    /**
     * Checks all tokens, at most 16 accounts at a time. The failure of an account does not stop the others; it is in the
     * result.
     *
     * @param visitor receives each token at once, also those without a finding
     * @return the result
     * @throws CallInterruptedException if the thread is interrupted
     */
    public AuditResult visit(AuditVisitor visitor) {
        return new AuditRun(directory, settings).inParallel(visitor);
    }
}
