package io.apitokens.proofs.hostile;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.CanUpdate;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaTokens;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the calls of one case with a client, and records how they end. */
final class Caller {

    /** A list that never ends is read for half of it, which is less than the time of a case. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final Duration SEARCH = Duration.ofSeconds(2);

    private final HostileCase one;
    private final Plan plan;
    private final VendorModel model;
    private final HastyTime time;
    private final Logs logs;

    private @Nullable OktaCredentials choosing;

    final CaseStore store;
    final Journal journal = Journal.inMemory();

    Caller(HostileCase one, Plan plan, VendorModel model, HastyTime time, Logs logs) {
        this.one = one;
        this.plan = plan;
        this.model = model;
        this.time = time;
        this.logs = logs;
        this.store = new CaseStore(plan.storeFails);
    }

    /** A call that may throw anything. */
    interface Work {
        @Nullable
        Object run() throws Throwable;
    }

    CallResult call(ApiTokens tokens, Op op, boolean demanded) {
        List<Token> listed = new ArrayList<>();
        return record(op, demanded, listed, () -> perform(tokens, op, listed));
    }

    CallResult record(Op op, boolean demanded, List<Token> listed, Work work) {
        int call = model.nextCall();
        logs.drain();
        Object value = null;
        Throwable error = null;
        Secret held = null;
        try {
            value = work.run();
        } catch (Throwable e) {
            error = e;
            Optional<Secret> issued = secretIn(e);
            // The caller has the secret that it chose, whatever a response names.
            held = choosing == null
                    ? issued.orElse(null)
                    : choosing.chosen().or(() -> issued).orElse(null);
        }
        return new CallResult(call, op, demanded, value, listed, error, held, List.copyOf(logs.drain()));
    }

    private static Optional<Secret> secretIn(Throwable e) {
        if (e instanceof UnreadableResponseException unreadable) {
            return unreadable.takeSecret();
        }
        if (e instanceof LostCreateException lost) {
            return lost.takeSecret();
        }
        return e instanceof PartialCreateException partial ? partial.takeSecret() : Optional.empty();
    }

    private @Nullable Object perform(ApiTokens tokens, Op op, List<Token> listed) {
        TokenId id = TokenId.of(tokens.account(), model.subject.id);
        switch (op) {
            case LIST -> {
                for (Token token : tokens.list()) {
                    listed.add(token);
                }
                return null;
            }
            case GET -> {
                return tokens.get(id);
            }
            case CREATE -> {
                choosing = tokens instanceof OktaCredentials credentials ? credentials : null;
                return ((CanCreate) tokens).create(spec());
            }
            case STORE -> {
                return ((CanCreate) tokens).create(spec(), store);
            }
            case JOURNAL -> {
                return recoverable((CanCreate) tokens);
            }
            case UPDATE -> {
                return ((CanUpdate) tokens).update(id, update());
            }
            case ROTATE -> {
                return ((CanRotate) tokens).rotate(id);
            }
            case DELETE -> {
                tokens.delete(id);
                return null;
            }
            case VERIFY -> {
                return tokens.verify(one.vendor().secret(plan.verifiesDead ? model.dead : model.subject));
            }
            case OWNER -> {
                return ((OktaTokens) tokens).withIssuers().get(id);
            }
            case RESTRICT -> {
                return ((OktaTokens) tokens).restrict(id, NetworkCondition.inZones(OktaModel.ZONE));
            }
            case PERSON, PEOPLE, ROLES, ZONE, ZONES -> {
                return ((OktaDirectory) tokens).read(op, one.index());
            }
        }
        throw new IllegalStateException();
    }

    private Object recoverable(CanCreate tokens) {
        CreateRecovery recovery =
                CreateRecovery.of(journal).withTimeSource(time).withLease(LEASE).withSearchTimeout(SEARCH);
        if (plan.journalRotates) {
            recovery = recovery.withRotationInsteadOfRetry();
        }
        return plan.journalStores ? recovery.create(tokens, spec(), store) : recovery.create(tokens, spec());
    }

    String name() {
        return plan.name == null ? "made-" + one.op() + "-" + one.index() : plan.name;
    }

    private TokenSpec spec() {
        TokenSpec.Builder spec =
                TokenSpec.builder(name()).description("of a case").neverExpires();
        if (one.vendor() == Vendor.GCORE) {
            return spec.grant("Users", Resource.account()).build();
        }
        spec.grant("ORGANIZATION_MEMBER", Resource.organization(AstroModel.ORGANIZATION));
        if (plan.secondGrant) {
            spec.grant("WORKSPACE_MEMBER", Resource.workspace(AstroModel.WORKSPACE));
        }
        return spec.build();
    }

    private TokenUpdate update() {
        return plan.rolesOnly
                ? TokenUpdate.builder()
                        .grant("ORGANIZATION_MEMBER", Resource.organization(AstroModel.ORGANIZATION))
                        .build()
                : TokenUpdate.builder().name("renamed").build();
    }
}
