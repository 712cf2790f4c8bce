package io.apitokens.inventory.policy;

import io.apitokens.Account;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A builder of a {@link TokenPolicy}. Not safe for use by many threads. */
public final class TokenPolicyBuilder {

    final Set<PolicyRule> rules = EnumSet.noneOf(PolicyRule.class);
    final RoleLists roles = new RoleLists();
    final List<PolicyException> exceptions = new ArrayList<>();

    @Nullable
    Duration longestLife;

    @Nullable
    Pattern name;

    String example = "";

    @Nullable
    Owners owners;

    int mostPerIssuer;

    @Nullable
    Function<Account, OptionalLong> count;

    TokenPolicyBuilder() {}

    /**
     * Demands that tokens expire.
     *
     * @return this
     */
    public TokenPolicyBuilder mustExpire() {
        rules.add(PolicyRule.MUST_EXPIRE);
        return this;
    }

    /**
     * Demands that tokens expire within a period.
     *
     * @param period the longest lifetime, positive
     * @return this
     */
    public TokenPolicyBuilder longestLife(Duration period) {
        this.longestLife = Objects.requireNonNull(period, "period");
        rules.add(PolicyRule.LONGEST_LIFE);
        return this;
    }

    /**
     * Demands names of a form.
     *
     * @param pattern matches the whole name
     * @param fitting a name that matches, for messages
     * @return this
     */
    public TokenPolicyBuilder namePattern(Pattern pattern, String fitting) {
        this.name = Objects.requireNonNull(pattern, "pattern");
        this.example = Objects.requireNonNull(fitting, "fitting");
        rules.add(PolicyRule.NAME_PATTERN);
        return this;
    }

    /**
     * Allows only some roles at a vendor.
     *
     * @param vendor the vendor, such as {@code gcore}
     * @param names the names or ids of the roles, at least one; list both if some records have only one of them
     * @return this
     */
    public TokenPolicyBuilder allowRoles(String vendor, String... names) {
        roles.add(PolicyRule.ROLE_ALLOWED, vendor, names);
        rules.add(PolicyRule.ROLE_ALLOWED);
        return this;
    }

    /**
     * Denies roles at a vendor.
     *
     * @param vendor the vendor, such as {@code gcore}
     * @param names the names or ids of the roles; list both if a role can be requested by either
     * @return this
     */
    public TokenPolicyBuilder denyRoles(String vendor, String... names) {
        roles.add(PolicyRule.ROLE_DENIED, vendor, names);
        rules.add(PolicyRule.ROLE_DENIED);
        return this;
    }

    /**
     * Demands a network restriction wherever the vendor has one.
     *
     * @return this
     */
    public TokenPolicyBuilder networkRestriction() {
        rules.add(PolicyRule.NETWORK_RESTRICTION);
        return this;
    }

    /**
     * Demands an owner.
     *
     * @param by where owners are named
     * @return this
     */
    public TokenPolicyBuilder owner(Owners by) {
        this.owners = Objects.requireNonNull(by, "by");
        rules.add(PolicyRule.OWNER);
        return this;
    }

    /**
     * Limits the number of tokens of one issuer. An audit counts them; a create needs a count.
     *
     * @param most the maximum, positive
     * @param present counts the tokens that the issuer of new tokens has in an account; empty if it is unknown, which
     *     refuses creates; must not create tokens itself
     * @return this
     */
    public TokenPolicyBuilder mostPerIssuer(int most, Function<Account, OptionalLong> present) {
        this.mostPerIssuer = most;
        this.count = Objects.requireNonNull(present, "present");
        rules.add(PolicyRule.MOST_PER_ISSUER);
        return this;
    }

    /**
     * Allows tokens of some names to break a rule until a time. The client's listener is told each time.
     *
     * @param rule a rule of this policy
     * @param names matches the whole name of a token
     * @param reason why, and who decided; not blank
     * @param until the end of the exception
     * @return this
     */
    public TokenPolicyBuilder except(PolicyRule rule, Pattern names, String reason, Instant until) {
        exceptions.add(new PolicyException(
                Objects.requireNonNull(rule, "rule"), Objects.requireNonNull(names, "names"), reason, until));
        return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy
     * @throws InvalidInputException if it has no rule, no token can satisfy it, or an exception has no reason or concerns
     *     a rule that the policy does not have
     */
    public TokenPolicy build() {
        if (rules.isEmpty()) {
            throw InvalidInputException.of("policy", "has no rule");
        }
        if (longestLife != null && (longestLife.isZero() || longestLife.isNegative())) {
            throw InvalidInputException.of("policy", "cannot be satisfied: the longest life is not positive");
        }
        if (name != null && !name.matcher(example).matches()) {
            throw InvalidInputException.of(
                    "policy", "cannot be shown to be satisfiable: the example does not match the pattern of names");
        }
        if (owners != null && !owners.canName()) {
            throw InvalidInputException.of(
                    "policy",
                    "cannot be satisfied: no owner can be named; add entries to the file or orInDescription()");
        }
        if (rules.contains(PolicyRule.MOST_PER_ISSUER) && mostPerIssuer < 1) {
            throw InvalidInputException.of("policy", "cannot be satisfied: no issuer may have a token");
        }
        roles.refuseUnsatisfiable();
        exceptions.forEach(this::check);
        return new TokenPolicy(this);
    }

    private void check(PolicyException exception) {
        if (!rules.contains(exception.rule())) {
            throw InvalidInputException.of(
                    "policy", "has an exception from " + exception.rule() + ", which it does not have");
        }
        if (exception.reason().isBlank()) {
            throw InvalidInputException.of("policy", "has an exception without a reason");
        }
    }
}
