package io.apitokens.call;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.VendorSpi;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.VendorRules.RateGate;
import io.apitokens.call.VendorRules.RateLimit;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The core of a vendor client: makes the calls of one account. Created by a {@link ClientBuilder}. Immutable except for
 * closing, and safe for use by many threads.
 */
@VendorSpi
public final class ApiClient implements AutoCloseable {

    /** The {@code User-Agent} of this library: product and version. A test compares it with the build's version. */
    static final String USER_AGENT = "apitokens-java/0.1.0";

    /** A larger difference is an error of a gateway, or of a test, rather than a clock. */
    private static final Duration LONGEST_SKEW = Duration.ofDays(1);

    private final Account account;
    private final BaseUrl baseUrl;
    private final ClientBuilder.Settings settings;
    private final CallOptions options;
    private final Login login;
    private final Resources resources;
    private final CallWatch watch;
    private final boolean view;

    ApiClient(Account account, BaseUrl baseUrl, ClientBuilder.Settings settings) {
        this(
                account,
                baseUrl,
                settings,
                settings.options(),
                new Login(settings.credentials(), false),
                new Resources(settings),
                false);
    }

    private ApiClient(
            Account account,
            BaseUrl baseUrl,
            ClientBuilder.Settings settings,
            CallOptions options,
            Login login,
            Resources resources,
            boolean view) {
        this.account = account;
        this.baseUrl = baseUrl;
        this.settings = settings;
        this.options = options;
        this.login = login;
        this.resources = resources;
        this.watch = new CallWatch(account, settings.listener());
        this.view = view;
    }

    /** The source of credentials, and the credential that has revoked itself. */
    private static final class Login {

        // Transient, so that serialisers that work on fields do not reach the secret behind it.
        private final transient CredentialSource source;
        private final boolean own;
        private final AtomicReference<@Nullable Secret> revoked = new AtomicReference<>();

        Login(CredentialSource source, boolean own) {
            this.source = source;
            this.own = own;
        }
    }

    /** The state that all views of one client share and that closing releases. */
    private static final class Resources {

        private final ClientBuilder.Settings settings;
        private final AtomicBoolean closed = new AtomicBoolean();
        private final DaemonPool pool = new DaemonPool();
        private final RateLimiter rateLimiter = new RateLimiter();
        private final RetryBudget budget = new RetryBudget();
        private volatile Duration clockSkew = Duration.ZERO;

        Resources(ClientBuilder.Settings settings) {
            this.settings = settings;
        }

        void noteClock(Duration ahead) {
            // One of the two clocks is wrong by more than a clock usually is: no token may be taken for an older one.
            // Without abs(), which computes with big decimals: this is done for each response.
            boolean tooFarAhead = ahead.compareTo(LONGEST_SKEW) > 0;
            clockSkew = tooFarAhead ? ahead.negated() : ahead;
        }

        void close() {
            if (closed.compareAndSet(false, true)) {
                pool.close();
                if (settings.ownsTransport()) {
                    settings.transport().close();
                }
            }
        }
    }

    /**
     * Begins a call.
     *
     * @param operation the operation to call
     * @return the call, without its arguments
     */
    public ApiRequest request(Operation operation) {
        return new ApiRequest(this, operation);
    }

    /**
     * Returns the same client with another timeout for each call.
     *
     * @param timeout the time for one call with all its attempts and delays, from 1 nanosecond to 1 day
     * @return a view that shares everything else and is closed with this client
     */
    public ApiClient withTimeout(Duration timeout) {
        return with(options.withTimeout(timeout));
    }

    /**
     * Returns the same client for reads that decide whether something is gone. Over HTTP/1.x each of its calls runs on a
     * connection that carried no other request before.
     *
     * @return a view that shares everything else and is closed with this client
     */
    public ApiClient withFreshConnections() {
        return with(options.onFreshConnection());
    }

    /**
     * Returns the same client for bulk work. Each of its calls first waits for the rate limit, however long that takes;
     * then its timeout starts.
     *
     * @return a view that shares everything else and is closed with this client
     */
    public ApiClient withTimeoutAfterRateLimit() {
        return with(options.withSlotFirst());
    }

    /**
     * Returns the same client for one operation that takes several calls. Together they have one timeout, which starts
     * now. None of it is kept for clean-up.
     *
     * @param timeout the time for all calls with their attempts and delays, at most 1 day; zero for the shortest
     * @return a view that shares everything else and is closed with this client
     */
    public ApiClient withSharedTimeout(Duration timeout) {
        return with(options.withSharedTimeout(timeout, timeSource().nanoTime()));
    }

    private ApiClient with(CallOptions changed) {
        return new ApiClient(account, baseUrl, settings, changed, login, resources, true);
    }

    /**
     * Returns the same client with another credential. For vendor implementations.
     *
     * @param source called before every attempt
     * @return a view that shares everything else and is closed with this client
     */
    public ApiClient withCredentials(CredentialSource source) {
        Login other = new Login(Objects.requireNonNull(source, "source"), false);
        return new ApiClient(account, baseUrl, settings, options, other, resources, true);
    }

