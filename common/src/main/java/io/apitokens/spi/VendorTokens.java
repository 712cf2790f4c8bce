package io.apitokens.spi;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.json.JsonShapeException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The part of a vendor's {@link ApiTokens} that is the same for every vendor: views, checks of ids, verification, and the
 * handling of new secrets. For vendor implementations, whose tokens class extends it, or {@link Creating} if the vendor
 * can create tokens. Immutable.
 *
 * <pre>{@code
 * public final class AcmeTokens extends VendorTokens.Creating<AcmeTokens> implements CanRotate {
 *
 *     AcmeTokens(View view) {
 *         super(view);
 *     }
 *
 *     @Override
 *     protected AcmeTokens with(View view) {
 *         return new AcmeTokens(view);
 *     }
 *
 *     @Override
 *     public Token get(TokenId id) {
 *         return Acme.read(client(), checked(id))
 *                 .map((thing, facts) -> token(about(id, thing.id(), thing)))
 *                 .execute();
 *     }
 *
 *     @Override
 *     public Pager<Token> list() {
 *         return Walks.byCursor(cursor -> Acme.page(client(), cursor), (thing, facts) -> token(thing));
 *     }
 *
 *     @Override
 *     public void delete(TokenId id) {
 *         Acme.delete(client(), changeable(id)).execute();
 *     }
 *
 *     @Override
 *     public SecretStatus verify(Secret secret) {
 *         return verify(Acme.read(clientOf(secret), "self"));
 *     }
 *
 *     @Override
 *     public IssuedToken create(TokenSpec spec) {
 *         return create(
 *                 spec, Acme.issue(client(), Effect.ISSUE, spec.name()), Thing::secret, (thing, facts) -> token(thing));
 *     }
 *
 *     // Of this vendor's response to a rotation, only the secret is used.
 *     @Override
 *     public IssuedToken rotate(TokenId id) {
 *         return thenRead(id, Acme.issue(client(), Effect.ROTATE, checked(id)), Thing::secret);
 *     }
 *
 *     private Token token(Thing thing) {
 *         return Token.builder(TokenId.of(account(), thing.id()), thing).build();
 *     }
 * }
 * }</pre>
 *
 * @param <V> the vendor's class
 */
public abstract class VendorTokens<V extends VendorTokens<V>> implements ApiTokens {

    private final View view;

    /**
     * Creates the tokens of a view.
     *
     * @param view the client and its settings
     */
    protected VendorTokens(View view) {
        this.view = Objects.requireNonNull(view, "view");
    }

    /** A client with the settings of one view of it. Immutable. */
    public static final class View {

        private final ApiClient client;
        private final @Nullable TokenId ownToken;
        private final boolean ownTokenChanges;

        private View(ApiClient client, @Nullable TokenId ownToken, boolean ownTokenChanges) {
            this.client = Objects.requireNonNull(client, "client");
            this.ownToken = ownToken;
            this.ownTokenChanges = ownTokenChanges;
        }

        /**
         * Creates the first view of a client.
         *
         * @param client the client
         * @param ownToken the token that the client authenticates with; null if it is unknown, or read from the secret
         * @return the view, which refuses changes of the own token
         */
        public static View of(ApiClient client, @Nullable TokenId ownToken) {
            return new View(client, ownToken, false);
        }

        private View with(ApiClient other) {
            return new View(other, ownToken, ownTokenChanges);
        }
    }

    /**
     * Returns the tokens of another view of the same client.
     *
     * @param other the view
     * @return the tokens, with the same settings of the vendor's own
     */
    protected abstract V with(View other);

    /** {@return the view, for copies that differ in a setting of the vendor's own} */
    protected final View view() {
        return view;
    }

    /** {@return the client of this view} */
    protected final ApiClient client() {
        return view.client;
    }

    /**
     * Returns a client that authenticates with a secret, for {@link #verify(Secret)}.
     *
     * @param secret the secret
     * @return a view of the same client
     * @throws InvalidInputException if the secret cannot be a credential; it is not quoted
     */
    protected final ApiClient clientOf(Secret secret) {
        return client().withCredentials(CredentialSource.fixed(client().rules().credential(secret)));
    }

