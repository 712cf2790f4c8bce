package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.CallEnd;
import io.apitokens.call.CallListener;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.incident.Incident;
import io.apitokens.inventory.incident.Suspect;
import io.apitokens.inventory.revocation.Canary;
import io.apitokens.inventory.revocation.Restriction;
import io.apitokens.inventory.revocation.RestrictionPlan;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.inventory.revocation.RevocationPlan;
import io.apitokens.inventory.revocation.RevocationReport;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.InPlaceRotation;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the samples that the javadoc of the named types shows. */
class JavadocSamplesTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);
    private final SimulatedAstro vendor = SimulatedAstro.start(timeSource);
    private final SimulatedOkta oktaVendor = SimulatedOkta.start(timeSource);
    private final AstroIam astro = Clients.of(vendor, timeSource).build();
    private final OktaIam okta = Clients.of(oktaVendor, timeSource).build();
    private final TokenSpec spec = TokenSpec.builder("ci-1")
            .grant("ORGANIZATION_MEMBER", Resource.account())
            .expiresAfter(Duration.ofDays(30))
            .build();
    private final Transcript transcript = new Transcript();
    private final PrintStream out = transcript.out();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        astro.close();
        okta.close();
        vendor.close();
        oktaVendor.close();
    }

    private TokenId create() {
        return astro.tokens().create(spec).token().id();
    }

    @Test
    void apiTokens() {
        ApiTokens tokens = astro.tokens();
        TokenId created = create();
        int before = vendor.liveTokenIds().size();
        // tag::ApiTokens
        for (Token token : tokens.list(TokenFilter.all().nameStartsWith("ci-"))) {
            out.println(token.id() + " " + token.name() + " " + token.expiry());
        }
        CanCreate creator = tokens.require(CanCreate.class); // throws if the vendor cannot create tokens
        IssuedToken issued = creator.create(spec);
        tokens.delete(issued.token().id());
        // end::ApiTokens
        assertTrue(transcript.text().startsWith(created + " ci-1 "));
        assertEquals(before, vendor.liveTokenIds().size());
    }

    @Test
    void canCreate() throws IOException {
        CanCreate tokens = astro.tokens();
        // tag::CanCreate
        TokenSpec spec = TokenSpec.builder("ci")
                .grant("ORGANIZATION_MEMBER", Resource.account())
                .expiresAfter(Duration.ofDays(30))
                .build();
        // Returns after the secret was read back from the file. If storing it fails, the token is deleted.
        Token token = tokens.create(spec, SecretStore.file(directory.resolve("ci.token")));
        // end::CanCreate
        assertEquals("ci", token.name());
        assertTrue(Files.size(directory.resolve("ci.token")) > 0);
    }

    @Test
    void tokenSpec() {
        // tag::TokenSpec
        TokenSpec spec = TokenSpec.builder("deployer")
                .description("deploys the site")
                .grant("WORKSPACE_OWNER", Resource.workspace("clx42sgw501gl01o0gjenthnh"))
                .expiresAfter(Duration.ofDays(90)) // or expiresAt(…), or neverExpires(): one of them is required
                .build();
        // end::TokenSpec
        assertEquals(1, spec.grants().size());
    }

    @Test
    void token() {
        Token token = astro.tokens().get(create());
        // tag::Token
        String end = token.expiry().endsAt().map(Instant::toString).orElse("never, or at an unknown time");
        out.println(token.name() + " ends " + end);
        // The vendor's own record has the fields that no other vendor has.
        Optional<String> start = token.unwrap(ApiToken.class).map(ApiToken::shortToken);
        // end::Token
        assertTrue(start.isPresent());
        assertTrue(transcript.text().startsWith("ci-1 ends 2025-07-01T"));
    }

    @Test
    void tokenId() {
        Token token = astro.tokens().get(create());
        // tag::TokenId
        String stored = token.id().toString(); // such as astro/clx42kkcm01fo01o06agtmshg/clm8q7f3d000008l4bq0v5k2e
        TokenId id = TokenId.parse(stored);
        // end::TokenId
        assertEquals(token.id(), id);
    }

    @Test
    void tokenFilter() {
        ApiTokens tokens = astro.tokens();
        create();
        Instant now = timeSource.instant().plus(Duration.ofDays(20));
        // tag::TokenFilter
        TokenFilter endingSoon = TokenFilter.all()
                .nameStartsWith("ci-")
                .expiringBefore(now.plus(Duration.ofDays(14)))
                .orUnknown(); // also the tokens whose record does not state their expiry
        List<Token> found = tokens.list(endingSoon).toList();
        // end::TokenFilter
        assertEquals(1, found.size());
    }

    @Test
    void tokenDirectory() {
        TokenId id = create();
        // tag::TokenDirectory
        TokenDirectory tokens = TokenDirectory.of(astro.tokens(), okta.tokens());
        for (Token token : tokens.list()) {
            out.println(token.id() + " " + token.name());
        }
        tokens.delete(id); // at the account that the id names
        // end::TokenDirectory
        assertTrue(transcript.lines().size() > 2);
        assertFalse(vendor.liveTokenIds().contains(id.value()));
    }

    @Test
    void secret() throws IOException {
        Path file = Files.writeString(directory.resolve("ci.token"), "fake-secret-of-a-sample");
        // tag::Secret
        Secret secret = Secret.fromFile(file);
        out.println(secret); // prints no character of it
        String header = "Bearer " + secret.expose();
        // end::Secret
        assertFalse(transcript.text().contains("sample"));
        assertEquals("Bearer fake-secret-of-a-sample", header);
    }

    @Test
    void secretStore() throws IOException {
        CanCreate tokens = astro.tokens();
        // tag::SecretStore
        SecretStore store = SecretStore.file(directory.resolve("ci.token")); // only its owner can read it
        tokens.create(spec, store);
        Secret secret = store.read().orElseThrow().secret();
        // end::SecretStore
        assertTrue(vendor.accepts(secret));
    }

    @Test
    void pager() {
        ApiTokens tokens = astro.tokens();
        // tag::Pager
        Pager<Token> all = tokens.list(); // sends nothing yet
        Optional<Token> first = all.stream().findFirst(); // requests one page
        List<Token> complete = all.toList(); // begins again, and requests all pages
        // end::Pager
        assertEquals(first.orElseThrow().id(), complete.get(0).id());
    }

    @Test
    void credentialSource() throws IOException {
        Path file = Files.writeString(
                directory.resolve("ci.token"), vendor.credential().expose());
        AstroIam.Builder builder = Clients.of(vendor, timeSource);
        // tag::CredentialSource
        // Reads the file again every ten seconds, and at once after a rejection: a rotated secret is found.
        CredentialSource source = CredentialSource.from(SecretStore.file(file), "Bearer");
        AstroIam client = builder.credentials(source).build();
        // end::CredentialSource
        try (client) {
            assertFalse(client.tokens().list().toList().isEmpty());
        }
    }

    @Test
    void apiTokenException() {
        ApiTokens tokens = astro.tokens();
        TokenId id = create();
        vendor.inject(Fault.status(403));
        // tag::ApiTokenException
        try {
            tokens.delete(id);
        } catch (NotFoundException e) {
            out.println("it is gone");
        } catch (ApiTokenException e) {
            boolean unchanged = e.outcome() == Outcome.NOT_APPLIED; // otherwise it may be gone
            out.println((unchanged ? "it is still there: " : "look whether it is still there: ") + e.getMessage());
        }
        // end::ApiTokenException
        assertTrue(transcript.text().startsWith("it is still there: "));
    }

    @Test
    void lostCreateException() {
        CanCreate tokens = astro.tokens();
        vendor.inject(Fault.responseLost().on("POST", "/tokens"));
        // tag::LostCreateException
        try {
            tokens.create(spec);
        } catch (LostCreateException e) {
            // Before creating again, look at the candidates: one may be the new token. Its secret is lost: delete it.
            if (e.candidates() instanceof Candidates.Found found) {
                found.tokens().forEach(token -> out.println("perhaps created: " + token.id()));
            }
        }
        // end::LostCreateException
        assertEquals(1, transcript.lines().size());
    }

    @Test
    void apiCall() {
        String id = oktaVendor.openTokenId();
        // tag::ApiCall
        var call = okta.api().getApiToken(id).timeout(Duration.ofSeconds(10)); // sends nothing yet
        String name = call.execute().name();
        CompletableFuture<String> later = call.executeAsync().thenApply(token -> token.name());
        // end::ApiCall
        assertEquals(name, later.join());
    }

    @Test
    void callListener() {
        AstroIam.Builder builder = Clients.of(vendor, timeSource);
        // tag::CallListener
        CallListener listener = new CallListener() {
            @Override
            public void onEnd(CallEnd end) {
                out.println(end.operation() + ": " + end.outcome() + " after " + end.attempts() + " attempts");
            }
        };
        AstroIam client = builder.listener(listener).build();
        // end::CallListener
        try (client) {
            client.tokens().list().toList();
        }
        assertTrue(transcript.text().contains(" after 1 attempts"));
    }

    @Test
    void rotation() throws InterruptedException {
        ApiTokens tokens = astro.tokens();
        TokenId id = create();
        // tag::Rotation
        SecretStore store = SecretStore.file(directory.resolve("ci.token"));
        Journal journal = Journal.file(directory.resolve("rotations.journal"));
        Rotation rotation = Rotation.builder(tokens, id, store, journal)
                .overlap(Duration.ofHours(1)) // longer than the slowest consumer takes to read the new secret
                .build();
        RotationState state = rotation.runUntilStored(); // again later, until the state is Done
        // end::Rotation
        assertInstanceOf(RotationState.Waiting.class, state);
    }

    @Test
    void inPlaceRotation() {
        TokenId own = astro.tokens().list().iterator().next().id();
        AstroIam.Builder builder = Clients.of(vendor, timeSource);
        TokenId id = create();
        // tag::InPlaceRotation
        SecretStore store = SecretStore.file(directory.resolve("ci.token"));
        Journal journal = Journal.file(directory.resolve("rotations.journal"));
        // The client must know the token that it authenticates with: that one is never rotated in place.
        try (AstroIam astro = builder.ownToken(own).build()) {
            // Ends the old secret at once. Run it again after the time that it returns, until the state is Done.
            InPlaceRotation.of(astro.tokens(), id, store, journal).run();
        }
        // end::InPlaceRotation
        assertTrue(Files.exists(directory.resolve("ci.token")));
    }

    @Test
    void createRecovery() {
        CanCreate tokens = astro.tokens();
        // tag::CreateRecovery
        CreateRecovery creates = CreateRecovery.of(Journal.file(directory.resolve("creates.journal")));
        creates.recover(tokens).forEach(out::println); // what an earlier process left
        Token token = creates.create(tokens, spec, SecretStore.file(directory.resolve("ci.token")));
        // end::CreateRecovery
        assertEquals("ci-1", token.name());
    }

    @Test
    void journal() throws IOException {
        Rotation.builder(
                        astro.tokens(),
                        create(),
                        SecretStore.file(directory.resolve("ci.token")),
                        Journal.file(directory.resolve("rotations.journal")))
                .overlap(Duration.ofHours(1))
                .build()
                .advance();
        // tag::Journal
        Journal journal = Journal.file(directory.resolve("rotations.journal"));
        for (JournalEntry entry : journal.entries()) { // what is not settled, and the last rotation of each token
            out.println(entry.key());
        }
        // end::Journal
        // The rotation, and the link from its successor.
        assertEquals(2, transcript.lines().size());
    }

    @Test
    void revocation() {
        create();
        // tag::Revocation
        Revocation revocation = Revocation.of(astro.tokens());
        RevocationPlan plan = revocation.plan(TokenFilter.all().nameStartsWith("ci-"));
        out.print(plan.describe()); // the tokens to delete, and the skipped ones with the reasons
        RevocationReport report = plan.apply(50); // deletes nothing if the plan has more than 50
        out.print(report.describe());
        // end::Revocation
        assertTrue(transcript.text().contains("ci-1"));
    }

    @Test
    void incident() throws IOException {
        Path file = directory.resolve("leaked");
        Files.writeString(file, "sim-of-another-vendor");
        TokenDirectory directory = TokenDirectory.of(astro.tokens(), okta.tokens());
        // tag::Incident
        Incident incident = Incident.of(directory, Secret.fromFile(file));
        incident.verify(); // only at the vendors whose secrets have this form
        for (Suspect suspect : incident.trace()) {
            RevocationPlan plan = incident.plan(suspect.id()); // also what was created with it
            out.print(plan.describe());
            incident.revoke(plan, 50);
        }
        incident.proveDead();
        out.print(incident.report());
        // end::Incident
        assertTrue(transcript.text().contains("traced: no token of these accounts"));
    }

    @Test
    void restriction() {
        oktaVendor.addZone("nzosim00000000000008", "office", "ACTIVE", "POLICY");
        Path file = directory.resolve("restriction.plan");
        // tag::Restriction
        Restriction restriction = Restriction.of(okta.tokens());
        NetworkCondition office = okta.zones().inZones("office");
        RestrictionPlan plan = restriction.plan(TokenFilter.all(), office.text());
        plan.save(file); // so that another process can undo it
        Canary canary = Canary.of(2, Duration.ofMinutes(10), () -> deploymentsWork());
        out.print(plan.apply(500, canary).describe());
        plan.undo(500); // sets the former conditions again
        // end::Restriction
        assertTrue(Files.exists(file));
    }

    private static boolean deploymentsWork() {
        return true;
    }

    @Test
    void manualTimeSource() {
        // tag::ManualTimeSource
        ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-01-01T00:00:00Z"));
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = GcoreIam.builder()
                        .baseUrl(gcore.baseUrl())
                        .allowHttpOnLoopback()
                        .apiKey(gcore.credential())
                        .clientId(gcore.clientId())
                        .timeSource(timeSource)
                        .build()) {
            gcore.inject(Fault.status(503));
            client.tokens().list().toList(); // retries, and its delay takes no real time
            timeSource.advance(Duration.ofDays(30)); // for the client and the vendor
        }
        // end::ManualTimeSource
        assertFalse(timeSource.sleeps().isEmpty());
    }
}
