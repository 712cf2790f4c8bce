package io.apitokens.inventory.audit;

import io.apitokens.Token;
import io.apitokens.UnknownReason;
import io.apitokens.inventory.policy.Owners.Owner;
import io.apitokens.spi.AccountInsight.TokenRoles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token that an audit has checked.
 *
 * @param token the token
 * @param owner its owner; null if none is named, or that is unknown
 * @param ownerUnknown why it is unknown whether an owner is named; null if it is known
 * @param roles the roles that it acts with; of the record alone if no rule about roles is checked
 * @param findings its findings and unknown results, in the order of the rules
 */
public record AuditedToken(
        Token token,
        @Nullable Owner owner,
        @Nullable UnknownReason ownerUnknown,
        TokenRoles roles,
        List<Finding> findings) {

    /**
     * Copies the list.
     *
     * @param token the token
     * @param owner its owner, or null
     * @param ownerUnknown why that is unknown, or null
     * @param roles its roles
     * @param findings its findings
     */
    public AuditedToken {
        findings = List.copyOf(findings);
    }
}
