package io.apitokens.okta;

import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.Token.Property;
import io.apitokens.UnknownReason;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.error.VendorUnavailableException;
import io.apitokens.spi.AccountInsight.RoleLookup;
import io.apitokens.spi.AccountInsight.TokenRoles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the roles of the users who own tokens, each once. After a response that shows that no further look-up would
 * succeed, it sends none. Thread-safe.
 */
final class OktaRoles implements RoleLookup {

    /** The most users that are remembered; the longest unused one is looked up again. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final String SCOPE_MISSING = "insufficient_scope";

    private final OktaPeople people;
    private final Map<String, TokenRoles> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenRoles> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private @Nullable UnknownReason stopped;

    OktaRoles(OktaPeople people) {
        this.people = people;
    }

    @Override
    public synchronized TokenRoles of(Token token) {
        String owner = token.issuer().id().orElse(null);
        if (owner == null) {
            return TokenRoles.unknown(token.unknowns().getOrDefault(Property.ISSUER, UnknownReason.RECORD_OMITS_IT));
        }
        TokenRoles remembered = known.get(owner);
        if (remembered == null) {
            remembered = stopped == null ? lookUp(owner) : TokenRoles.unknown(stopped);
            known.put(owner, remembered);
        }
        return remembered;
    }

    private TokenRoles lookUp(String owner) {
        try {
            List<Role> roles = people.rolesOfUser(owner).stream()
                    .filter(OktaInsight::isActive)
                    .map(OktaInsight::role)
                    .toList();
            return new TokenRoles(roles, null);
        } catch (PermissionDeniedException e) {
            if (e.vendorCode().filter(SCOPE_MISSING::equals).isEmpty()) {
                return TokenRoles.unknown(UnknownReason.NOT_VISIBLE_TO_CREDENTIAL);
            }
            return stop(UnknownReason.NOT_ASKED);
        } catch (NotFoundException e) {
            return TokenRoles.unknown(UnknownReason.NOT_VISIBLE_TO_CREDENTIAL);
        } catch (UnreadableResponseException | InvalidInputException e) {
            return TokenRoles.unknown(UnknownReason.UNREADABLE);
        } catch (VendorUnavailableException | RateLimitedException | TransportException | DeadlineExceededException e) {
            return stop(UnknownReason.ACCOUNT_UNREACHABLE);
        }
    }

    private TokenRoles stop(UnknownReason reason) {
        stopped = reason;
        return TokenRoles.unknown(reason);
    }
}
