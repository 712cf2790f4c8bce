package io.apitokens.testkit.contract;

import io.apitokens.ApiTokens;
import io.apitokens.Grant;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.call.ClientBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The vendor side of a contract suite: creates clients and exposes the state of the (simulated) vendor. Each test gets
 * a fresh fixture from the suite's factory method and closes it. Vendor implementations supply one; for the simulators
 * of this module extend {@link SimulatedFixture}.
 */
public interface ContractFixture extends AutoCloseable {

    /**
     * Creates a client with {@link #credential()}, which has every permission and sees every token.
     *
     * @param settings called with the client's builder, after the fixture's own settings
     * @return the client's tokens; {@link #close} closes the client
     */
    ApiTokens client(Consumer<? super ClientBuilder<?>> settings);

    /**
     * Creates a client that knows which token it authenticates with.
     *
     * @param ownToken the token that {@link #credential()} belongs to, for a vendor whose clients need this as a
     *     setting
     * @param settings called with the client's builder, after the fixture's own settings
     * @return the client's tokens; {@link #close} closes the client
     */
    default ApiTokens clientOf(TokenId ownToken, Consumer<? super ClientBuilder<?>> settings) {
        return client(settings);
    }

    /** Closes every client that this fixture created, and leaves the vendor open. Later clients are open. */
    void closeClients();

    /** {@return the secret that clients authenticate with} */
    Secret credential();

    /**
     * Creates a token at the vendor, through the API or directly in the simulator.
     *
     * @param name the token's name
     * @return the vendor's id of the token
     */
    String addToken(String name);

    /**
     * Returns the current secret of a live token.
     *
     * @param id the vendor's id of the token
     * @return the secret that authenticates now
     */
    Secret secretOf(String id);

    /** {@return the vendor's ids of the live tokens, including the token of {@link #credential()}} */
    Set<String> liveTokenIds();

    /**
     * Returns whether the vendor accepts a secret now. The check does not count as a use of the token.
     *
     * @param secret a secret, of this vendor or not
     * @return true if a request with it would be accepted
     */
    boolean accepts(Secret secret);

    /** {@return the count of requests that reached the vendor since the start, including lost and rejected ones} */
    int requests();

    /**
     * Returns whether clients renew a rejected credential, as those of a service app renew an access token. A call
     * that may be retried survives one rejection. {@link #requests} and {@link #inject} leave out the requests for access tokens.
     *
     * @return by default false
     */
    default boolean renewsCredentials() {
        return false;
    }

    /**
     * Injects a fault into a later request.
     *
     * @param fault the fault, which takes effect once
     * @param spared the count of requests that are served normally before it
     */
    void inject(ContractFault fault, int spared);

    /**
     * Returns strings that {@link io.apitokens.TokenId} accepts but that cannot be an id at this vendor.
     *
     * @return such strings, among them strings in the format of the vendor's secrets
     */
    List<String> impossibleIds();

    /** Limits pages of lists to very few tokens, if the vendor has pages. */
    default void smallPages() {}

    /**
     * Begins a specification of a token that the vendor can create; for {@link CanCreateContract}.
     *
     * @param name the token's name
     * @return a builder with a grant, without a lifetime
     */
    default TokenSpec.Builder spec(String name) {
        throw new UnsupportedOperationException("a vendor that creates tokens has to say what it creates");
    }

    /**
     * Returns different grants for a token created by {@link #addToken}; for {@link CanUpdateContract}.
     *
     * @return grants that differ from the token's
     */
    default List<Grant> otherGrants() {
        throw new UnsupportedOperationException("a vendor that changes tokens has to say to what");
    }

    /**
     * Returns whether the vendor refuses a name that a live token has. The suites then use distinct names, which they look
     * for in {@link #recordOf}, and end rules that need equal names by an assumption.
     *
     * @return by default false
     */
    default boolean hasUniqueNames() {
        return false;
    }

    /**
     * Returns the status of the response to a name that a live token has, at a vendor that {@link #hasUniqueNames}. The
     * vendor's own error of this status must be that response.
     *
     * @return by default 409
     */
    default int nameTakenStatus() {
        return 409;
    }

    /** {@return whether tokens can be created with a lifetime; true unless overridden} */
    default boolean hasExpiry() {
        return true;
    }

    /** {@return whether tokens can be created that never expire; true unless overridden} */
    default boolean hasUnlimitedLifetime() {
        return true;
    }

    /** {@return whether records show that a token was never used; true unless overridden} */
    default boolean hasLastUse() {
        return true;
    }

    /** {@return whether records show when the secret was rotated; true unless overridden} */
    default boolean hasRotationTime() {
        return true;
    }

    /** {@return whether a rotate returns the record with the secret, not the secret alone; true unless overridden} */
    default boolean rotateReturnsRecord() {
        return true;
    }

    /**
     * Returns how many requests a rotate takes. The request that rotates is the last one, or the last but one if the
     * record is read after it.
     *
     * @return the count of requests when nothing fails; 1 unless the record has to be read afterwards
     */
    default int rotateRequests() {
        return rotateReturnsRecord() ? 1 : 2;
    }

    /**
     * Adds a token with the grants of {@link #addToken}, restricted in every way that the vendor has. Restrictions are
     * conditions on addresses or times, and denials.
     *
     * @param name the token's name
     * @return the vendor's id of the token; empty if the vendor's tokens have no limits but their grants and their end
     */
    default Optional<String> addRestrictedToken(String name) {
        return Optional.empty();
    }

    /**
     * Adds a token as {@link #addToken} does, and disables it.
     *
     * @param name the token's name
     * @return the vendor's id of the token; empty if the vendor cannot disable tokens
     */
    default Optional<String> addDisabledToken(String name) {
        return Optional.empty();
    }

    /**
     * Returns the record of a token as the vendor holds it, whether or not the client reads all of it.
     *
     * @param id the vendor's id of a token
     * @return the fields with their values as strings; empty if the vendor's state cannot be seen
     */
    default Map<String, String> recordOf(String id) {
        return Map.of();
    }

    /** {@return the fields of {@link #recordOf} that hold the restrictions of {@link #addRestrictedToken}} */
    default Set<String> restrictingFields() {
        return Set.of();
    }

    /**
     * Returns the fields of {@link #recordOf} that an update may change; for {@link CanUpdateContract}.
     *
     * @param update the update
     * @return the fields that it names, and those that the vendor sets by itself, such as the time of the update
     */
    default Set<String> fieldsChangedBy(TokenUpdate update) {
        throw new UnsupportedOperationException("a vendor that changes tokens has to say which fields");
    }

    /** Closes the clients and the simulated vendor. Fails if the vendor observed an invalid exchange. */
    @Override
    void close();
}
