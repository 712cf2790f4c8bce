package io.apitokens.scheduler;

import io.apitokens.CanCreate;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Two simulated vendors, a database in a file and a scheduler, all on one time that the test moves. */
final class SchedulerStage implements AutoCloseable {

    static final Duration EVERY = Duration.ofDays(30);
    static final Duration OVERLAP = Duration.ofHours(2);
    static final Duration LEASE = Duration.ofMinutes(5);

    final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-01-01T00:00:00Z"));
    final SimulatedGcore gcore = SimulatedGcore.start(time).quota(10_000);
    final SimulatedAstro astro = SimulatedAstro.start(time);
    final List<SchedulerEvent> events = new ArrayList<>();
    /** The tokens at Gcore before any test creates one. */
    final Set<String> initial = gcore.liveTokenIds();

    final GcoreIam gcoreClient;
    final AstroIam astroClient;
    private final Path directory;
    private final FaultyDatabase database;
    private final DataSource dataSource;
    private final Map<String, Instant> due = new HashMap<>();
    private final Map<String, SecretStore> stores = new HashMap<>();
    private RotationScheduler scheduler;

    SchedulerStage(Path directory) {
        this.directory = directory;
        this.database = new FaultyDatabase(TestDatabase.in(directory), this::fallSilent);
        this.dataSource = database.dataSource();
        this.gcoreClient = GcoreIam.builder()
                .baseUrl(gcore.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(gcore.credential())
                .clientId(gcore.clientId())
                .tokenQuota(10_000)
                .timeSource(time)
                .build();
        this.astroClient = AstroIam.builder()
                .baseUrl(astro.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(astro.credential())
                .organizationId(astro.organizationId())
                .timeSource(time)
                .build();
        this.scheduler = another("first");
        scheduler.createTables();
    }

    /** Ends the requests of a process that ends. */
    private void fallSilent() {
        gcore.down();
        astro.down();
    }

    FaultyDatabase database() {
        return database;
    }

    /** Lets the database and the vendors respond to other processes after one has ended. */
    void revive() {
        database.revive();
        gcore.up();
        astro.up();
    }

    /** Starts another process after one has ended, when its leases are over. */
    RotationScheduler afterDeath(String name) {
        revive();
        time.advance(LEASE);
        return restarted(name);
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Replaces the worker by another one, which has nothing in its memory. */
    RotationScheduler restarted(String name) {
        scheduler = another(name);
        due.clear();
        return scheduler;
    }

    RotationScheduler another(String name) {
        return RotationScheduler.builder(dataSource)
                .timeSource(time)
                .workerName(name)
                .lease(LEASE)
                .listener(events::add)
                .build();
    }

    RotationScheduler scheduler() {
        return scheduler;
    }

    CanCreate gcoreTokens() {
        return gcoreClient.tokens();
    }

    CanCreate astroTokens() {
        return astroClient.tokens();
    }

    SecretStore store(String key) {
        return stores.computeIfAbsent(key, name -> SecretStore.file(directory.resolve(name + ".secret")));
    }

    static TokenSpec spec(String name) {
        return TokenSpec.builder(name)
                .grant("Users", Resource.account())
                .expiresAfter(Duration.ofDays(90))
                .build();
    }

    TokenSpec astroSpec(String name) {
        return TokenSpec.builder(name)
                .grant("ORGANIZATION_MEMBER", Resource.account())
                .expiresAfter(Duration.ofDays(90))
                .build();
    }

    ScheduledRotation gcore(String key) {
        return gcore(key, builder -> builder);
    }

    ScheduledRotation gcore(String key, UnaryOperator<ScheduledRotation.Builder> change) {
        return change.apply(common(ScheduledRotation.builder(key, gcoreTokens(), spec(key)), key))
                .build();
    }

    ScheduledRotation astro(String key) {
        return common(ScheduledRotation.builder(key, astroTokens(), astroSpec(key)), key)
                .build();
    }

    ScheduledRotation.Builder common(ScheduledRotation.Builder builder, String key) {
        return builder.store(store(key)).rotateEvery(EVERY).overlap(OVERLAP);
    }

    void apply(ScheduledRotation... declarations) {
        scheduler.apply(Arrays.asList(declarations));
    }

    /** Runs everything that is due, as the threads of a worker do. */
    void run() throws IOException {
        boolean again = true;
        while (again) {
            again = false;
            for (ScheduleEntry entry : scheduler.list()) {
                Instant next = due.getOrDefault(entry.key(), time.instant());
                if (!next.isAfter(time.instant())) {
                    Instant later = scheduler.worker().run(entry.key());
                    due.put(entry.key(), later == null ? Instant.MAX : later);
                    again |= later != null && !later.isAfter(time.instant());
                }
            }
        }
    }

    /** Moves the time from one due run to the next, and runs each. */
    void run(Duration length) throws IOException {
        Instant end = time.instant().plus(length);
        run();
        while (true) {
            Instant next = due.values().stream().min(Instant::compareTo).orElse(end);
            if (next.isAfter(end)) {
                time.advance(Duration.between(time.instant(), end));
                return;
            }
            if (next.isAfter(time.instant())) {
                time.advance(Duration.between(time.instant(), next));
            }
            run();
        }
    }

    /** Makes a key due, as a person's call does. */
    void wake(String key) {
        due.remove(key);
    }

    ScheduleEntry entry(String key) {
        return scheduler.list().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    TokenId token(String key) {
        TokenId id = entry(key).token();
        if (id == null) {
            throw new AssertionError(key + " has no token");
        }
        return id;
    }

    boolean isAccepted(String key) throws IOException {
        Secret secret = store(key).read().orElseThrow().secret();
        return gcore.accepts(secret) || astro.accepts(secret);
    }

    /** Returns how many lists of the whole account at Astro were requested. */
    int lists() {
        return (int) astro.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.path().matches(".*/tokens[?].*limit=[0-9]{2,}.*"))
                .count();
    }

    List<SchedulerEvent.Type> types(String key) {
        return events.stream()
                .filter(event -> event.key().equals(key))
                .map(SchedulerEvent::type)
                .toList();
    }

    @Override
    public void close() {
        scheduler.close();
        gcoreClient.close();
        astroClient.close();
        gcore.close();
        astro.close();
    }
}
