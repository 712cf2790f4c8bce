package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.call.ClientBuilder;
import io.apitokens.error.ApiTokenException;
import io.apitokens.testkit.ManualTimeSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.function.Executable;

/**
 * One test of a contract suite: a vendor, a client, their common time source, and every secret that must not show.
 *
 * @see FixtureContract#stage()
 */
public final class Stage implements AutoCloseable {

    /** The virtual time at which a test begins. */
    public static final Instant START = Instant.parse("2030-01-15T10:00:00Z");
    /** The lifetime of the tokens that {@link #create} creates. */
    public static final Duration LIFETIME = Duration.ofDays(10);

    private static final int LONGEST_NAME = 30;

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(START);
    private final List<Secret> secrets = new ArrayList<>();
    private final ContractFixture vendor;
    private final ApiTokens tokens;

    Stage(Function<ManualTimeSource, ContractFixture> fixture) {
        this.vendor = fixture.apply(timeSource);
        this.tokens = client(builder -> {});
        secrets.add(vendor.credential());
    }

    /** {@return the time source of the vendor and of all clients} */
    public ManualTimeSource timeSource() {
        return timeSource;
    }

    /** {@return the vendor under test} */
    public ContractFixture vendor() {
        return vendor;
    }

    /** {@return the client with the default settings of the suite} */
    public ApiTokens tokens() {
        return tokens;
    }

    /** {@return {@link CanCreate#hasDescriptions()} of the client; true at a vendor that creates no tokens} */
    public boolean hasDescriptions() {
        return !(tokens instanceof CanCreate creating) || creating.hasDescriptions();
    }

    /**
     * Creates another client of the same account, on the same time source.
     *
     * @param settings called with the client's builder
     * @return the client's tokens; the client is closed with the stage
     */
    public ApiTokens client(Consumer<? super ClientBuilder<?>> settings) {
        return vendor.client(builder -> {
            builder.timeSource(timeSource);
            settings.accept(builder);
        });
    }

    /**
     * Adds a token at the vendor.
     *
     * @param name its name
     * @return its id
     */
    public TokenId token(String name) {
        return id(vendor.addToken(free(name)));
    }

    /**
     * Returns a name that no live token has, if names at the vendor are unique.
     *
     * @param name the wanted name, of less than 30 characters, so that a marker has room beside it
     * @return the same name, with a number at its end if a live token has it
     */
    public String free(String name) {
        if (name.length() >= LONGEST_NAME) {
            throw new IllegalArgumentException("a name in a suite must have less than " + LONGEST_NAME + " characters");
        }
        String free = name;
        for (int i = 2; vendor.hasUniqueNames() && isTaken(free); i++) {
            free = name + " " + i;
        }
        return free;
    }

    private boolean isTaken(String name) {
        String json = "\"" + name + "\"";
        return vendor.liveTokenIds().stream()
                .anyMatch(id -> vendor.recordOf(id).values().stream().anyMatch(value -> value.contains(json)));
    }

    /**
     * Returns the id of a token of the account.
     *
     * @param value the vendor's id
     * @return the id
     */
    public TokenId id(String value) {
        return TokenId.of(tokens.account(), value);
    }

    /**
     * Begins a specification of a token that the vendor can create.
     *
     * @param name its name
     * @return a builder with a grant and a lifetime: {@link #LIFETIME}, or none where tokens cannot expire
     */
    public TokenSpec.Builder spec(String name) {
        TokenSpec.Builder spec = vendor.spec(free(name));
        return vendor.hasExpiry() ? spec.expiresAfter(LIFETIME) : spec.neverExpires();
    }

    /**
     * Creates a token by the client.
     *
     * @param name its name
     * @return the token; its secret must not show in any later error
     */
    public IssuedToken create(String name) {
        IssuedToken issued = tokens.require(CanCreate.class).create(spec(name).build());
        secrets.add(issued.secret());
        return issued;
    }

