package io.apitokens.proofs.simulation;

import io.apitokens.SecretStatus;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one process to the vendor.
 *
 * @param credential the secret that authenticates them
 * @param replica the copy that reads over a kept connection reach
 */
record Session(Calls calls, VendorModel vendor, Worker worker, String credential, int replica) {

    Session authenticatedBy(String secret) {
        return new Session(calls, vendor, worker, secret, replica);
    }

    ModelToken get(String id, boolean fresh) {
        return calls.make(worker, Op.GET, id, fault -> {
            int from = reading(fault, fresh);
            ModelToken token = vendor.find(id, from, calls.stale(fault));
            if (token == null || fault == Fault.NOT_FOUND) {
                throw Failures.response(ErrorKind.NOT_FOUND, Op.GET);
            }
            return token;
        });
    }

    List<ModelToken> list(boolean fresh) {
        return calls.make(worker, Op.LIST, "", fault -> {
            int from = reading(fault, fresh);
            List<ModelToken> shown = vendor.list(from, calls.stale(fault));
            calls.world().trace(worker, "  lists " + shown);
            return shown;
        });
    }

    /** Returns the replica that a read reaches, or throws if the fault or the credential makes it fail. */
    private int reading(Fault fault, boolean fresh) {
        int from = fresh ? vendor.replica() : replica;
        if (fault == Fault.FAILS) {
            throw Failures.response(ErrorKind.VENDOR_UNAVAILABLE, Op.GET);
        }
        requireCredential(fault, from);
        return from;
    }

    private void requireCredential(Fault fault, int from) {
        if (fault == Fault.FORBIDDEN) {
            throw Failures.response(ErrorKind.PERMISSION_DENIED, Op.GET);
        }
        if (fault == Fault.REJECTED || !vendor.accepts(credential, from, 0)) {
            throw Failures.response(ErrorKind.AUTHENTICATION, Op.GET);
        }
    }

    /** Creates a token, with a chosen secret if there is one. */
    ModelSecret create(String name, @Nullable String description, @Nullable String chosen) {
        return calls.make(worker, Op.CREATE, name, fault -> {
            requireCredential(fault, 0);
            Runnable again = () -> vendor.create(name, description, chosen);
            if (fault == Fault.LATE) {
                calls.late(again);
            } else if (fault != Fault.LOST_REQUEST && fault != Fault.UNAVAILABLE) {
                ModelToken token = vendor.create(name, description, chosen);
                if (token != null && fault == Fault.REPEATED) {
                    token = vendor.create(name, description, chosen);
                }
                if (token == null) {
                    throw Failures.response(ErrorKind.CONFLICT, Op.CREATE);
                }
                replay(fault, again);
                if (isResponded(fault)) {
                    return token.newest();
                }
            }
            throw Failures.lost(fault, Op.CREATE);
        });
    }

    private void replay(Fault fault, Runnable again) {
        if (fault == Fault.REPLAYED) {
            again.run();
        } else if (fault == Fault.REPLAYED_LATE) {
            calls.late(again);
        }
    }

    private static boolean isResponded(Fault fault) {
        return fault != Fault.LOST_RESPONSE && fault != Fault.UNAVAILABLE_AFTER;
    }

    ModelSecret rotate(String id) {
        return calls.make(worker, Op.ROTATE, id, fault -> {
            requireCredential(fault, 0);
            ModelToken token = vendor.find(id, 0, 0);
            if (token == null) {
                throw Failures.response(ErrorKind.NOT_FOUND, Op.ROTATE);
            }
            Runnable again = () -> vendor.rotate(token);
            if (fault == Fault.LATE) {
                calls.late(again);
            } else if (fault != Fault.LOST_REQUEST && fault != Fault.UNAVAILABLE) {
                ModelSecret made = vendor.rotate(token);
                replay(fault, again);
                if (isResponded(fault)) {
                    return made;
                }
            }
            throw Failures.lost(fault, Op.ROTATE);
        });
    }

    /** Deletes a token as the client does: it retries a lost response, and a retry that finds no token is a success. */
    void delete(String id) {
        try {
            tryDelete(id);
        } catch (ApiTokenException e) {
            if (e.outcome() != Outcome.UNKNOWN) {
                throw e;
            }
            retryDelete(id);
        }
    }

    private void retryDelete(String id) {
        try {
            tryDelete(id);
        } catch (NotFoundException e) {
            calls.world().trace(worker, "  counts as deleted");
        }
    }

    /** Deactivates a token as the client does: it retries a lost response. */
    void deactivate(String id) {
        try {
            tryDeactivate(id);
        } catch (ApiTokenException e) {
            if (e.outcome() != Outcome.UNKNOWN) {
                throw e;
            }
            tryDeactivate(id);
        }
    }

    private void tryDeactivate(String id) {
        calls.make(worker, Op.DEACTIVATE, id, fault -> {
            requireCredential(fault, 0);
            ModelToken token = vendor.find(id, 0, 0);
            if (token == null || fault == Fault.NOT_FOUND) {
                throw Failures.response(ErrorKind.NOT_FOUND, Op.DEACTIVATE);
            }
            if (fault == Fault.LATE) {
                calls.late(() -> vendor.deactivate(token));
            } else if (fault != Fault.LOST_REQUEST && fault != Fault.UNAVAILABLE) {
                vendor.deactivate(token);
                if (isResponded(fault)) {
                    return id;
                }
            }
            throw Failures.lost(fault, Op.DEACTIVATE);
        });
    }

    private String tryDelete(String id) {
        return calls.make(worker, Op.DELETE, id, fault -> {
            requireCredential(fault, 0);
            ModelToken token = vendor.find(id, 0, 0);
            if (token == null || fault == Fault.NOT_FOUND) {
                throw Failures.response(ErrorKind.NOT_FOUND, Op.DELETE);
            }
            if (vendor.refusesToDelete(token)) {
                throw Failures.response(ErrorKind.INVALID_REQUEST, Op.DELETE);
            }
            if (fault == Fault.LATE) {
                calls.late(() -> vendor.delete(token));
            } else if (fault != Fault.LOST_REQUEST && fault != Fault.UNAVAILABLE) {
                vendor.delete(token);
                if (fault == Fault.REPEATED) {
                    throw Failures.response(ErrorKind.NOT_FOUND, Op.DELETE);
                }
                if (isResponded(fault)) {
                    return id;
                }
            }
            throw Failures.lost(fault, Op.DELETE);
        });
    }

    SecretStatus verify(String secret) {
        return calls.make(worker, Op.VERIFY, "", fault -> {
            if (fault == Fault.FAILS) {
                return SecretStatus.UNKNOWN;
            }
            boolean accepted = fault != Fault.REJECTED && vendor.accepts(secret, vendor.replica(), calls.stale(fault));
            ModelSecret known = vendor.secret(secret);
            if (accepted && known != null) {
                known.token().use(calls.world().now());
            }
            calls.world().trace(worker, accepted ? "  accepted" : "  rejected");
            return accepted ? SecretStatus.ACCEPTED : SecretStatus.REJECTED;
        });
    }
}