    @Override
    public final Account account() {
        return client().account();
    }

    /**
     * {@inheritDoc}
     *
     * @return the own token of the view; vendors whose secrets contain the id override this
     */
    @Override
    public Optional<TokenId> ownToken() {
        return Optional.ofNullable(view.ownToken);
    }

    @Override
    public final V withTimeout(Duration timeout) {
        return with(view.with(client().withTimeout(timeout)));
    }

    @Override
    public final V withFreshConnections() {
        return with(view.with(client().withFreshConnections()));
    }

    @Override
    public final V withTimeoutAfterRateLimit() {
        return with(view.with(client().withTimeoutAfterRateLimit()));
    }

    @Override
    public final V withOwnTokenChanges() {
        return with(new View(client(), view.ownToken, true));
    }

    @Override
    public final Optional<ApiTokens> authenticatedBy(Secret secret) {
        return Optional.of(with(new View(clientOf(secret), null, view.ownTokenChanges)));
    }

    /**
     * Checks that an id is of this account and has the vendor's form.
     *
     * @param id the id
     * @return its value
     * @throws InvalidInputException if not; a value without the form is not quoted
     */
    protected final String checked(TokenId id) {
        return client().rules().checkedId("token id", id, account());
    }

    /**
     * Checks an id as {@link #checked}, and that it is not the client's own token, unless this view allows its change.
     *
     * @param id the id of a token to delete or restrict
     * @return its value
     * @throws InvalidInputException if not
     */
    protected final String changeable(TokenId id) {
        String value = checked(id);
        if (!view.ownTokenChanges) {
            ApiClient.refuseOwnToken(this, id);
        }
        return value;
    }

    /**
     * Checks that a response is about the requested token.
     *
     * @param id the requested token
     * @param stated the id in the response; null if it has none
     * @param record the response
     * @param <T> the response
     * @return the response
     * @throws JsonShapeException if it is about another token
     */
    protected static <T> T about(TokenId id, @Nullable Object stated, T record) throws JsonShapeException {
        if (stated == null || !stated.toString().equals(id.value())) {
            throw new JsonShapeException("the response is about another token");
        }
        return record;
    }

    /**
     * Makes a call with a secret, and returns the status that its response shows.
     *
     * @param read a call that changes nothing, by a client whose credential is the secret
     * @return {@link SecretStatus#ACCEPTED} after a success, and after an error of the vendor's own about permissions,
     *     values, a conflict or a missing object; {@link SecretStatus#REJECTED} after an authentication failure of the
     *     vendor's own; otherwise {@link SecretStatus#UNKNOWN}
     */
    public static SecretStatus verify(ApiCall<?> read) {
        return Verification.verify(read, response -> SecretStatus.ACCEPTED);
    }

    /**
     * Makes a call with a secret as {@link #verify(ApiCall)}, at a vendor that describes the secret in a successful
     * response.
     *
     * @param read a call that changes nothing, by a client whose credential is the secret
     * @param look returns the status that a successful response shows, such as rejected for a disabled token
     * @param <T> the response
     * @return the status
     */
    public static <T> SecretStatus verify(ApiCall<T> read, Function<? super T, SecretStatus> look) {
        return Verification.verify(read, look);
    }

    /**
     * Creates the mapper for a response that issued a secret.
     *
     * @param secret returns the secret of the response
     * @param token converts the rest of the response, and checks that it is about the requested token
     * @param <T> the response
     * @return maps to the token and its secret; a failure leaves the secret in the exception of the call
     */
    protected static <T> ApiCall.Mapper<T, IssuedToken> issued(
            Function<T, @Nullable Secret> secret, ApiCall.Mapper<T, Token> token) {
        return CreateGuard.issued(secret, token);
    }

