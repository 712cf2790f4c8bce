package io.apitokens.inventory.policy;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An explicit exception from a rule.
 *
 * @param rule the rule
 * @param name the names of the tokens that it covers
 * @param reason why
 * @param until the time at which it ends
 */
record PolicyException(PolicyRule rule, Pattern name, String reason, Instant until) {

    boolean covers(PolicyRule broken, @Nullable String token, Instant now) {
        return broken == rule && token != null && now.isBefore(until) && NameMatch.of(name, token);
    }
}
