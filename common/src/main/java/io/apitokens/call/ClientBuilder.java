package io.apitokens.call;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.VendorSpi;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.VendorRules.RateGate;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
import io.apitokens.internal.JarPlace;
import io.apitokens.internal.PastedText;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the clients of all vendors share. Each vendor's builder extends it. Not safe for use by many
 * threads.
 *
 * @param <B> the vendor's builder
 */
@VendorSpi
public abstract class ClientBuilder<B extends ClientBuilder<B>> {

    private static final int RETRIES = 3;

    private final VendorRules rules;
    private Duration timeout;
    private @Nullable String baseUrl;
    private int retries = RETRIES;
    private boolean readOnly;
    private boolean httpOnLoopback;
    private TimeSource timeSource = TimeSource.system();
    private @Nullable HttpTransport transport;
    private @Nullable CredentialSetting credential;
    private @Nullable Executor executor;
    private @Nullable CallListener listener;
    private boolean rateLimiting = true;
    private @Nullable SpecCheck specCheck;
    private @Nullable RateGate rateGate;

    /**
     * Creates a builder with the defaults.
     *
     * @param rules the vendor's rules
     * @param timeout the default timeout of a call
     */
    protected ClientBuilder(VendorRules rules, Duration timeout) {
        this(rules, timeout, null);
    }

    /**
     * Creates a builder with the defaults and a base URL.
     *
     * @param rules the vendor's rules
     * @param timeout the default timeout of a call
     * @param baseUrl the default base URL; null if it must be set
     */
    protected ClientBuilder(VendorRules rules, Duration timeout, @Nullable String baseUrl) {
        this.rules = Objects.requireNonNull(rules, "rules");
        this.timeout = Objects.requireNonNull(timeout, "timeout");
        this.baseUrl = baseUrl;
    }

    /** The complete settings of a client. */
    record Settings(
            VendorRules rules,
            CallOptions options,
            boolean readOnly,
            TimeSource timeSource,
            HttpTransport transport,
            boolean ownsTransport,
            CredentialSource credentials,
            @Nullable Executor executor,
            @Nullable CallListener listener,
            boolean rateLimiting,
            @Nullable SpecCheck specCheck,
            @Nullable RateGate rateGate) {}

    /** {@return this builder as its own type} */
    @SuppressWarnings("unchecked") // A vendor's builder passes its own type.
    protected B self() {
        return (B) this;
    }

    /**
     * Sets the base URL of all requests, in place of the vendor's own.
     *
     * @param url an {@code https} URL, with the part of the path that all operations share
     * @return this
     */
    public B baseUrl(String url) {
        this.baseUrl = Objects.requireNonNull(url, "url");
        return self();
    }

    /**
     * Sets the source of credentials, in place of a fixed one.
     *
     * @param source called before every attempt
     * @return this
     */
    public B credentials(CredentialSource source) {
        this.credential = CredentialSetting.of(source);
        return self();
    }

    /**
     * Sets the secret in a secret store as the credential. The client follows the store, see
     * {@link CredentialSource#from(SecretStore, String)}.
     *
     * @param store holds a token's secret, without the vendor's authentication scheme
     * @return this
     */
    public B credentialsFrom(SecretStore store) {
        this.credential = CredentialSetting.stored(store, rules);
        return self();
    }

    /**
     * Sets a fixed credential.
     *
     * @param secret a token's secret; of two parts, both in the vendor's form
     * @return this
     * @throws InvalidInputException if the string cannot be a credential of the vendor; the message does not quote it
     * @see VendorRules#credential
     */
    protected final B credential(Secret secret) {
        this.credential = CredentialSetting.fixed(rules, secret);
        return self();
    }

    /**
     * Sets a source that makes calls of its own, for example for an access token, with the client that it is for. Such
     * calls use a view of that client with another credential.
     *
     * @param source creates the source for a client
     * @return this
     * @see ApiClient#withCredentials
     * @see ApiClient#within
     */
    protected final B credentialsBy(Function<ApiClient, CredentialSource> source) {
        this.credential = CredentialSetting.ofClient(source);
        return self();
    }

    /**
     * Sets the credential in the first of several environment variables that is set and not blank.
     *
     * @param environment the variables and their values
     * @param variables the names, in order of preference
     * @return this
     * @throws ConfigurationException if all are unset, or the value cannot be a credential of the vendor; names the
     *     variable and does not quote the value
     */
    protected final B credential(Map<String, String> environment, String... variables) {
        this.credential = CredentialSetting.fromEnvironment(rules, environment, variables);
        return self();
    }

