package io.apitokens.spi;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenStatus;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.VendorError;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.ResponseException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.json.JsonShapeException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds tokens that a failing create would leave as orphans.
 *
 * @see CanCreate#create(TokenSpec)
 */
final class CreateGuard {

    /** The longest time by which the clocks may differ from what a response has shown. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();

    private CreateGuard() {}

    /**
     * Runs a create and, if it fails, searches for tokens that it may have created. The search looks for tokens of the
     * same name that were created since the call began. It is limited to the client's cleanup timeout and deletes
     * nothing. A thread's interrupt status is restored after the search.
     *
     * @param tokens the tokens of the account, for the search
     * @param client supplies the time source and the cleanup timeout
     * @param spec the properties of the token
     * @param create creates the token
     * @return the token and its secret
     * @throws InvalidInputException if the specification has a description and the vendor none, or has a restriction that
     *     the vendor does not support; no request was sent
     * @throws ResponseException with the outcome {@link Outcome#NOT_APPLIED} if the vendor refused a name that must be
     *     unique, and the search shows that an older token has it
     * @throws LostCreateException if the create failed with an outcome other than {@link Outcome#NOT_APPLIED} and not
     *     with a {@link PartialCreateException}, which is thrown unchanged because it contains the secret
     */
    static IssuedToken run(CanCreate tokens, ApiClient client, TokenSpec spec, Supplier<IssuedToken> create) {
        refuseUnsupported(tokens, spec);
        Instant start = client.timeSource().instant();
        try {
            return create.get();
        } catch (ApiTokenException e) {
            if (e.outcome() == Outcome.NOT_APPLIED || holdsTheToken(e)) {
                throw e;
            }
            Search found = search(tokens, client, spec.name(), start);
            if (e instanceof ResponseException refused && found.showsAnother() && isNameTaken(client, refused)) {
                throw refused.with(Outcome.NOT_APPLIED);
            }
            throw LostCreateException.of(e, spec.name(), stated(e, found.candidates()));
        }
    }

    /** Refuses what a create would otherwise drop in silence. */
    static void refuseUnsupported(CanCreate tokens, TokenSpec spec) {
        if (!tokens.hasDescriptions() && spec.descriptionWithoutMarker().isPresent()) {
            throw InvalidInputException.of("description", "is not possible: the vendor's tokens have none");
        }
        for (Token.Restriction restriction : spec.restrictions()) {
            if (restriction.kind() == Token.Restriction.Kind.UNKNOWN || !tokens.supports(restriction)) {
                throw InvalidInputException.of(
                        "restrictions", "are not supported: no new token can be used " + restriction);
            }
        }
    }

    /** Returns the one candidate whose id the response to the create stated, or else all. */
    private static Candidates stated(ApiTokenException e, Candidates candidates) {
        if (!(e instanceof UnreadableResponseException unreadable && candidates instanceof Candidates.Found found)) {
            return candidates;
        }
        return unreadable
                .statedId()
                .flatMap(id -> found.tokens().stream()
                        .filter(token -> token.id().value().equals(id))
                        .findFirst())
                .<Candidates>map(token -> new Candidates.Found(List.of(token)))
                .orElse(candidates);
    }

    /**
     * Creates the mapper for a response that issued a secret.
     *
     * @param secret returns the secret of the response
     * @param token converts the rest of the response, and checks that it is about the requested token
     * @param <T> the response
     * @return maps to the token and its secret; a failure leaves the secret in the exception of the call
     */
    static <T> ApiCall.Mapper<T, IssuedToken> issued(
            Function<T, @Nullable Secret> secret, ApiCall.Mapper<T, Token> token) {
        return (response, facts) -> {
            Secret issued = secret.apply(response);
            if (issued == null) {
                throw new JsonShapeException("the response contains no secret");
            }
            if (!issued.expose().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new JsonShapeException("the secret has a character that no request can carry");
            }
            return IssuedToken.of(token.map(response, facts), issued, facts);
        };
    }

