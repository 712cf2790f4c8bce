package io.apitokens.fuzz;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Page;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.call.CallListener;
import io.apitokens.call.Operation;
import io.apitokens.call.RawResponse;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.fuzz.ScriptedTransport.Violation;
import io.apitokens.gcore.api.ApiTokenCreated;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One action over one script. The client must return a value or throw one typed error, in time, without showing a
 * secret.
 */
final class Case {

    private static final Instant START = Instant.parse("2026-08-01T10:00:00Z");
    private static final Duration LONGEST_CALL = Duration.ofSeconds(91);
    private static final int MAX_ATTEMPTS = 4;
    private static final Pattern SECRET_FIELD =
            Pattern.compile("\"token\"\\s*:\\s*\"" + Pattern.quote(Canary.SECRET) + "\"");

    private final Action action;
    private final Peer peer;
    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(START);
    private final MemorySecretStore store = MemorySecretStore.create();
    private int calls;

    private Case(Action action, Peer peer) {
        this.action = action;
        this.peer = peer;
    }

    private Case(Vendor vendor, Action action, Script script) {
        this.action = action;
        this.peer = new ScriptedTransport(script, timeSource, vendor.bases());
    }

    /**
     * Runs a case.
     *
     * @return {@code value}, or the simple name of the typed error
     * @throws Violation if the action broke a rule
     */
    static String run(Vendor vendor, Action action, Script script) {
        return new Case(vendor, action, script).run(false);
    }

    /** Runs a case with another peer than a script. */
    static String run(Action action, Peer peer) {
        return new Case(action, peer).run(false);
    }

    /** Runs a case whose first response is a success that contains {@link Canary#SECRET} before any fuzzed bytes. */
    static String runWithSecret(Vendor vendor, Action action, Script script) {
        return new Case(vendor, action, script).run(true);
    }

    private String run(boolean issued) {
        CallListener listener = new CallListener() {
            @Override
            public void onStart(Account account, Operation operation) {
                calls++;
            }
        };
        try {
            Object value = action.run().apply(peer.setup(timeSource, listener, store));
            peer.check(action, null);
            checkEffort();
            checkValue(value);
            if (issued && !holdsSecret(value)) {
                throw new Violation("the secret is lost, although a value was returned");
            }
            return "value";
        } catch (ApiTokenException e) {
            peer.check(action, e);
            checkEffort();
            checkError(e);
            if (issued && !handsSecretOver(e)) {
                throw new Violation("the secret is lost with " + e);
            }
            return e.getClass().getSimpleName();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            Violation violation = new Violation("no typed error: " + e);
            violation.initCause(e);
            throw violation;
        }
    }

    private void checkEffort() {
        if (action.typed() && (calls != 1 || peer.requests() > MAX_ATTEMPTS)) {
            throw new Violation(calls + " calls, " + peer.requests() + " requests for one typed call");
        }
        Duration spent = Duration.between(START, timeSource.instant());
        if (spent.compareTo(LONGEST_CALL.multipliedBy(Math.max(1, calls))) > 0) {
            throw new Violation(spent + " for " + calls + " calls");
        }
    }

    private void checkError(ApiTokenException error) {
        if (error instanceof InvalidInputException || error instanceof ConfigurationException) {
            throw new Violation("the error blames the caller, whose arguments are sound: " + error);
        }
        String text = withoutIds(error);
        if (Canary.shows(text, Canary.CREDENTIAL)) {
            throw new Violation("the error shows the credential: " + text);
        }
        if (peer.respondedWithSuccessOnly() && (Canary.shows(text, Canary.SECRET) || text.contains(Canary.DOCUMENT))) {
            throw new Violation("the error quotes the document of a success: " + text);
        }
    }

    /**
     * Returns the error's text without token ids. An id is data, even if the vendor or a mutation put a canary into it.
     */
    private static String withoutIds(ApiTokenException error) {
        String text = text(error);
        if (error instanceof LostCreateException lost && lost.candidates() instanceof Candidates.Found found) {
            for (Token token : found.tokens()) {
                text = text.replace(token.id().toString(), "");
            }
        }
        if (error instanceof PartialCreateException partial && partial.id().isPresent()) {
            text = text.replace(partial.id().get().toString(), "");
        }
        return text;
    }

    /**
     * Returns the text of an error, its causes and its suppressed errors, without stack traces, which quote no data.
     */
    static String text(Throwable error) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(List.of(error));
        while (!open.isEmpty()) {
            Throwable next = open.pop();
            if (seen.add(next)) {
                text.append(next).append('\n');
                open.addAll(Arrays.asList(next.getSuppressed()));
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
            }
        }
        return text.toString();
    }

    private void checkValue(@Nullable Object value) {
        if (value instanceof Iterable<?> items) {
            items.forEach(this::checkValue);
        } else if (value instanceof Page<?> page) {
            page.items().forEach(this::checkValue);
        } else if (value instanceof IssuedToken issued) {
            checkValue(issued.token());
        } else if (value instanceof Token token) {
            checkText(String.valueOf(token.unwrap(Object.class))
                    + token.access()
                    + token.issuer()
                    + token.scope()
                    + token.expiry()
                    + token.lastUse());
        }
        checkText(String.valueOf(value));
    }

    private void checkText(String text) {
        if (text.contains(Canary.SECRET) && standsAsSecretOnly()) {
            throw new Violation("a value prints the secret: " + text);
        }
    }

    /**
     * Returns whether the secret occurs only in the token field. In any other field it is data, which may be printed.
     */
    private boolean standsAsSecretOnly() {
        for (byte[] document : peer.documents()) {
            String body = new String(document, StandardCharsets.UTF_8);
            if (body.contains(Canary.SECRET)
                    && SECRET_FIELD.matcher(body).replaceAll("").contains(Canary.SECRET)) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsSecret(@Nullable Object value) {
        if (value instanceof RawResponse raw) {
            return raw.exposeBody().contains(Canary.SECRET);
        }
        Secret secret = null;
        if (value instanceof IssuedToken issued) {
            secret = issued.secret();
        } else if (value instanceof ApiTokenCreated created) {
            secret = created.token();
        } else if (value instanceof io.apitokens.astro.api.ApiToken created) {
            secret = created.token();
        } else if (value instanceof Token && !store.written().isEmpty()) {
            secret = store.written().get(0).secret();
        }
        return isIssued(secret);
    }

    private static boolean handsSecretOver(ApiTokenException error) {
        if (error instanceof CreateRolledBackException) {
            return true;
        }
        Optional<Secret> secret = Optional.empty();
        if (error instanceof UnreadableResponseException unreadable) {
            secret = unreadable.takeSecret();
        } else if (error instanceof LostCreateException lost) {
            secret = lost.takeSecret();
        } else if (error instanceof PartialCreateException partial) {
            secret = partial.takeSecret();
        }
        return isIssued(secret.orElse(null));
    }

    private static boolean isIssued(@Nullable Secret secret) {
        return secret != null && Objects.equals(secret.expose(), Canary.SECRET);
    }
}
