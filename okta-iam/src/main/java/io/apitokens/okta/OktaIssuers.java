package io.apitokens.okta;

import io.apitokens.UnknownReason;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.error.VendorUnavailableException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the users who own the tokens of one list, each once. Stops to ask after a response that shows that no further
 * look-up would succeed. Thread-safe.
 */
final class OktaIssuers {

    /** The most users that are remembered; the longest unused one is looked up again. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final String SCOPE_MISSING = "insufficient_scope";

    private final OktaPeople people;
    private final Map<String, OktaIssuer> known = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable UnknownReason stopped;

    OktaIssuers(OktaPeople people) {
        this.people = people;
    }

    /** Returns what is known of the owner of a token. */
    synchronized OktaIssuer of(@Nullable String userId) {
        if (userId == null) {
            return OktaIssuer.OMITTED;
        }
        OktaIssuer remembered = known.get(userId);
        if (remembered == null) {
            remembered = stopped == null ? lookUp(userId) : OktaIssuer.of(userId, stopped);
            known.put(userId, remembered);
            if (known.size() > MOST_REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return remembered;
    }

    private OktaIssuer lookUp(String userId) {
        try {
            return OktaIssuer.of(userId, people.get(userId));
        } catch (PermissionDeniedException e) {
            if (e.vendorCode().filter(SCOPE_MISSING::equals).isEmpty()) {
                // A role may show some users and not others.
                return OktaIssuer.of(userId, UnknownReason.NOT_VISIBLE_TO_CREDENTIAL);
            }
            stopped = UnknownReason.NOT_ASKED;
            return OktaIssuer.of(userId, UnknownReason.NOT_ASKED);
        } catch (NotFoundException e) {
            // The user may be deleted, or outside of what the caller's role covers.
            return OktaIssuer.of(userId, UnknownReason.NOT_VISIBLE_TO_CREDENTIAL);
        } catch (UnreadableResponseException | InvalidInputException e) {
            return OktaIssuer.of(userId, UnknownReason.UNREADABLE);
        } catch (VendorUnavailableException | RateLimitedException | TransportException | DeadlineExceededException e) {
            stopped = UnknownReason.ACCOUNT_UNREACHABLE;
            return OktaIssuer.of(userId, UnknownReason.ACCOUNT_UNREACHABLE);
        }
    }
}
