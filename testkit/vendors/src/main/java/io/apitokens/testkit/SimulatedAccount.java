package io.apitokens.testkit;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import io.apitokens.VendorSpi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state and the rules of one simulated account; for vendor implementations. A subclass adds the vendor's operations
 * with {@link #on}, and states how the vendor writes records and errors. A {@link SimulatedVendor} serves it, and
 * carries out the faults.
 *
 * <pre>{@code
 * static final class AcmeAccount extends SimulatedAccount<AcmeToken> {
 *
 *     AcmeAccount(InstantSource timeSource) {
 *         super(timeSource, 1);
 *         on("GET", "/v1/tokens", call -> list());
 *         on("POST", "/v1/tokens", this::create);
 *         on("GET", "/v1/tokens/{id}", call -> SimulatedResponse.json(200, record(require(call.pathValue("id")))));
 *         on("DELETE", "/v1/tokens/{id}", call -> {
 *             remove(require(call.pathValue("id")));
 *             return SimulatedResponse.empty(204);
 *         });
 *         quota(50);
 *     }
 *
 *     private SimulatedResponse list() {
 *         List<JsonObject> records = liveTokens().stream().map(this::record).toList();
 *         return SimulatedResponse.json(200, Map.of("tokens", records));
 *     }
 *
 *     private SimulatedResponse create(SimulatedCall call) {
 *         JsonObject body = call.body();
 *         if (body == null || !body.has("name")) {
 *             throw refusal(error(400));
 *         }
 *         if (isFull()) {
 *             throw refusal(error(409));
 *         }
 *         AcmeToken token = add(new AcmeToken(nextNumber(), body.get("name").getAsString(), now()));
 *         JsonObject issued = record(token);
 *         issued.addProperty("secret", token.credential().expose());
 *         return SimulatedResponse.json(201, issued);
 *     }
 *
 *     @Override
 *     protected JsonObject record(AcmeToken token) {
 *         JsonObject record = new JsonObject();
 *         record.addProperty("id", token.id());
 *         record.addProperty("name", token.name);
 *         record.addProperty("created", token.created().toString());
 *         return record;
 *     }
 *
 *     @Override
 *     protected SimulatedResponse error(int status) {
 *         return SimulatedResponse.json(status, Map.of("error", "simulated " + status));
 *     }
 *
 *     @Override
 *     protected AcmeToken seed(SimulatedToken seed) {
 *         return add(new AcmeToken(nextNumber(), seed.name(), seed.created(now())));
 *     }
 * }
 * }</pre>
 *
 * <p>The account's monitor is held while a method is called, so that each operation is atomic. A subclass declares
 * further methods, such as settings for tests, {@code synchronized}.
 *
 * @param <T> the tokens of the vendor
 */
@VendorSpi
public abstract class SimulatedAccount<T extends StoredToken> {
    private final InstantSource timeSource;
    private final Map<String, T> tokens = new LinkedHashMap<>();
    private final Router routes = new Router();
    private final Router openRoutes = new Router();
    private final RequestRate rate = new RequestRate();
    private long nextNumber;
    private int quota = Integer.MAX_VALUE;

    /**
     * Creates an account without tokens.
     *
     * @param timeSource the time of creation, use and expiry of tokens
     * @param firstNumber the first value of {@link #nextNumber()}
     */
    protected SimulatedAccount(InstantSource timeSource, long firstNumber) {
        this.timeSource = timeSource;
        this.nextNumber = firstNumber;
    }

    /**
     * Adds an operation. Of several that match a request, the first applies.
     *
     * @param method the HTTP method in upper case
     * @param path the path, in which <code>{name}</code> matches one segment
     * @param operation returns the response, or throws a {@link #refusal}; called after authentication
     */
    protected final void on(String method, String path, Function<SimulatedCall, SimulatedResponse> operation) {
        routes.on(method, path, operation);
    }

    /** {@return the present time} */
    protected final Instant now() {
        return timeSource.instant();
    }

    /** {@return a number for the id and the secret of a new token; each call returns the next higher one} */
    protected final long nextNumber() {
        return nextNumber++;
    }

    /**
     * Adds a token.
     *
     * @param token the token
     * @return the same token
     */
    protected final T add(T token) {
        tokens.put(token.id(), token);
        return token;
    }

    /**
     * Removes a token, so that its id is unknown.
     *
     * @param token the token
     */
    protected final void remove(T token) {
        tokens.remove(token.id());
    }

    /**
     * Returns the token with an id, live or not.
     *
     * @param id the id
     * @return null if the account never had it or has removed it
     */
    protected final @Nullable T find(String id) {
        return tokens.get(id);
    }

    /**
     * Returns the live token with an id.
     *
     * @param id the id
     * @return the token; without one, the method throws the vendor's 404
     */
    protected final T require(String id) {
        T token = find(id);
        if (token == null || !token.alive(now())) {
            throw refusal(error(404));
        }
        return token;
    }

    /**
     * Returns the token that a request authenticated with.
     *
     * @param call the request, after authentication
     * @return the token
     */
    protected final T caller(SimulatedCall call) {
        return require(call.caller());
    }

    /** {@return the tokens, live or not, in the order in which they were added; a view} */
    protected final Collection<T> tokens() {
        return tokens.values();
    }

    /** {@return the live tokens in the order in which they were added} */
    protected final List<T> liveTokens() {
        List<T> live = new ArrayList<>(tokens.values());
        live.removeIf(token -> !token.alive(now()));
        return live;
    }

    /**
     * Limits the count of live tokens. The create operation checks it with {@link #isFull()}.
     *
     * @param most the maximum; unlimited unless set
     */
    protected final void quota(int most) {
        quota = most;
    }

    /** {@return the maximum count of live tokens} */
    protected final int quota() {
        return quota;
    }

    /** {@return whether the account has as many live tokens as its quota allows} */
    protected final boolean isFull() {
        return liveTokens().size() >= quota;
    }

    /**
     * Limits the rate of requests. Further ones get {@link #tooManyRequests} and have no effect.
     *
     * @param requests the requests of one window; unlimited unless set
     * @param window the length of the windows, in whole seconds; each begins at a multiple of it
     */
    protected final void rateLimit(int requests, Duration window) {
        rate.limit(requests, window);
    }

    /**
     * Returns the exception that ends an operation with an error response. The operation throws it before it changes
     * anything.
     *
     * @param response the vendor's error response
     * @return the exception to throw
     */
    protected static RuntimeException refusal(SimulatedResponse response) {
        return new Refusal(response);
    }

    /**
     * Returns the credential that a request carries in {@code Authorization}.
     *
     * @param call the request
     * @param scheme the scheme before the credential
     * @return null if there is none or the scheme differs
     */
    protected static @Nullable Secret presented(SimulatedCall call, String scheme) {
        String header = call.header("Authorization");
        if (header == null || !header.startsWith(scheme + " ") || header.length() == scheme.length() + 1) {
            return null;
        }
        return Secret.of(header.substring(scheme.length() + 1));
    }

    /**
     * Returns the token that has a credential, live or not.
     *
     * @param credential the credential
     * @return null if there is none
     */
    protected final @Nullable T owner(Secret credential) {
        for (T token : tokens.values()) {
            if (token.credential().equals(credential)) {
                return token;
            }
        }
        return null;
    }

    /**
     * Returns the live token that a request authenticates with, or throws a {@link #refusal}.
     *
     * @param call the request, without values of a path
     * @return by default, the owner of the credential with the scheme {@code Bearer}; without one, the vendor's 401
     */
    protected T authenticate(SimulatedCall call) {
        Secret presented = presented(call, "Bearer");
        T token = presented == null ? null : owner(presented);
        if (token == null || !token.alive(now())) {
            throw refusal(error(401));
        }
        return token;
    }

    /**
     * Adds a token for a test, as if it had been created earlier.
     *
     * @param seed the properties
     * @return the added token
     * @throws IllegalArgumentException if the vendor's records cannot show one of the properties
     */
    protected abstract T seed(SimulatedToken seed);

    /**
     * Returns the record of a token, without its secret, as the operation that reads one token shows it.
     *
     * @param token a token of this account
     * @return a new object
     */
    protected abstract JsonObject record(T token);

    /**
     * Returns an error response in the vendor's format, with the vendor's message for that status.
     *
     * @param status the HTTP status
     * @return the response
     */
    protected abstract SimulatedResponse error(int status);

    /**
     * Returns the response to a request beyond the rate limit.
     *
     * @param wait the time until the next window
     * @return by default, the vendor's 429 with {@code Retry-After}
     */
    protected SimulatedResponse tooManyRequests(Duration wait) {
        return error(429).with("Retry-After", Long.toString(wait.toSeconds()));
    }

    /**
     * Adds the headers that the vendor sends with every response.
     *
     * @param response the response
     * @return by default, the same response
     */
    protected SimulatedResponse decorate(SimulatedResponse response) {
        return response;
    }

    /**
     * Returns the fields with open enumerations, for {@link Fault#unknownEnum()}.
     *
     * @return {@code name}, or {@code parent.name} if the name alone is ambiguous; none by default
     */
    protected Set<String> openEnums() {
        return Set.of();
    }

    final Set<String> liveTokenIds() {
        Set<String> live = new TreeSet<>();
        liveTokens().forEach(token -> live.add(token.id()));
        return live;
    }

    final boolean accepts(Secret credential) {
        T token = owner(credential);
        return token != null && token.alive(now());
    }

    final JsonObject recordOf(String id) {
        T token = find(id);
        if (token == null) {
            throw new IllegalArgumentException("no such token");
        }
        return record(token);
    }

    /** Counts a request against the rate limit, or rejects it. */
    final void admit() {
        if (!rate.admits(now())) {
            throw refusal(tooManyRequests(Duration.between(now(), rate.reset(now()))));
        }
    }

    final RequestRate rate() {
        return rate;
    }

    /** Returns the operations that authenticate callers themselves, such as a token endpoint. They are not recorded. */
    final Router openRoutes() {
        return openRoutes;
    }

    final Router routes() {
        return routes;
    }
}
