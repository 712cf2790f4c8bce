package io.apitokens.proofs.simulation;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.IssuedToken;
import io.apitokens.LastUse;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A client of the vendor model, as one process uses it. */
final class ModelClient implements CanCreate, CanRotate {

    static final Account ACCOUNT = new Account("simvendor", "sim-account");

    private final Calls calls;
    private final VendorModel vendor;
    private final Setting setting;
    private final Worker worker;
    private final ModelSecret credential;
    private final boolean fresh;
    private final boolean ownChanges;
    private final int replica;

    ModelClient(Calls calls, VendorModel vendor, Setting setting, Worker worker, ModelSecret credential) {
        this(calls, vendor, setting, worker, credential, false, false, vendor.replica());
    }

    private ModelClient(
            Calls calls,
            VendorModel vendor,
            Setting setting,
            Worker worker,
            ModelSecret credential,
            boolean fresh,
            boolean ownChanges,
            int replica) {
        this.calls = calls;
        this.vendor = vendor;
        this.setting = setting;
        this.worker = worker;
        this.credential = credential;
        this.fresh = fresh;
        this.ownChanges = ownChanges;
        this.replica = replica;
    }

    @Override
    public Account account() {
        return ACCOUNT;
    }

    @Override
    public OptionalInt quota() {
        return OptionalInt.of(setting.quota);
    }

    @Override
    public Token get(TokenId id) {
        return calls.make(worker, Op.GET, id.value(), fault -> {
            int from = reading(fault);
            if (fault == Fault.NOT_FOUND) {
                throw Failures.response(ErrorKind.NOT_FOUND, Op.GET);
            }
            ModelToken token = vendor.find(id.value(), from, calls.stale(fault));
            if (token == null) {
                throw Failures.response(ErrorKind.NOT_FOUND, Op.GET);
            }
            return record(token);
        });
    }

    @Override
    public Pager<Token> list() {
        return Pager.of(cursor -> calls.make(worker, Op.LIST, "", fault -> {
            int from = reading(fault);
            List<ModelToken> shown = vendor.list(from, calls.stale(fault));
            calls.world().trace(worker, "  lists " + shown);
            return Page.of(shown.stream().map(this::record).toList(), null);
        }));
    }

    /** Returns the replica that a read reaches, or throws if the fault or the credential makes it fail. */
    private int reading(Fault fault) {
        int from = fresh ? vendor.replica() : replica;
        if (fault == Fault.FAILS) {
            throw Failures.response(ErrorKind.VENDOR_UNAVAILABLE, Op.GET);
        }
        requireCredential(fault, from);
        return from;
    }

    private void requireCredential(Fault fault, int from) {
        if (fault == Fault.REJECTED || !vendor.accepts(credential.text(), from, 0)) {
            throw Failures.response(ErrorKind.AUTHENTICATION, Op.GET);
        }
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        return calls.make(worker, Op.CREATE, spec.name(), fault -> {
            requireCredential(fault, 0);
            if (fault == Fault.LATE) {
                calls.late(() -> created(spec));
            } else if (fault != Fault.LOST_REQUEST && fault != Fault.UNAVAILABLE) {
                ModelSecret made = madeNow(spec, fault);
                if (fault != Fault.LOST_RESPONSE && fault != Fault.UNAVAILABLE_AFTER) {
                    return IssuedToken.of(record(made.token()), Secret.of(made.text()), Failures.applied(Op.CREATE));
                }
            }
            ApiTokenException lost = Failures.lost(fault, Op.CREATE);
            throw LostCreateException.of(lost, spec.name(), new Candidates.NotLooked("the list was not read"));
        });
    }

    private ModelSecret madeNow(TokenSpec spec, Fault fault) {
        if (!vendor.hasRoom()) {
            throw Failures.response(ErrorKind.CONFLICT, Op.CREATE);
        }
        ModelToken token = created(spec);
        if (fault == Fault.REPLAYED) {
            created(spec);
        } else if (fault == Fault.REPLAYED_LATE) {
            calls.late(() -> created(spec));
        }
        return token.newest();
    }

