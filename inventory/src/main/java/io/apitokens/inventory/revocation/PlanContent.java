package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a plan consists of.
 *
 * @param made when it was made
 * @param accounts the accounts that were read
 * @param protection which tokens are kept
 * @param toDelete the tokens to delete
 * @param skipped the tokens to keep
 * @param gaps why tokens may be missing, by account
 */
record PlanContent(
        Instant made,
        Set<Account> accounts,
        Protection protection,
        List<PlannedToken> toDelete,
        List<SkippedToken> skipped,
        Map<Account, List<String>> gaps) {

    PlanContent {
        accounts = Collections.unmodifiableSet(new LinkedHashSet<>(accounts));
        toDelete = List.copyOf(toDelete);
        skipped = List.copyOf(skipped);
        gaps = Collections.unmodifiableMap(new LinkedHashMap<>(gaps));
    }
}
