package io.apitokens.proofs.hostile;

import io.apitokens.ApiTokens;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Runs one case with its own peer and its own client, in the calling thread. */
final class CaseRun {

    /** Makes the client of a case. */
    interface Clients {

        /** Returns a client of this library, or, in tests, something that behaves like a wrong one. */
        ApiTokens client(Vendor vendor, ClientSetup setup);
    }

    private enum Phase {
        BEFORE,
        MAIN,
        AFTER
    }

    private final HostileCase one;
    private final Clients clients;
    private final Plan plan;
    private final HastyTime time;
    private final VendorModel model;
    private final Caller caller;
    private final Channel channel;
    private final Verdict verdict;
    private final Map<Integer, Phase> phases = new HashMap<>();
    private final Map<Integer, Map<Action, Integer>> counts = new HashMap<>();

    private CaseRun(HostileCase one, Clients clients, Logs logs) {
        this.one = one;
        this.clients = clients;
        this.plan = one.plan();
        this.time = new HastyTime(plan.skew);
        this.model = one.vendor().model(new Random(one.random().nextLong()), time::peerInstant);
        this.verdict = Verdict.of(one.id());
        this.caller = new Caller(one, plan, model, time, logs);
        List<Channel> channels = new ArrayList<>(plan.channels);
        this.channel = channels.get(one.index() / 2 % channels.size());
        plan.arrange.accept(model);
    }

    static Verdict run(HostileCase one, Clients clients, Logs logs) throws IOException {
        return new CaseRun(one, clients, logs).run();
    }

    private Verdict run() throws IOException {
        SSLContext certificate = channel == Channel.PLAIN ? null : plan.certificate.get();
        try (PeerServer server = PeerServer.start(channel, certificate, this::handle);
                CaseTransport transport =
                        CaseTransport.create(shared(), plan.timeout().dividedBy(2))) {
            ClientSetup setup = setup(server, plan.transport.apply(transport.first(), this::isMain));
            ApiTokens tokens = clients.client(one.vendor(), setup);
            ApiTokens other =
                    plan.beforeByOther ? clients.client(one.vendor(), setup(server, transport.second())) : tokens;
            if (plan.before != null) {
                call(other, plan.before, Phase.BEFORE, server);
            }
            if (plan.executedTwice) {
                twice(setup);
            } else {
                call(tokens, one.op(), Phase.MAIN, server);
            }
            if (plan.after != null) {
                call(tokens, plan.after, Phase.AFTER, server);
            }
            return verdict;
        }
    }

    /** Returns whether the user shares an OkHttpClient. */
    private boolean shared() {
        return one.index() % 4 >= 2 || plan.beforeByOther;
    }

    private ClientSetup setup(PeerServer server, HttpTransport transport) {
        Credential credential = Credential.of(one.vendor().scheme, one.vendor().secret(model.own));
        return new ClientSetup(
                server.origin(),
                transport,
                plan.credentials.apply(CredentialSource.fixed(credential)),
                time,
                plan.timeout(),
                plan.executedTwice ? CaseRun::runTwice : null);
    }

    private static void runTwice(Runnable task) {
        Thread thread = new Thread(
                () -> {
                    task.run();
                    task.run();
                },
                "twice");
        thread.setDaemon(true);
        thread.start();
    }

    private void call(ApiTokens tokens, Op op, Phase phase, PeerServer server) throws IOException {
        begin(phase);
        CallResult result = caller.call(tokens, op, phase == Phase.MAIN);
        try {
            server.awaitQuiet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        judge(result);
    }

    private synchronized void begin(Phase phase) {
        phases.put(phases.size() + 1, phase);
    }

    /** Runs the call through an executor that runs it twice, and waits until the second run is over. */
    private void twice(ClientSetup setup) throws IOException {
        begin(Phase.MAIN);
        judge(caller.record(one.op(), true, List.of(), () -> {
            try {
                return AsyncCalls.run(one.vendor(), one.op(), setup, model.subject.id, caller.name());
            } finally {
                Thread.sleep(20);
            }
        }));
    }

    /** Judges a call before the next one changes anything. */
    private void judge(CallResult result) throws IOException {
        new Judge(plan, model, caller.store, caller.journal.entries(), result, verdict).judge();
    }

    private void handle(Request request, Wire wire, Runnable settled) throws IOException {
        Action action = model.route(request).action();
        int call;
        int number;
        Phase phase;
        synchronized (this) {
            call = phases.size();
            phase = phases.getOrDefault(call, Phase.BEFORE);
            number = counts.computeIfAbsent(call, key -> new EnumMap<>(Action.class))
                    .merge(action, 1, Integer::sum);
        }
        spoiler(phase, action, number).handle(new Exchange(model, request, action, call, number, wire, settled));
    }

    private Spoiler spoiler(Phase phase, Action action, int number) {
        if (phase == Phase.BEFORE) {
            Op before = plan.before;
            boolean main = before != null && action == one.vendor().main(before);
            return main && number == 1 ? plan.onBefore : Spoiler.HONEST;
        }
        if (phase == Phase.AFTER) {
            return Spoiler.HONEST;
        }
        if (action == main()) {
            return number <= plan.strikes ? plan.onMain : Spoiler.HONEST;
        }
        if (one.op().creates() && action == Action.LIST) {
            return plan.onSearch;
        }
        return one.op().creates() && action == Action.ROLES ? plan.onRoles : Spoiler.HONEST;
    }

    private Action main() {
        return one.op() == Op.UPDATE && plan.rolesOnly ? Action.ROLES : one.main();
    }

    private boolean isMain(HttpRequest request) {
        String path = URI.create(request.url()).getRawPath();
        Request sent = new Request(request.method().name(), path, Map.of(), new byte[0]);
        return model.route(sent).action() == main();
    }

    /** Returns the verdict about a case that could not be run to its end. */
    static Verdict broken(HostileCase one, @Nullable Throwable reason) {
        Verdict verdict = Verdict.of(one.id());
        verdict.raw().add(reason == null ? "did not end" : "could not be run: " + reason);
        return verdict;
    }
}
