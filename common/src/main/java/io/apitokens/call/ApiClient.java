package io.apitokens.call;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.Timing;
import io.apitokens.VendorSpi;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The core of one vendor client: makes the calls of one account. Made by a {@link ClientBuilder}; immutable but for being
 * closed, and safe for use by many threads.
 */
@VendorSpi
public final class ApiClient implements AutoCloseable {

    private final Account account;
    private final BaseUrl baseUrl;
    private final ClientBuilder.Settings settings;
    private final Limits limits;
    private final Login login;
    private final Resources resources;
    private final CallWatch watch;

    ApiClient(Account account, BaseUrl baseUrl, ClientBuilder.Settings settings) {
        this(account, baseUrl, settings, settings.limits(), new Login(settings.credentials()), new Resources(settings));
    }

    private ApiClient(
            Account account,
            BaseUrl baseUrl,
            ClientBuilder.Settings settings,
            Limits limits,
            Login login,
            Resources resources) {
        this.account = account;
        this.baseUrl = baseUrl;
        this.settings = settings;
        this.limits = limits;
        this.login = login;
        this.resources = resources;
        this.watch = new CallWatch(account, settings.listener());
    }

    /** Where credentials come from, and which of them has revoked itself. */
    private static final class Login {

        // Transient, so that no serialiser that goes by fields comes to the secret behind it.
        private final transient CredentialSource source;
        private final AtomicReference<@Nullable Secret> revoked = new AtomicReference<>();

        Login(CredentialSource source) {
            this.source = source;
        }
    }

    /** What all views of one client share, and what is closed with them. */
    private static final class Resources {

        private final ClientBuilder.Settings settings;
        private final AtomicBoolean closed = new AtomicBoolean();
        private final DaemonPool pool = new DaemonPool();
        private final Pacer pacer = new Pacer();
        private final RetryBudget budget = new RetryBudget();

        Resources(ClientBuilder.Settings settings) {
            this.settings = settings;
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
     * Gives the same client with another time limit for each call.
     *
     * @param timeout the time for one call with all its attempts and waits
     * @return a view that shares everything else, and is closed with this one
     */
    public ApiClient withTimeout(Duration timeout) {
        return new ApiClient(account, baseUrl, settings, new Limits(timeout, limits.retries()), login, resources);
    }

    /**
     * Gives the same client with another credential; for those who add a vendor.
     *
     * @param source asked before every attempt
     * @return a view that shares everything else, and is closed with this one
     */
    public ApiClient withCredentials(CredentialSource source) {
        Login other = new Login(Objects.requireNonNull(source, "source"));
        return new ApiClient(account, baseUrl, settings, limits, other, resources);
    }

    /**
     * Tells which account the client is made for.
     *
     * @return the account
     */
    public Account account() {
        return account;
    }

    /**
     * Tells where requests go.
     *
     * @return the base URL
     */
    public BaseUrl baseUrl() {
        return baseUrl;
    }

    /**
     * Gives the client's time.
     *
     * @return the clocks
     */
    public Timing timing() {
        return settings.timing();
    }

    /**
     * Tells how long one call may take with all its attempts and waits.
     *
     * @return positive
     */
    public Duration timeout() {
        return limits.timeout();
    }

    /**
     * Tells how long cleaning up after a failed change may take, after the time for the call.
     *
     * @return zero if nothing is to be cleaned up
     */
    public Duration cleanupTimeout() {
        return settings.cleanupTimeout();
    }

    /**
     * Asks for the present credential, as for a read of the base URL; for those who add a vendor. Sends nothing, unless the
     * source does.
     *
     * @return what a request made now would carry
     * @throws ConfigurationException if the source fails
     */
    public Credential credential() {
        String uri = baseUrl.origin() + baseUrl.path();
        CredentialRequest wanted = new CredentialRequest(rules().vendor(), baseUrl.origin(), HttpMethod.GET, uri, null);
        try {
            return Objects.requireNonNull(credentials().get(wanted), "credential");
        } catch (RuntimeException e) {
            CallFacts facts = new CallFacts(account.toString(), null, 0, Outcome.NOT_APPLIED);
            throw ConfigurationException.of(facts, "the credential source failed", e);
        }
    }

    /** Closes the client, and its transport if it made it. Calls under way may fail. Does nothing the second time. */
    @Override
    public void close() {
        resources.close();
    }

    void refuseUnlessAllowed(Operation operation, CallFacts facts) {
        if (resources.closed.get()) {
            throw ConfigurationException.of(facts, "the client is closed", null);
        }
        if (settings.readOnly() && !operation.effect().readsOnly()) {
            throw ConfigurationException.of(facts, "the client is read-only; nothing was sent", null);
        }
    }

    Headers headers(Credential credential, boolean hasBody) {
        List<String> lines = new ArrayList<>(10);
        lines.add("Authorization");
        lines.add(credential.authorization().expose());
        lines.add("Accept");
        lines.add("application/json");
        lines.add("User-Agent");
        lines.add(UserAgent.VALUE);
        if (hasBody) {
            lines.add("Content-Type");
            lines.add("application/json");
        }
        if (credential.dpopProof().isPresent()) {
            lines.add("DPoP");
            lines.add(credential.dpopProof().get().expose());
        }
        return Headers.of(lines.toArray(new String[0]));
    }

    /** Books the next request; see {@link Pacer#book}. */
    long bookTurn(Operation operation, long longest) {
        return settings.pacing() ? resources.pacer.book(rules().rateLimit(operation), timing().nanoTime(), longest) : 0;
    }

    /** Holds all calls of the client while the vendor says that nothing is left of its limit. */
    void obeyPause(RawResponse response) {
        if (settings.pacing()) {
            Duration pause = pauseAskedFor(response);
            if (pause != null) {
                resources.pacer.hold(pause, timing().nanoTime());
            }
        }
    }

    /** The answer may hold the one copy of a secret, which a vendor's rule that breaks its promise must not cost. */
    private @Nullable Duration pauseAskedFor(RawResponse response) {
        try {
            return rules().pause(response, timing().now());
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Remembers that a credential has revoked itself: from then on the client says so, and sends it no more. */
    void revoked(@Nullable Credential credential) {
        login.revoked.set(credential == null ? null : credential.authorization());
    }

    boolean hasRevoked(Credential credential) {
        return credential.authorization().equals(login.revoked.get());
    }

    Duration longestPacing() {
        return settings.longestPacing();
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

    Limits limits() {
        return limits;
    }

    HttpTransport transport() {
        return settings.transport();
    }

    CredentialSource credentials() {
        return login.source;
    }

    VendorRules rules() {
        return settings.rules();
    }

    /** Gives the account. */
    @Override
    public String toString() {
        return "ApiClient[" + account + "]";
    }
}
