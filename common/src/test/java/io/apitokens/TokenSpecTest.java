package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenSpecTest {

    @Test
    void aDescriptionThatEndsWithAMarkerIsRefused() {
        String copied = "for the night [apitokens:" + "0".repeat(32) + "]";
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> TokenSpec.builder("ci").description(copied));
        assertEquals("description", refused.field());
    }

    private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");

    private static TokenSpec.Builder spec() {
        return TokenSpec.builder("ci").grant("OWNER", Resource.workspace("w1"));
    }

    private static TokenUpdate.Builder update() {
        return TokenUpdate.builder();
    }

    @Test
    void aSpecificationHoldsWhatWasRequested() {
        TokenSpec spec = spec().description("builds")
                .grant(Role.withId("2"), Resource.dag("d1", "etl"))
                .expiresAfter(Duration.ofDays(30))
                .build();
        assertEquals("ci", spec.name());
        assertEquals(Optional.of("builds"), spec.description());
        assertEquals(
                List.of(
                        new Grant(Role.named("OWNER"), Resource.workspace("w1")),
                        new Grant(new Role("", "2"), Resource.dag("d1", "etl"))),
                spec.grants());
        assertEquals(new Lifetime.For(Duration.ofDays(30)), spec.lifetime());
        assertThrows(UnsupportedOperationException.class, () -> spec.grants().clear());
    }

    @Test
    void aSpecificationDoesNotChangeWithItsBuilder() {
        TokenSpec.Builder builder = spec().neverExpires();
        TokenSpec spec = builder.build();
        builder.grant("OWNER", Resource.workspace("w2"));
        assertEquals(1, spec.grants().size());
    }

    static Stream<Arguments> whatIsWrongIsRefusedByName() {
        return Stream.of(
                refused("expiry is not set: call one of expiresAt, expiresAfter and neverExpires", spec()::build),
                refused("expiry is set twice", () -> spec().neverExpires().expiresAt(END)),
                refused("expiry is set twice", () -> spec().neverExpires().neverExpires()),
                refused(
                        "expiresAfter is not positive",
                        () -> spec().expiresAfter(Duration.ZERO).build()),
                refused(
                        "expiresAfter is not positive",
                        () -> spec().expiresAfter(Duration.ofDays(-1)).build()),
                refused(
                        "name is blank",
                        () -> TokenSpec.builder(" ")
                                .grant("OWNER", Resource.account())
                                .neverExpires()
                                .build()),
                refused(
                        "grants are empty: a token needs at least one role",
                        () -> TokenSpec.builder("ci").neverExpires().build()),
                refused(
                        "grants[3] is the same as grants[1]",
                        () -> spec().neverExpires()
                                .grant("OWNER", Resource.workspace("w2"))
                                .grant("MEMBER", Resource.workspace("w2"))
                                .grant("OWNER", Resource.workspace("w2"))
                                .build()),
                refused("role has neither name nor id", () -> spec().grant(" ", Resource.account())),
                refused("role has neither name nor id", () -> Role.withId("")),
                refused("resource of kind WORKSPACE has no id", () -> Resource.workspace("")),
                refused("resource of kind POOL has no id", () -> Resource.of("POOL", " ")),
                refused("resource has a kind without a name", () -> Resource.of("", "p1")),
                refused("update changes nothing", update()::build),
                refused("name is blank", () -> update().name("").build()),
                refused(
                        "grants[1] is the same as grants[0]",
                        () -> update().grant("OWNER", Resource.account())
                                .grant("OWNER", Resource.account())
                                .build()));
    }

    private static Arguments refused(String message, Executable what) {
        return arguments(message, what);
    }

    @ParameterizedTest
    @MethodSource
    void whatIsWrongIsRefusedByName(String message, Executable what) {
        assertEquals(message, assertThrows(InvalidInputException.class, what).getMessage());
    }

    @Test
    void anUpdateNamesOnlyWhatChanges() {
        TokenUpdate renamed = update().name("new").build();
        assertEquals(
                List.of(Optional.of("new"), Optional.empty(), Optional.empty()),
                List.of(renamed.name(), renamed.description(), renamed.grants()));
        TokenUpdate cleared =
                update().description("").grant("OWNER", Resource.account("7")).build();
        assertEquals(
                List.of(
                        Optional.empty(),
                        Optional.of(""),
                        Optional.of(List.of(new Grant(Role.named("OWNER"), Resource.account("7"))))),
                List.of(cleared.name(), cleared.description(), cleared.grants()));
    }

    @Test
    void grantsAreNamedInWords() {
        assertEquals("OWNER on workspace w1", new Grant(Role.named("OWNER"), Resource.workspace("w1")).toString());
        assertEquals("role 2 on account", new Grant(Role.withId("2"), Resource.account()).toString());
        assertEquals("Admin (2)", new Role("Admin", "2").toString());
        assertEquals(
                "dag tag etl of deployment d1", Resource.dagTag("d1", "etl").toString());
        assertEquals("pool p1", Resource.of("POOL", "p1").toString());
        assertEquals(
                "rule r1 of zone z1 of account 7",
                Resource.of("RULE", "r1")
                        .within(Resource.of("ZONE", "z1").within(Resource.account("7")))
                        .toString());
        assertEquals(Resource.workspace("w1"), Resource.of("WORKSPACE", "w1"));
    }
}
