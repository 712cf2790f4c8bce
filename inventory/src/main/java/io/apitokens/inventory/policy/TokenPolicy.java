package io.apitokens.inventory.policy;

import io.apitokens.Account;
import io.apitokens.Lifetime;
import io.apitokens.Role;
import io.apitokens.Token.Restriction;
import io.apitokens.call.SpecCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules for tokens. As the spec check of a client, it refuses calls that would break them before anything is sent. It
 * never changes an existing token; an audit finds those that break the rules. A rotation in place is always allowed,
 * because it keeps the token's properties. Immutable, and safe for use by many threads.
 *
 * <pre>{@code
 * TokenPolicy policy = TokenPolicy.builder()
 *         .longestLife(Duration.ofDays(90))
 *         .owner(Owners.inDescription())
 *         .denyRoles("gcore", "Administrators")
 *         .build();
 * GcoreIam client = builder.specCheck(policy).build();
 * }</pre>
 */
public final class TokenPolicy implements SpecCheck {

    /** The id of the rule that a request must be readable, so that the others can be checked. */
    private static final String READABLE = "policy.readable";

    private final Set<PolicyRule> rules;
    private final @Nullable Duration longestLife;
    private final @Nullable Pattern name;
    private final String example;
    private final RoleLists roles;
    private final @Nullable Owners owners;
    private final int mostPerIssuer;
    private final @Nullable Function<Account, OptionalLong> count;
    private final List<PolicyException> exceptions;

    TokenPolicy(TokenPolicyBuilder from) {
        this.rules = EnumSet.copyOf(from.rules);
        this.longestLife = from.longestLife;
        this.name = from.name;
        this.example = from.example;
        this.roles = from.roles.copy();
        this.owners = from.owners;
        this.mostPerIssuer = from.mostPerIssuer;
        this.count = from.count;
        this.exceptions = List.copyOf(from.exceptions);
    }

    /** {@return a builder without any rule} */
    public static TokenPolicyBuilder builder() {
        return new TokenPolicyBuilder();
    }

    /** {@return the rules, in the order of {@link PolicyRule}} */
    public Set<PolicyRule> rules() {
        return Set.copyOf(rules);
    }

    /** {@return the owners that the policy demands; empty if it demands none} */
    public Optional<Owners> owners() {
        return Optional.ofNullable(owners);
    }

    /** {@return the maximum number of tokens of one issuer; empty if there is none} */
    public OptionalInt mostPerIssuer() {
        return rules.contains(PolicyRule.MOST_PER_ISSUER) ? OptionalInt.of(mostPerIssuer) : OptionalInt.empty();
    }

    /**
     * {@inheritDoc}
     *
     * @return the broken rules, those with an explicit exception marked
     */
    @Override
    public List<Violation> check(Account account, Proposal proposal, Instant now) {
        if (proposal.change() == Change.ROTATE) {
            return List.of();
        }
        if (!proposal.readable()) {
            return List.of(new Violation(
                    READABLE, "the request cannot be read, so no rule can be checked; use the facade", false));
        }
        boolean create = proposal.change() == Change.CREATE;
        List<Violation> found = new ArrayList<>();
        for (PolicyRule rule : rules) {
            String problem = problem(rule, account, proposal, create, now);
            if (problem != null) {
                found.add(violation(rule, proposal.name(), problem, now));
            }
        }
        return found;
    }

    /**
     * Returns whether an explicit exception allows a token to break a rule.
     *
     * @param rule the rule
     * @param token the name of the token
     * @param now the time
     * @return true if so
     */
    public boolean excepts(PolicyRule rule, String token, Instant now) {
        return exceptions.stream().anyMatch(each -> each.covers(rule, token, now));
    }

    private Violation violation(PolicyRule rule, @Nullable String token, String problem, Instant now) {
        for (PolicyException exception : exceptions) {
            if (exception.covers(rule, token, now)) {
                return new Violation(rule.id(), problem + "; excepted: " + exception.reason(), true);
            }
        }
        return new Violation(rule.id(), problem, false);
    }

    private @Nullable String problem(PolicyRule rule, Account account, Proposal proposal, boolean create, Instant now) {
        return switch (rule) {
            case MUST_EXPIRE -> create ? mustExpire(proposal.lifetime()) : null;
            case LONGEST_LIFE -> create ? life(proposal.lifetime(), now) : null;
            case NAME_PATTERN -> proposal.name() == null && !create ? null : nameProblem(proposal.name());
            case OWNER -> ownerOf(account, proposal, create);
            case NETWORK_RESTRICTION ->
                proposal.restrictions() == null ? null : networkProblem(proposal.restrictions());
            case ROLE_ALLOWED, ROLE_DENIED -> rolesOf(rule, account, proposal, create);
            case MOST_PER_ISSUER -> create ? countProblem(account) : null;
        };
    }

