package io.apitokens.proofs.hostile;

import io.apitokens.auth.CredentialSource;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What happens in one case. Changed only while a row of the catalogue plans the case. */
final class Plan {

    /** The protocols in which the case makes sense. */
    Set<Channel> channels = Channel.ALL;

    /** The call before the operation; null for none. */
    @Nullable
    Op before;

    /** Whether another client, which shares the user's OkHttpClient, makes the call before. */
    boolean beforeByOther;

    /** The call after the operation; null for none. */
    @Nullable
    Op after;

    /** What the peer does about the main request of the call before. */
    Spoiler onBefore = Spoiler.HONEST;

    /** What the peer does about the main request of the operation. */
    Spoiler onMain = Spoiler.HONEST;

    /** How many main requests of the operation it is done to. */
    int strikes = Integer.MAX_VALUE;

    /** What the peer does about the list that follows a failed create. */
    Spoiler onSearch = Spoiler.HONEST;

    /** What the peer does about the second step of a create with two grants. */
    Spoiler onRoles = Spoiler.HONEST;

    /** Changes what exists before the first call. */
    Consumer<VendorModel> arrange = model -> {};

    /** Wraps the transport; the predicate matches the main requests of the operation. */
    BiFunction<HttpTransport, Predicate<HttpRequest>, HttpTransport> transport = (transport, main) -> transport;

    UnaryOperator<CredentialSource> credentials = source -> source;

    /** The certificate of the peer. */
    Supplier<SSLContext> certificate = Certificates::peer;

    /** Whether the call is made through an executor that runs its tasks twice. */
    boolean executedTwice;

    Duration skew = Duration.ZERO;
    boolean storeFails;
    boolean secondGrant;
    boolean rolesOnly;
    boolean verifiesDead;
    boolean journalRotates;
    boolean journalStores;

    /** The name of a new token, in place of an unsuspicious one. */
    @Nullable
    String name;

    Demand demand = Demand.NOTHING;

    /** Whether the response to the operation differs from the truth in a way that the client cannot notice. */
    volatile boolean undetectable;

    /**
     * Returns the time of a call: short where nothing is demanded, as the peer may never respond, and otherwise long
     * enough for the busiest machine.
     */
    Duration timeout() {
        return demand == Demand.NOTHING ? Duration.ofSeconds(2) : Duration.ofSeconds(20);
    }
}