    /**
     * Rotates a token at a vendor whose response holds the secret alone, and reads its record afterwards, within one
     * timeout.
     *
     * @param id the token
     * @param rotate the call that issues the secret
     * @param secret returns the secret of its response
     * @param <T> the response
     * @return the token and its new secret
     * @throws UnreadableResponseException if the record cannot be read; holds the secret, with the outcome {@link
     *     Outcome#APPLIED}, and the failure as suppressed
     */
    protected final <T> IssuedToken thenRead(TokenId id, ApiCall<T> rotate, Function<T, @Nullable Secret> secret) {
        return thenRead(id, unread(id, rotate, secret)::execute);
    }

    /**
     * Rotates a token at a vendor whose credentials have two parts, and whose response holds the second part alone. The
     * secret is both parts with a colon between them, also in an exception.
     *
     * @param id the token
     * @param firstPart the first part, which the rotation keeps; null if it is unknown
     * @param rotate the call that issues the second part
     * @param secondPart returns the second part of its response
     * @param <T> the response
     * @return the token and its new secret
     * @throws InvalidInputException if the first part is unknown; nothing was changed
     * @throws UnreadableResponseException as {@link #thenRead(TokenId, ApiCall, Function)}
     */
    protected final <T> IssuedToken thenRead(
            TokenId id, @Nullable String firstPart, ApiCall<T> rotate, Function<T, @Nullable Secret> secondPart) {
        if (firstPart == null || firstPart.isBlank()) {
            // A token that does not exist is reported as such.
            get(id);
            throw InvalidInputException.of(
                    "token id", "is of a token whose first part of the credential is unknown; nothing was changed");
        }
        UnaryOperator<Secret> join = second -> Secret.of(firstPart + ":" + second.expose());
        ApiCall<IssuedToken> call = unread(
                id,
                rotate,
                response -> Optional.ofNullable(secondPart.apply(response))
                        .map(join)
                        .orElse(null));
        return thenRead(id, () -> {
            try {
                return call.execute();
            } catch (UnreadableResponseException e) {
                e.mapSecret(join);
                throw e;
            }
        });
    }

    private static <T> ApiCall<IssuedToken> unread(TokenId id, ApiCall<T> call, Function<T, @Nullable Secret> secret) {
        Token unread = Token.builder(id, "unread").build();
        return call.map(issued(secret, (response, facts) -> unread));
    }

    private IssuedToken thenRead(TokenId id, Supplier<IssuedToken> rotate) {
        long start = client().timeSource().nanoTime();
        IssuedToken issued = rotate.get();
        try {
            Duration left = client().timeout().minusNanos(client().timeSource().nanoTime() - start);
            ApiClient rest = client().withSharedTimeout(left.isNegative() ? Duration.ZERO : left);
            return issued.withToken(with(view.with(rest)).get(id));
        } catch (Throwable e) {
            UnreadableResponseException kept = UnreadableResponseException.of(
                    issued.facts(), "the secret was replaced, but the token cannot be read", issued.secret());
            kept.addSuppressed(e);
            throw kept;
        }
    }

    /**
     * The part of {@link CanCreate} that is the same for every vendor.
     *
     * @param <V> the vendor's class
     */
    public abstract static class Creating<V extends Creating<V>> extends VendorTokens<V> implements CanCreate {

        /**
         * Creates the tokens of a view.
         *
         * @param view the client and its settings
         */
        protected Creating(View view) {
            super(view);
        }

        /** {@return a delivery that rolls back in the time that a create leaves for it} */
        @Override
        public final SecretDelivery delivery() {
            return SecretDelivery.of(this, client().timeSource(), client().timeout(), client().cleanupTimeout());
        }

        /** {@inheritDoc} Override it if the request of a create shows more than the specification. */
        @Override
        public void check(TokenSpec spec) {
            CreateGuard.refuseUnsupported(this, spec);
            client().requireAllowed(spec);
        }

