package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.error.ApiTokenException;
import io.apitokens.internal.ForeignText;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.spi.AccountInsight.Visibility;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an audit saw of an account.
 *
 * @param account the account
 * @param visibility what its credential sees
 * @param accepted why a part of the account is enough; null unless the caller has accepted that
 * @param failure why the account could not be read completely; null if it could
 * @param tokens the number of tokens that were checked
 */
public record AuditedAccount(
        Account account,
        Visibility visibility,
        @Nullable String accepted,
        @Nullable ApiTokenException failure,
        long tokens) {

    /** {@return whether it was read to the end, and all of it is visible, or a part is accepted as enough} */
    public boolean isComplete() {
        return failure == null && (visibility.extent() == Extent.ALL || accepted != null);
    }

    /** {@return whether every token of the account was checked, for certain} */
    boolean isWhole() {
        return failure == null && visibility.extent() == Extent.ALL;
    }

    /** {@return what to do so that the account is complete; empty if it is} */
    public Optional<String> advice() {
        if (isComplete()) {
            return Optional.empty();
        }
        return Optional.of(failure != null ? "correct the error, and run the audit again" : visibility.remedy());
    }

    /** {@return one line; printable} */
    @Override
    public String toString() {
        String problem = failure == null ? "" : "; could not be read: " + failure.getMessage();
        String enough = accepted == null ? "" : "; accepted: " + ForeignText.printable(accepted);
        return account + ": " + tokens + " tokens, sees " + visibility + enough + problem;
    }
}