    /** Returns the client itself with a source whose errors are those of calls of this client. */
    ApiClient withOwnCredentials(CredentialSource source) {
        return new ApiClient(account, baseUrl, settings, options, new Login(source, true), resources, view);
    }

    /**
     * Returns the same client for a call that another call needs, such as one for an access token. It ends with that
     * call: by its deadline and by its cancellation.
     *
     * @param call the other call; null if there is none
     * @return a view that shares everything else and is closed with this client
     */
    public ApiClient within(@Nullable Attempt call) {
        return call == null ? this : with(options.within(call, timeSource().nanoTime()));
    }

    /**
     * Returns the same client for calls to another address, such as a token endpoint. They carry this client's credential
     * unless the view gets another one.
     *
     * @param other the base URL of all requests of the view
     * @return a view that shares everything else and is closed with this client
     */
    public ApiClient at(BaseUrl other) {
        Objects.requireNonNull(other, "other");
        return new ApiClient(account, other, settings, options, login, resources, true);
    }

    /** {@return the account that the client calls} */
    public Account account() {
        return account;
    }

    /** {@return the base URL of all requests} */
    public BaseUrl baseUrl() {
        return baseUrl;
    }

    /** {@return the client's time source} */
    public TimeSource timeSource() {
        return settings.timeSource();
    }

    /** {@return the timeout of one call with all its attempts and delays, positive} */
    public Duration timeout() {
        return options.timeout();
    }

    /**
     * {@return the part of the timeout that is kept for undoing or looking up a failed create: a third, at most 15
     * seconds}
     */
    public Duration cleanupTimeout() {
        return options.cleanup();
    }

    /**
     * Returns the current credential, as for a read of the base URL. For vendor implementations. Sends no request
     * itself; the credential source may.
     *
     * @return the credential that a request made now would carry
     * @throws ConfigurationException if the source fails
     */
    public Credential credential() {
        String uri = baseUrl.origin() + baseUrl.path();
        CredentialRequest wanted = new CredentialRequest(rules().vendor(), baseUrl.origin(), HttpMethod.GET, uri, null);
        try {
            return Objects.requireNonNull(credentials().get(wanted), "credential");
        } catch (Throwable e) {
            Uninterrupted.restore(e);
            CallFacts facts = new CallFacts(account.toString(), null, 0, Outcome.NOT_APPLIED);
            throw ConfigurationException.of(facts, CallCredential.failure(e), e);
        }
    }

    /**
     * Closes the client, and its transport if the client created it. Running calls may fail. Closing twice, or closing a
     * view, has no effect.
     */
    @Override
    public void close() {
        if (!view) {
            resources.close();
        }
    }

    /**
     * Refuses a change of the token that a client authenticates with. Does nothing if that token is unknown.
     *
     * @param tokens the tokens of the account
     * @param id the token to change
     * @throws InvalidInputException if it is the client's own token
     * @throws ConfigurationException if the own token must be read from the credential source and the source fails
     * @see ApiTokens#withOwnTokenChanges()
     */
    public static void refuseOwnToken(ApiTokens tokens, TokenId id) {
        if (tokens.ownToken().filter(id::equals).isPresent()) {
            throw InvalidInputException.of(
                    "token id",
                    "is that of the client's own token; nothing was sent, because the client would lose its access:"
                            + " use another credential, or call withOwnTokenChanges() before if that is meant");
        }
    }

    void refuseUnlessAllowed(Operation operation, CallFacts facts) {
        if (resources.closed.get()) {
            throw ConfigurationException.of(facts, "the client is closed", null);
        }
        if (settings.readOnly() && !operation.effect().readsOnly()) {
            throw ConfigurationException.of(facts, "the client is read-only", null);
        }
    }

    /** Returns what a call would make of a token; null if it concerns no token, or the client has no spec check. */
    SpecCheck.@Nullable Proposal proposal(Operation operation, @Nullable Object body) {
        return settings.specCheck() == null ? null : SpecGate.proposal(rules(), operation, body);
    }

    /**
     * Returns the first call of a create, about which the client's spec check is asked with the whole specification. If
     * the request itself shows it all, the check is asked with that. For vendor implementations.
     *
     * @param call the first call
     * @param spec the properties of the token after all calls
     * @param <T> the type of the result
     * @return the changed copy; the call itself if the client has no spec check
     */
    public <T extends @Nullable Object> ApiCall<T> proposing(ApiCall<T> call, TokenSpec spec) {
        return settings.specCheck() != null
                        && call instanceof PreparedCall<T> prepared
                        && !showsAll(prepared.proposal(), spec)
                ? prepared.proposing(SpecCheck.Proposal.of(spec, rules().restrictsNetworks()))
                : call;
    }

    /**
     * Asks the client's spec check about a change that takes several calls, before the first of them. For vendor
     * implementations.
     *
     * @param operation the first call that changes something
     * @param proposal what all calls would make of the token
     * @throws ConfigurationException if the check refuses it; nothing was sent
     */
    public void requireAllowed(Operation operation, SpecCheck.Proposal proposal) {
        askSpecCheck(operation, proposal, new CallFacts(account.toString(), operation.name(), 0, Outcome.NOT_APPLIED));
    }