        /**
         * Checks a specification and the call that would create the token. Sends nothing.
         *
         * @param spec the properties of the token
         * @param call the first call of the create
         * @throws InvalidInputException as {@link #create(TokenSpec, ApiCall, Function, ApiCall.Mapper)}
         * @throws ConfigurationException if the client's spec check refuses it
         */
        protected final void check(TokenSpec spec, ApiCall<?> call) {
            CreateGuard.refuseUnsupported(this, spec);
            client().requireAllowed(client().proposing(call, spec));
        }

        /**
         * Creates a token by one call. The name in the response, if it holds one, must be the requested one.
         *
         * @param spec the properties of the token
         * @param call the call that creates it
         * @param secret returns the secret of the response
         * @param token converts the rest of the response
         * @param <T> the response
         * @return the token and its secret
         * @throws LostCreateException if the token may exist although its response was lost; contains the candidates,
         *     which are tokens of the same name that were created since the call began
         * @throws InvalidInputException if the specification has a description and the vendor none, or has a restriction
         *     that the vendor does not support; no request was sent
         */
        protected final <T> IssuedToken create(
                TokenSpec spec, ApiCall<T> call, Function<T, @Nullable Secret> secret, ApiCall.Mapper<T, Token> token) {
            ApiCall<T> checked = client().proposing(call, spec);
            return create(spec, checked.map(issued(secret, named(spec, token)))::execute);
        }

        /**
         * Creates the mapper for the response to a create, which must be about the requested token.
         *
         * @param spec the properties of the token
         * @param token converts the response
         * @param <T> the response
         * @return converts the response, and checks the name if the response holds one
         */
        protected static <T> ApiCall.Mapper<T, Token> named(TokenSpec spec, ApiCall.Mapper<T, Token> token) {
            return (response, facts) -> {
                Token made = token.map(response, facts);
                if (!made.name().isEmpty() && !made.name().equals(spec.name())) {
                    throw new JsonShapeException("the response is about a token of another name");
                }
                return made;
            };
        }

        /**
         * Creates a token by several calls. If they fail and the token may exist, searches for it within the client's
         * clean-up timeout, and deletes nothing.
         *
         * @param spec the properties of the token
         * @param create makes the calls; {@link #complete} makes those after the secret is known
         * @return the token and its secret
         * @throws LostCreateException as {@link #create(TokenSpec, ApiCall, Function, ApiCall.Mapper)}
         */
        protected final IssuedToken create(TokenSpec spec, Supplier<IssuedToken> create) {
            return CreateGuard.run(this, client(), spec, create);
        }

        /**
         * Makes the steps of a create after the one that issued the secret, such as reading the record. If they fail,
         * deletes the token.
         *
         * @param issued the token and its secret; of the token, the id must be known
         * @param step what is done, as a noun, for the message of a failure
         * @param rest makes the steps, and returns the token after them
         * @return the token and its secret
         * @throws ApiTokenException if the steps fail: the token was deleted, or the exception holds its secret, see
         *     {@link SecretDelivery#rollBack}
         */
        protected final IssuedToken complete(IssuedToken issued, String step, Supplier<Token> rest) {
            try {
                return issued.withToken(rest.get());
            } catch (Throwable e) {
                throw SecretDelivery.rollBack(this, issued, step, e);
            }
        }

        /**
         * Creates a token at a vendor whose response holds the secret alone. The marker of the specification, or one that
         * is added, identifies the token in the list.
         *
         * @param spec the properties of the token
         * @param call prepares the call for a specification with a marker
         * @param secret returns the secret of the response
         * @param <T> the response
         * @return the token and its secret
         * @throws LostCreateException if the list does not contain the token; holds the secret in its cause
         */
        protected final <T> IssuedToken createThenFind(
                TokenSpec spec, Function<TokenSpec, ApiCall<T>> call, Function<T, @Nullable Secret> secret) {
            TokenSpec marked = spec.marker().isPresent() ? spec : spec.withMarker(CreateGuard.freshMarker());
            return create(
                    marked,
                    () -> CreateGuard.find(this, marked, client().proposing(call.apply(marked), marked), secret));
        }
    }
}