    private ModelToken created(TokenSpec spec) {
        return vendor.create(spec.name(), spec.description().orElse(null), false, 0);
    }

    @Override
    public IssuedToken rotate(TokenId id) {
        return calls.make(worker, Op.ROTATE, id.value(), fault -> {
            requireCredential(fault, 0);
            ModelToken token = vendor.find(id.value(), 0, 0);
            if (token == null) {
                throw Failures.response(ErrorKind.NOT_FOUND, Op.ROTATE);
            }
            if (fault == Fault.LOST_REQUEST || fault == Fault.UNAVAILABLE) {
                throw Failures.lost(fault, Op.ROTATE);
            }
            if (fault == Fault.LATE) {
                calls.late(() -> vendor.rotate(token));
                throw Failures.lost(fault, Op.ROTATE);
            }
            ModelSecret made = vendor.rotate(token);
            if (fault == Fault.REPLAYED) {
                vendor.rotate(token);
            } else if (fault == Fault.REPLAYED_LATE) {
                calls.late(() -> vendor.rotate(token));
            } else if (fault == Fault.LOST_RESPONSE || fault == Fault.UNAVAILABLE_AFTER) {
                throw Failures.lost(fault, Op.ROTATE);
            }
            return IssuedToken.of(record(token), Secret.of(made.text()), Failures.applied(Op.ROTATE));
        });
    }

    @Override
    public void delete(TokenId id) {
        if (!ownChanges && ownToken().filter(id::equals).isPresent()) {
            throw InvalidInputException.of("id", "is the client's own token");
        }
        calls.make(worker, Op.DELETE, id.value(), fault -> {
            requireCredential(fault, 0);
            ModelToken token = vendor.find(id.value(), 0, 0);
            if (token == null || fault == Fault.NOT_FOUND) {
                throw Failures.response(ErrorKind.NOT_FOUND, Op.DELETE);
            }
            if (fault == Fault.LATE) {
                calls.late(() -> vendor.delete(token));
            } else if (fault != Fault.LOST_REQUEST && fault != Fault.UNAVAILABLE) {
                vendor.delete(token);
                if (fault != Fault.LOST_RESPONSE && fault != Fault.UNAVAILABLE_AFTER) {
                    return id;
                }
            }
            throw Failures.lost(fault, Op.DELETE);
        });
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return calls.make(worker, Op.VERIFY, "", fault -> {
            if (fault == Fault.FAILS) {
                return SecretStatus.UNKNOWN;
            }
            boolean accepted =
                    fault != Fault.REJECTED && vendor.accepts(secret.expose(), vendor.replica(), calls.stale(fault));
            ModelSecret known = vendor.secret(secret.expose());
            if (accepted && known != null) {
                known.token().use();
            }
            calls.world().trace(worker, accepted ? "  accepted" : "  rejected");
            return accepted ? SecretStatus.ACCEPTED : SecretStatus.REJECTED;
        });
    }

    private Token record(ModelToken token) {
        return Token.builder(id(token), token.id)
                .name(token.name)
                .description(token.description)
                .created(Worker.BEGINNING.plusMillis(token.created + setting.vendorSkew))
                .expiry(new Expiry.Never())
                .lastUse(token.isUsed() ? new LastUse.Unknown() : new LastUse.Never())
                .access(new Access.Listed(List.of(new Grant(Role.named("SIM_ROLE"), Resource.account()))))
                .build();
    }

    static TokenId id(ModelToken token) {
        return TokenId.of(ACCOUNT, token.id);
    }

    @Override
    public Optional<TokenId> ownToken() {
        return Optional.of(id(credential.token()));
    }

    @Override
    public SecretDelivery delivery() {
        TimeSource timeSource = worker;
        return SecretDelivery.of(this, timeSource);
    }

    @Override
    public ModelClient withTimeout(Duration timeout) {
        return this;
    }

    @Override
    public ApiTokens withOwnTokenChanges() {
        return new ModelClient(calls, vendor, setting, worker, credential, fresh, true, replica);
    }

    @Override
    public ApiTokens withFreshConnections() {
        return new ModelClient(calls, vendor, setting, worker, credential, true, ownChanges, replica);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
