package io.apitokens.fuzz;

import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.call.CallListener;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Outcome;
import io.apitokens.fuzz.ScriptedTransport.Violation;
import io.apitokens.okhttp.OkHttpTransport;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One action over raw exchanges. The first line of an input names the action, and may name another that runs before it
 * over the same connections; each block after it is a response, the blocks are separated as in a {@link Script}. The
 * first line of a block states what the server does after the response; the rest is sent unchanged. Every input is
 * valid, and after the last block the blocks start again.
 */
final class RawCase implements Peer {

    /** Far above the time of any case: its server never waits long, and retries wait in virtual time. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

    /** Separates the names of two actions, the later one first. */
    static final String AFTER = " after ";

    private static final Pattern SUCCESS =
            Pattern.compile("(?:HTTP/1\\.1 100 Continue\r\n\r\n)?HTTP/1\\.1 2[0-9][0-9][ \r\n]");
    private static final Pattern REFUSAL = Pattern.compile("HTTP/1\\.1 [45][0-9][0-9][ \r\n]");
    private static final List<Action> ACTIONS = Arrays.stream(Vendor.values())
            .flatMap(vendor -> vendor.actions().stream())
            .toList();

    private final OkHttpTransport transport = OkHttpTransport.create();
    private final String server;
    private final List<Wire> wires;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger carriedOut = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger deletions = new AtomicInteger();
    private volatile boolean onlyGood = true;

    private RawCase(String server, List<Wire> wires) {
        this.server = server;
        this.wires = wires;
    }

    /** What the server does after a response. */
    enum End {
        KEEP,
        CLOSE,
        RESET
    }

    /**
     * The response to one request.
     *
     * @param bytes the bytes to send
     * @param end what the server does then
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Wire(byte[] bytes, End end) {

        /** Returns whether the server carried out the change: it says so, or says nothing. */
        boolean carriedOut() {
            return bytes.length == 0 || SUCCESS.matcher(text()).lookingAt();
        }

        /** Returns whether the server refused the change and says so. */
        boolean refused() {
            return REFUSAL.matcher(text()).lookingAt();
        }

        private String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Runs a case.
     *
     * @return {@code value}, or the simple name of the typed error
     * @throws Violation if the action broke a rule
     */
    static String run(RawServer server, byte[] input) {
        int line = Script.lineEnd(input, 0);
        Action action = action(new String(input, 0, line, StandardCharsets.UTF_8));
        byte[] rest = Arrays.copyOfRange(input, Math.min(line + 1, input.length), input.length);
        RawCase exchange = new RawCase(
                server.origin(), Script.blocks(rest).stream().map(RawCase::wire).toList());
        long start = System.nanoTime();
        server.serve(exchange);
        try {
            return Case.run(action, exchange);
        } finally {
            exchange.transport.close();
            if (System.nanoTime() - start > LONGEST) {
                throw new Violation(action + " took more than 20 seconds");
            }
        }
    }

    private static Action action(String line) {
        int after = line.indexOf(AFTER);
        if (after < 0) {
            return named(line);
        }
        Action action = named(line.substring(0, after));
        Action before = named(line.substring(after + AFTER.length()));
        return new Action(line, action.issues(), false, setup -> {
            try {
                before.run().apply(setup);
            } catch (ApiTokenException e) {
                return action.run().apply(setup);
            }
            return action.run().apply(setup);
        });
    }

    private static Action named(String name) {
        return ACTIONS.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElse(ACTIONS.get(Math.floorMod(name.hashCode(), ACTIONS.size())));
    }

    private static Wire wire(byte[] block) {
        int line = Script.lineEnd(block, 0);
        String first = new String(block, 0, line, StandardCharsets.UTF_8);
        End end = first.contains("keep") ? End.KEEP : first.contains("reset") ? End.RESET : End.CLOSE;
        return new Wire(Arrays.copyOfRange(block, Math.min(line + 1, block.length), block.length), end);
    }

    /** Returns the response to a request, given its method and its target. A request for an access token is no change. */
    Wire respond(String request) {
        Wire wire = wires.get(requests.getAndIncrement() % wires.size());
        onlyGood &= wire.carriedOut();
        if (request.startsWith("DELETE ")) {
            deletions.incrementAndGet();
        }
        if (!request.startsWith("GET ") && !request.endsWith("/v1/token")) {
            changes.incrementAndGet();
            carriedOut.addAndGet(wire.carriedOut() ? 1 : 0);
            refused.addAndGet(wire.refused() ? 1 : 0);
        }
        return wire;
    }

    @Override
    public Setup setup(TimeSource timeSource, CallListener listener, SecretStore store) {
        return Setup.connected(transport, server, timeSource, listener, store);
    }

    @Override
    public int requests() {
        return requests.get();
    }

    @Override
    public boolean respondedWithSuccessOnly() {
        return onlyGood;
    }

    @Override
    public List<byte[]> documents() {
        return wires.stream().map(Wire::bytes).toList();
    }

    @Override
    public void check(Action action, @Nullable ApiTokenException error) {
        // The token of a create may be deleted again. No other change is undone.
        boolean applied = carriedOut.get() > 0 && !(action.issues() && deletions.get() > 0);
        if (error != null && applied && error.outcome() == Outcome.NOT_APPLIED) {
            throw new Violation("the server carried out the change, but the outcome is NOT_APPLIED: " + error);
        }
        if (error == null && changes.get() > 0 && refused.get() == changes.get()) {
            throw new Violation("the server refused the change, but there is no error");
        }
    }
}
