package io.apitokens.testkit.contract;

import io.apitokens.ApiTokens;
import io.apitokens.Grant;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.call.ClientBuilder;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a contract suite has to know of a vendor: how to make a client, and what the (simulated) vendor holds. Each test gets
 * a fresh one from the suite's factory method, and closes it. Whoever adds a vendor writes one; for the simulators of this
 * module extend {@link SimulatedFixture}.
 */
public interface ContractFixture extends AutoCloseable {

    /**
     * Makes a client with {@link #credential()}, which may do everything and sees every token.
     *
     * @param settings called with the client's builder, after the fixture's own settings
     * @return the client's tokens; the suite closes them
     */
    ApiTokens client(Consumer<? super ClientBuilder<?>> settings);

    /**
     * Makes a client that knows which token it authenticates with; for {@code HardCutContract}.
     *
     * @param ownToken the token that {@link #credential()} belongs to, for a vendor whose clients have to be told
     * @param settings called with the client's builder, after the fixture's own settings
     * @return the client's tokens; the suite closes them
     */
    default ApiTokens clientOf(TokenId ownToken, Consumer<? super ClientBuilder<?>> settings) {
        return client(settings);
    }

    /**
     * Gives the secret that clients authenticate with.
     *
     * @return the secret
     */
    Secret credential();

    /**
     * Makes a token at the vendor, in whatever way there is.
     *
     * @param name the token's name
     * @return the vendor's id of it
     */
    String addToken(String name);

    /**
     * Gives the present secret of a live token.
     *
     * @param id the vendor's id of it
     * @return the secret
     */
    Secret secretOf(String id);

    /**
     * Tells which tokens work now.
     *
     * @return the vendor's ids, that of the credential included
     */
    Set<String> liveTokenIds();

    /**
     * Tells whether a secret works at the vendor now, without that counting as a use.
     *
     * @param secret a secret, of this vendor or not
     * @return true if a request with it would be let in
     */
    boolean accepts(Secret secret);

    /**
     * Counts the requests that reached the vendor, lost and refused ones included.
     *
     * @return since the start
     */
    int requests();

    /**
     * Lets something go wrong with a request to come.
     *
     * @param fault what happens, once
     * @param spared how many requests are left alone before it
     */
    void inject(ContractFault fault, int spared);

    /**
     * Names texts that {@link io.apitokens.TokenId} lets pass but that cannot be an id at this vendor.
     *
     * @return such texts, their secrets' looks among them
     */
    List<String> impossibleIds();

    /** Lets lists come in pages of very few tokens, if the vendor has pages. */
    default void smallPages() {}

    /**
     * Begins a specification of a token that the vendor makes; for {@link CanCreateContract}.
     *
     * @param name the token's name
     * @return a builder with a grant, without a lifetime
     */
    default TokenSpec.Builder spec(String name) {
        throw new UnsupportedOperationException("a vendor that creates tokens has to say what it creates");
    }

    /**
     * Gives another set of grants for a token made by {@link #addToken}; for {@link CanUpdateContract}.
     *
     * @return other grants than the token's
     */
    default List<Grant> otherGrants() {
        throw new UnsupportedOperationException("a vendor that changes tokens has to say to what");
    }

    /** Closes the simulated vendor, and fails if anything it saw was wrong. */
    @Override
    void close();
}