    /**
     * Sets a ready credential, such as an access token, that is in an environment variable.
     *
     * @param variable the name of the variable
     * @param ready the credential
     * @return this
     * @throws ConfigurationException if it cannot be a credential; names the variable and does not quote the value
     */
    protected final B credential(String variable, Credential ready) {
        this.credential = CredentialSetting.fixed(rules, variable, ready);
        return self();
    }

    /**
     * Reads an environment variable that is not confidential.
     *
     * @param environment the variables and their values
     * @param variable the name
     * @return the value without surrounding white space and byte order mark; null if it is unset or blank
     * @throws ConfigurationException if the value is quoted or a placeholder; the message does not quote it
     */
    protected static @Nullable String environmentValue(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        String bare = value == null ? "" : PastedText.trimmed(value);
        String problem = PastedText.problem(bare);
        if (problem != null) {
            throw ConfigurationException.of("environment variable " + variable, problem);
        }
        return bare.isEmpty() ? null : bare;
    }

    /**
     * Sets the timeout of one call with all its attempts and delays. Default: 60 seconds; 90 seconds at Okta, whose
     * rate limits count per minute.
     *
     * @param length from 1 nanosecond to 1 day
     * @return this
     */
    public B timeout(Duration length) {
        this.timeout = Objects.requireNonNull(length, "length");
        return self();
    }

    /**
     * Sets the maximum number of retries of a call. Only failures after which a retry is safe are retried. Default: 3.
     *
     * @param count 0 for exactly one request per call
     * @return this
     */
    public B retries(int count) {
        this.retries = count;
        return self();
    }

    /**
     * Makes the client refuse every operation that changes something, before anything is sent.
     *
     * @return this
     */
    public B readOnly() {
        this.readOnly = true;
        return self();
    }

    /**
     * Allows a base URL with {@code http} for a loopback host. The host must be literally {@code 127.0.0.1}, {@code
     * [::1]} or {@code localhost}. For tests against a simulated vendor.
     *
     * @return this
     */
    public B allowHttpOnLoopback() {
        this.httpOnLoopback = true;
        return self();
    }

    /**
     * Sets the transport that sends the requests. Default: a new {@code OkHttpTransport}, which is closed with the
     * client.
     *
     * @param shared stays open when the client is closed
     * @return this
     */
    public B transport(HttpTransport shared) {
        this.transport = Objects.requireNonNull(shared, "shared");
        return self();
    }

    /**
     * Sets the executor of asynchronous calls, which block their thread. Default: one daemon thread per running call.
     *
     * @param shared is not shut down when the client is closed
     * @return this
     */
    public B executor(Executor shared) {
        this.executor = Objects.requireNonNull(shared, "shared");
        return self();
    }

    /**
     * Sets the listener that receives call events.
     *
     * @param watcher the listener
     * @return this
     */
    public B listener(CallListener watcher) {
        this.listener = Objects.requireNonNull(watcher, "watcher");
        return self();
    }

    /**
     * Sets the check that is asked before every create, update and rotation of API tokens. What it refuses is not sent.
     *
     * @param check the check, such as a {@code TokenPolicy}
     * @return this
     */
    public B specCheck(SpecCheck check) {
        this.specCheck = Objects.requireNonNull(check, "check");
        return self();
    }

    /**
     * Disables the client-side limit to the vendor's documented request rates. For callers that limit several clients
     * of one credential together.
     *
     * @return this
     */
    public B withoutRateLimiting() {
        this.rateLimiting = false;
        return self();
    }

    /**
     * Shares the vendor's documented request rates with other clients. Before each attempt the client asks for a slot.
     * Default: the client counts its own requests only.
     *
     * @param gate reserves slots for all these clients
     * @return this
     */
    public B rateGate(RateGate gate) {
        this.rateGate = Objects.requireNonNull(gate, "gate");
        return self();
    }

    /**
     * Sets the client's time source: time, sleep and randomness. For tests.
     *
     * @param source the time source
     * @return this
     */
    public B timeSource(TimeSource source) {
        this.timeSource = Objects.requireNonNull(source, "source");
        return self();
    }

    /**
     * Parses a base URL according to this builder's settings.
     *
     * @param field the setting's name, for the error message
     * @param text the URL
     * @return the base URL
     */
    protected final BaseUrl parseBaseUrl(String field, String text) {
        return BaseUrl.parse(field, text, httpOnLoopback);
    }