    /** Returns a marker that no other token has. */
    static String freshMarker() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /**
     * Makes a call that issues a secret alone, and finds its token by the marker. A token that is not in the list may
     * not be visible yet.
     */
    static <T> IssuedToken find(
            CanCreate tokens, TokenSpec marked, ApiCall<T> call, Function<T, @Nullable Secret> secret) {
        Token unread =
                Token.builder(TokenId.of(tokens.account(), "unread"), "unread").build();
        IssuedToken issued =
                call.map(issued(secret, (response, facts) -> unread)).execute();
        UnreadableResponseException lost = UnreadableResponseException.of(
                issued.facts(),
                "the response holds the secret alone, and its token is not in the list",
                issued.secret());
        try {
            Pager<Token> named = tokens.list(TokenFilter.all().named(marked.name()));
            return Uninterrupted.run(() -> named.stream()
                    .filter(token -> token.marker().equals(marked.marker()))
                    .findFirst()
                    .map(issued::withToken)
                    .orElseThrow(() -> lost));
        } catch (Throwable e) {
            if (!e.equals(lost)) {
                lost.addSuppressed(e);
            }
            throw lost;
        }
    }

    /** Returns whether the vendor refused a name that must be unique, because a token has it. */
    private static boolean isNameTaken(ApiClient client, ResponseException refused) {
        VendorError error = new VendorError(
                refused.vendorCode().orElse(null),
                refused.vendorMessage().orElse(null),
                refused.requestId().orElse(null),
                refused.fieldErrors(),
                refused.fromVendor());
        return client.rules().isNameTaken(refused.status(), error);
    }

    /**
     * The result of a search for the token of a create.
     *
     * @param candidates the tokens that the create may have made
     * @param hasOlder whether a token of the name was created before the create, and has not expired
     */
    private record Search(Candidates candidates, boolean hasOlder) {

        static Search notLooked(String reason) {
            return new Search(new Candidates.NotLooked(reason), false);
        }

        /** Returns whether only another token has the name, so that the create made none if names are unique. */
        boolean showsAnother() {
            return hasOlder
                    && candidates instanceof Candidates.Found found
                    && found.tokens().isEmpty();
        }
    }

    private static boolean holdsTheToken(ApiTokenException e) {
        return e instanceof PartialCreateException;
    }

    private static Search search(ApiTokens tokens, ApiClient client, String name, Instant start) {
        try {
            // An interrupted caller still needs to know which tokens may exist.
            return Uninterrupted.run(() -> found(tokens, client, name, start));
        } catch (Throwable e) {
            // A failure of the search must not replace the original failure, which may contain the secret.
            return Search.notLooked("the search failed with " + e.getClass().getSimpleName());
        }
    }

    private static Search found(ApiTokens tokens, ApiClient client, String name, Instant start) {
        TimeSource timeSource = client.timeSource();
        long end = timeSource.nanoTime() + client.cleanupTimeout().toNanos();
        List<Token> found = new ArrayList<>();
        boolean incomplete = false;
        boolean hasOlder = false;
        // Each page has the time that the pages before it have left.
        Pager<Token> named = Pager.of(cursor -> {
            Duration left = Duration.ofNanos(Math.max(1, end - timeSource.nanoTime()));
            return page(tokens.withTimeout(left).withFreshConnections(), name, cursor);
        });
        for (Page<Token> page : named.pages()) {
            // The page was requested by now, so its response has shown the vendor's clock.
            Instant earliest = start.plus(client.clockSkew()).minus(CLOCK_SKEW);
            for (Token token : page.items()) {
                // A token whose record has no creation time may be the one, so it is a candidate.
                if (!token.created().orElse(earliest).isBefore(earliest)) {
                    found.add(token);
                } else {
                    hasOlder |= token.status() != TokenStatus.EXPIRED;
                }
            }
            incomplete |= page.unreadable().isPresent();
            if (page.nextCursor().isPresent() && timeSource.nanoTime() - end >= 0) {
                return Search.notLooked("the time for the search passed before the whole account was searched");
            }
        }
        return incomplete && found.isEmpty()
                ? Search.notLooked("some records of the list could not be read")
                : new Search(new Candidates.Found(found), hasOlder);
    }

    private static Page<Token> page(ApiTokens tokens, String name, @Nullable String cursor) {
        Pager<Token> named = tokens.list(TokenFilter.all().named(name));
        return (cursor == null ? named : named.from(cursor)).pages().iterator().next();
    }
}