    /**
     * Notes a secret that must not show in any later error.
     *
     * @param secret the secret
     * @return the same secret
     */
    public Secret hidden(Secret secret) {
        secrets.add(secret);
        return secret;
    }

    /**
     * Injects a fault into the next request.
     *
     * @param fault the fault
     */
    public void next(ContractFault fault) {
        vendor.inject(fault, 0);
    }

    /**
     * Injects a fault into the next request.
     *
     * @param kind the kind of fault
     */
    public void next(ContractFault.Kind kind) {
        next(ContractFault.of(kind));
    }

    /**
     * Injects a fault into each of the next requests.
     *
     * @param fault the fault
     * @param times the number of requests
     */
    public void next(ContractFault fault, int times) {
        for (int i = 0; i < times; i++) {
            next(fault);
        }
    }

    /**
     * Injects one fault into each of the next rotates, into the request that rotates. That request must fail.
     *
     * @param faults the faults, the one of the next rotate first
     */
    public void nextRotates(List<ContractFault> faults) {
        int before = vendor.rotateRequests() - (vendor.rotateReturnsRecord() ? 1 : 2);
        int spared = 0;
        for (ContractFault fault : faults) {
            // A fault does not count the requests that an earlier one affects.
            spared += before;
            vendor.inject(fault, spared);
        }
    }

    /**
     * Returns what restricts a token beyond its grants, as the vendor holds it.
     *
     * @param id the vendor's id of the token
     * @return the restricting fields that the token's record has, with their values
     */
    public Map<String, String> restrictionsOf(String id) {
        Map<String, String> restrictions = new TreeMap<>(vendor.recordOf(id));
        restrictions.keySet().retainAll(vendor.restrictingFields());
        return restrictions;
    }

    /** {@return how long the clients have slept so far, in virtual time} */
    public Duration waited() {
        return timeSource.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Counts the requests that an action makes.
     *
     * @param action the action
     * @return the number of requests that reached the vendor
     */
    public int requestsOf(Runnable action) {
        int before = vendor.requests();
        action.run();
        return vendor.requests() - before;
    }

    /**
     * Returns the tokens that are live now and were not before.
     *
     * @param before the vendor's ids of the tokens that were live before
     * @return the vendor's ids of the others
     */
    public Set<String> madeSince(Set<String> before) {
        Set<String> made = new HashSet<>(vendor.liveTokenIds());
        made.removeAll(before);
        return made;
    }

    /**
     * Expects an error of exactly this type that shows no secret anywhere.
     *
     * @param type the type
     * @param action what throws it
     * @param <E> the type
     * @return the error
     */
    public <E extends ApiTokenException> E thrown(Class<E> type, Executable action) {
        E error = assertThrowsExactly(type, action);
        assertShowsNoSecret(error);
        return error;
    }

    /**
     * Expects an error before any request was made.
     *
     * @param type the type
     * @param action what throws it
     * @param <E> the type
     * @return the error
     */
    public <E extends ApiTokenException> E refused(Class<E> type, Executable action) {
        int before = vendor.requests();
        E error = thrown(type, action);
        assertEquals(before, vendor.requests(), "requests although it was refused");
        return error;
    }

    /**
     * Returns the message of an error.
     *
     * @param error the error
     * @return the message; {@code "null"} if there is none
     */
    public static String message(Throwable error) {
        return String.valueOf(error.getMessage());
    }

    /**
     * Asserts that no secret of the test shows in an object's string, or in a stack trace.
     *
     * @param shown an object, or an error with its causes and suppressed errors
     */
    public void assertShowsNoSecret(Object shown) {
        String text = shown instanceof Throwable error ? trace(error) : String.valueOf(shown);
        for (Secret secret : secrets) {
            assertFalse(text.contains(secret.expose()), "a secret is shown by " + shown.getClass());
        }
    }

    /** Causes and suppressed ones included. */
    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        vendor.close();
    }
}
