package io.apitokens.call;

import io.apitokens.Account;
import io.apitokens.Timing;
import io.apitokens.VendorSpi;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the clients of all vendors share. A vendor's builder extends this and adds its own. Not safe for use by
 * many threads.
 *
 * @param <B> the vendor's builder
 */
@VendorSpi
public abstract class ClientBuilder<B extends ClientBuilder<B>> {

    private static final Duration CLEANUP_TIMEOUT = Duration.ofSeconds(15);
    private static final int RETRIES = 3;
    private static final Duration LONGEST_PACING = Duration.ofDays(1);

    private final VendorRules rules;
    private Duration timeout;
    private Duration cleanupTimeout = CLEANUP_TIMEOUT;
    private int retries = RETRIES;
    private boolean readOnly;
    private boolean httpOnLoopback;
    private Timing timing = Timing.system();
    private @Nullable HttpTransport transport;
    private @Nullable CredentialSource credentials;
    private @Nullable Executor executor;
    private @Nullable CallListener listener;
    private boolean pacing = true;
    private Duration longestPacing = LONGEST_PACING;

    /**
     * Begins with the defaults.
     *
     * @param rules what is special to the vendor
     * @param timeout how long a call may take unless set otherwise
     */
    protected ClientBuilder(VendorRules rules, Duration timeout) {
        this.rules = Objects.requireNonNull(rules, "rules");
        this.timeout = Objects.requireNonNull(timeout, "timeout");
    }

    /** What a client is made of. */
    record Settings(
            VendorRules rules,
            Limits limits,
            Duration cleanupTimeout,
            boolean readOnly,
            Timing timing,
            HttpTransport transport,
            boolean ownsTransport,
            CredentialSource credentials,
            @Nullable Executor executor,
            @Nullable CallListener listener,
            boolean pacing,
            Duration longestPacing) {}

    /**
     * Gives this builder as its own type.
     *
     * @return this
     */
    protected abstract B self();

    /**
     * Sets where credentials come from, in place of a fixed one.
     *
     * @param source asked before every attempt
     * @return this
     */
    public B credentials(CredentialSource source) {
        this.credentials = Objects.requireNonNull(source, "source");
        return self();
    }

    /**
     * Sets the time for one call with all its attempts and waits. Default: 60 seconds, at Okta 90, whose limits are counted
     * by the minute.
     *
     * @param length the time, positive
     * @return this
     */
    public B timeout(Duration length) {
        this.timeout = Objects.requireNonNull(length, "length");
        return self();
    }

    /**
     * Sets the time for undoing or looking up what a failed change may have left behind, after the time for the call.
     * Default: 15 seconds.
     *
     * @param length the time; zero to leave everything as it is
     * @return this
     */
    public B cleanupTimeout(Duration length) {
        if (length.isNegative()) {
            throw InvalidInputException.of("cleanupTimeout", "is negative");
        }
        this.cleanupTimeout = length;
        return self();
    }

    /**
     * Sets how often a call is repeated where a repetition is safe. Default: 3.
     *
     * @param count 0 for exactly one request a call
     * @return this
     */
    public B retries(int count) {
        this.retries = count;
        return self();
    }

    /**
     * Makes a client that refuses, before anything is sent, every operation that changes something.
     *
     * @return this
     */
    public B readOnly() {
        this.readOnly = true;
        return self();
    }

    /**
     * Allows a base URL with {@code http} if its host is literally {@code 127.0.0.1}, {@code [::1]} or {@code localhost}; for
     * tests against a simulated vendor.
     *
     * @return this
     */
    public B allowHttpOnLoopback() {
        this.httpOnLoopback = true;
        return self();
    }

    /**
     * Sets what sends the requests. Default: an {@code OkHttpTransport} of the client's own, closed with it.
     *
     * @param shared stays open when the client is closed
     * @return this
     */
    public B transport(HttpTransport shared) {
        this.transport = Objects.requireNonNull(shared, "shared");
        return self();
    }

    /**
     * Sets what runs asynchronous calls, which block. Default: daemon threads, as many as there are calls.
     *
     * @param shared stays as it is when the client is closed
     * @return this
     */
    public B executor(Executor shared) {
        this.executor = Objects.requireNonNull(shared, "shared");
        return self();
    }

    /**
     * Sets who is told what calls do.
     *
     * @param watcher the listener
     * @return this
     */
    public B listener(CallListener watcher) {
        this.listener = Objects.requireNonNull(watcher, "watcher");
        return self();
    }

    /**
     * Limits how long a call waits for the vendor's rate limit before its own time begins. Default: one day.
     *
     * @param longest the time; a call that would wait longer fails at once, and nothing is sent
     * @return this
     */
    public B longestPacing(Duration longest) {
        if (longest.isNegative() || longest.compareTo(LONGEST_PACING) > 0) {
            throw InvalidInputException.of("longestPacing", "is not between 0 and 1 day");
        }
        this.longestPacing = longest;
        return self();
    }

    /**
     * Sends requests as they come, where the client would otherwise keep to the vendor's documented rates by itself: for who
     * paces several clients of one credential together.
     *
     * @return this
     */
    public B withoutPacing() {
        this.pacing = false;
        return self();
    }

    /**
     * Sets where the client gets its time, waits and randomness from; for tests.
     *
     * @param source the clocks
     * @return this
     */
    public B timing(Timing source) {
        this.timing = Objects.requireNonNull(source, "source");
        return self();
    }

    /**
     * Tells whether a credential, fixed or from a source, was set.
     *
     * @return true if so
     */
    protected final boolean hasCredentials() {
        return credentials != null;
    }

    /**
     * Reads a base URL by the rules that this builder allows.
     *
     * @param field the setting's name, for the error
     * @param text the URL
     * @return the base URL
     */
    protected final BaseUrl parseBaseUrl(String field, String text) {
        return BaseUrl.parse(field, text, httpOnLoopback);
    }

    /**
     * Makes the core of the client. No request is made.
     *
     * @param account what the client is for
     * @param baseUrl where its requests go
     * @param waysToGiveCredential for the error if there is no credential: the builder methods that take one
     * @return the core
     * @throws NoCredentialsException if there is no credential
     */
    protected final ApiClient client(Account account, BaseUrl baseUrl, String... waysToGiveCredential) {
        if (credentials == null) {
            List<String> tried = new ArrayList<>();
            for (String way : waysToGiveCredential) {
                tried.add(way + " was not called");
            }
            throw NoCredentialsException.of(tried);
        }
        Limits limits = new Limits(timeout, retries);
        HttpTransport sender = transport == null ? OkHttpTransport.create() : transport;
        return new ApiClient(
                account,
                baseUrl,
                new Settings(
                        rules,
                        limits,
                        cleanupTimeout,
                        readOnly,
                        timing,
                        sender,
                        transport == null,
                        credentials,
                        executor,
                        listener,
                        pacing,
                        longestPacing));
    }
}
