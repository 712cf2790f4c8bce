package io.apitokens.proofs.simulation;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store whose write names the version that it replaces. Its reads may be stale, and its responses lost. */
final class StoreModel {

    private final Calls calls;
    private final World world;
    private final List<Content> history = new ArrayList<>();
    private long downUntil = Long.MIN_VALUE;

    StoreModel(Calls calls) {
        this.calls = calls;
        this.world = calls.world();
        history.add(new Content(Long.MIN_VALUE / 2, 0, null));
    }

    /** What is stored from a time on. */
    record Content(long since, int version, @Nullable String secret) {

        @Nullable
        String name() {
            return secret == null ? null : "v" + version;
        }
    }

    List<Content> history() {
        return history;
    }

    Content now() {
        return history.get(history.size() - 1);
    }

    /** Stores what is there when the run begins: a secret that replaced an older, dead one a moment ago. */
    void begin(String secret) {
        history.add(new Content(-60 * Setting.MINUTE, 1, "simfake-dead"));
        history.add(new Content(-2 * Setting.MINUTE, 2, secret));
    }

    private void set(String secret) {
        history.add(new Content(world.now(), now().version + 1, secret));
        world.trace(null, "store has v" + now().version + " " + shown(secret));
    }

    private static String shown(String secret) {
        // Enough to tell one from another, and not the whole.
        return "(a secret " + Integer.toHexString(secret.hashCode() & 0xfff) + ")";
    }

    private Content seen(long stale) {
        for (int i = history.size() - 1; ; i--) {
            if (history.get(i).since <= world.now() - stale) {
                return history.get(i);
            }
        }
    }

    SecretStore of(Worker worker) {
        return new View(worker);
    }

    private final class View implements SecretStore {

        private final Worker worker;

        View(Worker worker) {
            this.worker = worker;
        }

        @Override
        public String id() {
            return "sim:store";
        }

        @Override
        public void check() throws IOException {
            calls.make(worker, Op.STORE_CHECK, "", fault -> requireUp(fault));
        }

        @Override
        public Optional<StoredSecret> read() throws IOException {
            return calls.make(worker, Op.STORE_READ, "", fault -> {
                requireUp(fault);
                Content content = seen(calls.stale(fault));
                world.trace(worker, "  reads v" + content.version);
                return Optional.ofNullable(content.secret)
                        .map(secret -> StoredSecret.of(Secret.of(secret), Objects.requireNonNull(content.name())));
            });
        }

        @Override
        public String write(IssuedToken issued, @Nullable String expected) throws IOException {
            String secret = issued.secret().expose();
            String what = shown(secret) + " over " + expected;
            return calls.make(worker, Op.STORE_WRITE, what, fault -> {
                requireUp(fault);
                if (fault == Fault.LATE) {
                    calls.late(() -> replace(secret, expected));
                } else if (fault != Fault.LOST_REQUEST) {
                    if (!replace(secret, expected) || fault == Fault.SDK_RETRY) {
                        throw new SecretChangedException("the store holds another version");
                    }
                    if (fault != Fault.LOST_RESPONSE) {
                        return "v" + now().version;
                    }
                }
                throw new IOException("the store did not respond");
            });
        }
    }

    private Fault requireUp(Fault fault) throws IOException {
        if (fault == Fault.DOWN) {
            downUntil = world.now() + calls.outage();
        }
        if (fault == Fault.FAILS || world.now() < downUntil) {
            throw new IOException("the store did not respond");
        }
        return fault;
    }

    private boolean replace(String secret, @Nullable String expected) {
        if (!Objects.equals(now().name(), expected)) {
            world.trace(null, "store refuses " + shown(secret));
            return false;
        }
        set(secret);
        return true;
    }
}
