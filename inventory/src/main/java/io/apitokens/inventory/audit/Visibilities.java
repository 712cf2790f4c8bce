package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.TokenDirectory;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.AccountInsight.Visibility;
import java.util.Map;

/** Asks all accounts what their credentials see, several at a time. */
final class Visibilities {

    private Visibilities() {}

    /** Returns what each credential sees, in the order of the directory. A failure proves nothing about the account. */
    static Map<Account, Visibility> of(TokenDirectory directory) {
        return EachAccount.of(directory, Visibilities::of);
    }

    private static Visibility of(ApiTokens tokens) {
        try {
            return AccountInsight.of(tokens).visibility();
        } catch (CallInterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            return Visibility.unproven(
                    "asking what the credential sees failed with "
                            + e.getClass().getSimpleName(),
                    "correct the error, and run the audit again");
        }
    }
}