    private static @Nullable String mustExpire(@Nullable Lifetime lifetime) {
        if (lifetime == null) {
            return "the expiry cannot be read; set expiresAfter(…)";
        }
        return lifetime instanceof Lifetime.Unlimited ? "the token would never expire; set expiresAfter(…)" : null;
    }

    private @Nullable String life(@Nullable Lifetime lifetime, Instant now) {
        Duration length = lifetime instanceof Lifetime.For span
                ? span.length()
                : lifetime instanceof Lifetime.Until until ? Duration.between(now, until.end()) : null;
        return length == null ? mustExpire(lifetime) : lifeProblem(length);
    }

    /**
     * Returns why a lifetime breaks the rule about the longest life.
     *
     * @param life the lifetime
     * @return the problem; null if it is short enough, or the policy has no such rule
     */
    public @Nullable String lifeProblem(Duration life) {
        return longestLife == null || life.compareTo(longestLife) <= 0
                ? null
                : "the token lives for " + life.toDays() + " days and " + life.toHoursPart() + " hours, longer than "
                        + longestLife.toDays() + " days and " + longestLife.toHoursPart() + " hours";
    }

    /**
     * Returns why a name breaks the rule about names.
     *
     * @param token the name without a marker, or null
     * @return the problem; null if the name matches, or the policy has no such rule
     */
    public @Nullable String nameProblem(@Nullable String token) {
        return name == null || (token != null && NameMatch.of(name, token))
                ? null
                : "the name does not have the form of \"" + example + "\"";
    }

    /**
     * Returns why restrictions break the rule about networks.
     *
     * @param restrictions the restrictions of a token, at a vendor that can restrict networks
     * @return the problem; null if there is a network restriction, or the policy has no such rule
     */
    public @Nullable String networkProblem(List<Restriction> restrictions) {
        boolean restricted = restrictions.stream().anyMatch(each -> each.kind() == Restriction.Kind.NETWORK);
        return restricted || !rules.contains(PolicyRule.NETWORK_RESTRICTION)
                ? null
                : "the token could be used from anywhere; restrict it to a network";
    }

    private @Nullable String ownerOf(Account account, Proposal proposal, boolean create) {
        // An update that keeps what names the owner keeps the owner.
        boolean keeps = owners == null
                || ((proposal.name() == null || !owners.readsFile())
                        && (proposal.description() == null || !owners.readsDescription()));
        if (!create && keeps) {
            return null;
        }
        String token = proposal.name() == null ? "" : proposal.name();
        return ownerProblem(account, token, proposal.description());
    }

    /**
     * Returns why a token breaks the rule about owners.
     *
     * @param account the account
     * @param token the name
     * @param description the description without a marker, or null
     * @return the problem; null if there is an owner, or the policy demands none
     */
    public @Nullable String ownerProblem(Account account, String token, @Nullable String description) {
        return owners == null || owners.of(account, token, description).isPresent()
                ? null
                : "no owner is named; "
                        + (owners.readsDescription()
                                ? "write owner=… in the description"
                                : "add a pattern to the owners file");
    }

    private @Nullable String rolesOf(PolicyRule rule, Account account, Proposal proposal, boolean create) {
        if (proposal.grants() == null) {
            return create && roles.has(rule, account.vendor()) ? "the roles cannot be read; use the facade" : null;
        }
        return proposal.grants().stream()
                .map(grant -> roleProblem(rule, account.vendor(), grant.role()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns whether a rule about roles concerns a vendor.
     *
     * @param rule {@link PolicyRule#ROLE_ALLOWED} or {@link PolicyRule#ROLE_DENIED}
     * @param vendor the vendor
     * @return true if so
     */
    public boolean hasRoles(PolicyRule rule, String vendor) {
        return roles.has(rule, vendor);
    }

    /**
     * Returns why a role breaks a rule about roles.
     *
     * @param rule {@link PolicyRule#ROLE_ALLOWED} or {@link PolicyRule#ROLE_DENIED}
     * @param vendor the vendor
     * @param role the role; compared by name and by id
     * @return the problem; null if the role may be used, or the policy has no such rule for the vendor
     */
    public @Nullable String roleProblem(PolicyRule rule, String vendor, Role role) {
        return roles.problem(rule, vendor, role);
    }

    private @Nullable String countProblem(Account account) {
        OptionalLong present = count == null ? OptionalLong.empty() : count.apply(account);
        if (present.isEmpty()) {
            return "the tokens of the issuer cannot be counted; give mostPerIssuer(…) a count, or let an audit check it";
        }
        return present.getAsLong() < mostPerIssuer
                ? null
                : "the issuer has " + present.getAsLong() + " tokens already, and " + mostPerIssuer + " are the most";
    }

    @Override
    public String toString() {
        return "TokenPolicy" + rules;
    }
}