    /**
     * Parses the base URL. Vendors with more to check override it.
     *
     * @return the base URL
     * @throws InvalidInputException if it is invalid; it is not quoted
     */
    protected BaseUrl parsedBaseUrl() {
        if (baseUrl == null) {
            throw ConfigurationException.of("baseUrl", "is missing");
        }
        return parseBaseUrl("baseUrl", baseUrl);
    }

    /**
     * Creates the core of the client. Sends no request.
     *
     * @param account the account to call
     * @param way the builder method that sets a fixed credential, such as {@code apiKey(…)}, for the error message if
     *     none was set
     * @return the core
     * @throws NoCredentialsException if no credential was set
     * @throws ConfigurationException if the jars on the class path do not work together; it names them
     * @throws ApiTokenException if the credential is a JWT that has expired
     */
    protected final ApiClient client(Account account, String way) {
        BaseUrl base = parsedBaseUrl();
        return client(account, base, way, "credentials(…)", "credentialsFrom(…)", "fromEnvironment()");
    }

    /**
     * Creates the core of the client. Sends no request.
     *
     * @param account the account to call
     * @param baseUrl the base URL of its requests
     * @param waysToGiveCredential the builder methods that set a credential, for the error message if none was called
     * @return the core
     * @throws NoCredentialsException if no credential was set
     * @throws ConfigurationException if the jars on the class path do not work together; it names them
     * @throws ApiTokenException if the credential is a JWT that has expired
     */
    protected final ApiClient client(Account account, BaseUrl baseUrl, String... waysToGiveCredential) {
        if (credential == null) {
            List<String> tried = new ArrayList<>();
            for (String way : waysToGiveCredential) {
                tried.add(way + " was not called");
            }
            throw NoCredentialsException.of(tried);
        }
        requireGson();
        requireOneVersion(getClass());
        CredentialSource credentials = credential.source(rules, timeSource);
        CallOptions options = new CallOptions(timeout, retries, false, false, null, null);
        HttpTransport sender = transport == null ? OkHttpTransport.create() : transport;
        ApiClient client = new ApiClient(
                account,
                baseUrl,
                new Settings(
                        rules,
                        options,
                        readOnly,
                        timeSource,
                        sender,
                        transport == null,
                        credentials,
                        executor,
                        listener,
                        rateLimiting,
                        specCheck,
                        rateGate));
        return credential.boundTo(client);
    }

    /** Refuses the jar of a vendor that was built for another version: what it calls may be missing in this one. */
    private static void requireOneVersion(Class<?> vendor) {
        String own = JarPlace.version(ClientBuilder.class);
        String other = JarPlace.version(vendor);
        // Vendors of other projects have versions of their own.
        if (vendor.getName().startsWith("io.apitokens.") && own != null && other != null && !own.equals(other)) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL,
                    "the versions of this library's jars differ: " + JarPlace.of(own, () -> ClientBuilder.class) + ", "
                            + JarPlace.of(other, () -> vendor)
                            + "; nothing was sent. Import apitokens-bom, which sets one version.",
                    null);
        }
    }

    /** Refuses a Gson that cannot read an error response: the outcome of a rejected create would be unknown. */
    private static void requireGson() {
        try {
            JsonElement unused = JsonParser.parseString(""); // new in 2.8.6
        } catch (LinkageError e) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL,
                    JarPlace.of("Gson", () -> JsonParser.class) + ", but 2.8.9 or newer is needed (" + e
                            + "); nothing was sent. Declare it.",
                    e);
        }
    }

    /**
     * A client that a vendor's builder builds: its views share the core, and only the client itself is closed.
     *
     * @param <T> the vendor's tokens
     * @param <A> the vendor's generated operations
     */
    public abstract static class Client<T extends ApiTokens, A> implements AutoCloseable {

        private final ApiClient core;
        private final T tokens;
        private final A api;

        /**
         * Creates the client.
         *
         * @param core the core, which is closed with this client
         * @param tokens the view of the account's tokens
         * @param api the vendor's own operations
         */
        protected Client(ApiClient core, T tokens, A api) {
            this.core = core;
            this.tokens = tokens;
            this.api = api;
        }

        /** {@return the vendor-neutral view of the account's API tokens, which shares this client} */
        public T tokens() {
            return tokens;
        }

        /** {@return the vendor's own operations, which share this client} */
        public A api() {
            return api;
        }

        /** {@return the account of this client: the vendor's name, and its id of the account} */
        public Account account() {
            return core.account();
        }

        /** Closes the client and both its views. A second call has no effect. */
        @Override
        public void close() {
            core.close();
        }
    }
}