    /**
     * Asks the client's spec check about a create, and sends nothing. For vendor implementations.
     *
     * @param call the first call of the create, from {@link #proposing}
     * @throws ConfigurationException if the check refuses it
     */
    public void requireAllowed(ApiCall<?> call) {
        if (call instanceof PreparedCall<?> prepared) {
            requireAllowed(prepared.proposal());
        }
    }

    /**
     * Asks the client's spec check about a create, and sends nothing.
     *
     * @param spec the properties of the token
     * @throws ConfigurationException if the check refuses it
     */
    public void requireAllowed(TokenSpec spec) {
        requireAllowed(SpecCheck.Proposal.of(spec, rules().restrictsNetworks()));
    }

    private void requireAllowed(SpecCheck.@Nullable Proposal proposal) {
        if (settings.specCheck() != null && proposal != null) {
            SpecGate.allowed(
                    settings.specCheck(), account, proposal, timeSource().instant(), CallFacts.NO_CALL);
        }
    }

    /** Returns whether a request shows all grants. What it shows has the roles as the vendor will read them. */
    private static boolean showsAll(SpecCheck.@Nullable Proposal shown, TokenSpec spec) {
        return shown != null
                && shown.readable()
                && shown.grants() != null
                && shown.grants().size() == spec.grants().size();
    }

    void askSpecCheck(Operation operation, SpecCheck.@Nullable Proposal proposal, CallFacts facts) {
        if (settings.specCheck() != null && proposal != null) {
            Instant now = timeSource().instant();
            SpecGate.ask(settings.specCheck(), account, operation, proposal, now, watch, facts);
        }
    }

    Headers headers(Credential credential, boolean hasBody) {
        List<String> lines = new ArrayList<>(10);
        lines.addAll(credential.exposeHeaders());
        lines.add("Accept");
        lines.add("application/json");
        lines.add("User-Agent");
        lines.add(USER_AGENT);
        if (hasBody) {
            lines.add("Content-Type");
            lines.add(credential.form().isPresent() ? "application/x-www-form-urlencoded" : "application/json");
        }
        return Headers.of(lines.toArray(new String[0]));
    }

    /**
     * Books a slot for the next request; see {@link RateLimiter#book}.
     *
     * @throws Exception if the shared rate gate fails
     */
    long bookSlot(Operation operation, long longest) throws Exception {
        if (!settings.rateLimiting()) {
            return 0;
        }
        RateLimit limit = rules().rateLimit(operation);
        RateGate gate = settings.rateGate();
        if (gate == null || limit == null) {
            return resources.rateLimiter.book(limit, timeSource().nanoTime(), longest);
        }
        long pause = resources.rateLimiter.book(null, timeSource().nanoTime(), longest);
        return pause < 0
                ? pause
                : gate.reserve(account, limit, Duration.ofNanos(pause), Duration.ofNanos(longest))
                        .map(delay -> Math.max(pause, delay.toNanos()))
                        .orElse(-1L);
    }

    /**
     * Notes what a response says besides its content: the vendor's clock, and a pause that its rate limit demands. A
     * failure of that is ignored, because the response may hold the only copy of a secret.
     */
    void observe(RawResponse response) {
        try {
            Instant now = timeSource().instant();
            response.headers().date().ifPresent(date -> resources.noteClock(Duration.between(now, date)));
            Duration pause = settings.rateLimiting() ? rules().pause(response, now) : null;
            if (pause != null) {
                resources.rateLimiter.hold(pause, timeSource().nanoTime());
            }
        } catch (Throwable e) {
            return;
        }
    }

    /**
     * Returns how far the vendor's clock is ahead of the client's, to the second, by the {@code Date} of the latest
     * response.
     *
     * @return the difference; zero before the first response; of more than a day, always negative
     */
    public Duration clockSkew() {
        return resources.clockSkew;
    }

    /** Records that a credential has revoked itself. From then on the client refuses to send it. */
    void revoked(@Nullable Credential credential) {
        login.revoked.set(credential == null ? null : credential.authorization());
    }

    boolean hasRevoked(Credential credential) {
        return credential.authorization().equals(login.revoked.get());
    }

    RetryBudget budget() {
        return resources.budget;
    }

    CallWatch watch() {
        return watch;
    }

    Executor executor() {
        return settings.executor() == null ? resources.pool : settings.executor();
    }

    CallOptions options() {
        return options;
    }

    boolean hasOwnCredentials() {
        return login.own;
    }

    HttpTransport transport() {
        return settings.transport();
    }

    CredentialSource credentials() {
        return login.source;
    }

    /** {@return the vendor's rules} */
    public VendorRules rules() {
        return settings.rules();
    }

    /** Returns the account. */
    @Override
    public String toString() {
        return "ApiClient[" + account + "]";
    }
}
