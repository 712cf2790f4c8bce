package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenId;
import io.apitokens.TokenUpdate;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.testkit.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A response is used only if it is about the token that the request was about. */
class AstroBindingTest {

    private final TestOrganization fixture = new TestOrganization();
    private final TokenId id =
            fixture.tokens().create(fixture.simple("ci")).token().id();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static UnreadableResponseException unreadable(Outcome outcome, Executable call) {
        UnreadableResponseException failure = assertThrows(UnreadableResponseException.class, call);
        assertEquals(outcome, failure.outcome());
        assertTrue(failure.getMessage().contains(": status 200, but the response is about another token"));
        return failure;
    }

    @ParameterizedTest
    @ValueSource(strings = {"clother", "tok 1", "eyJx"})
    void aRecordOfAnotherTokenIsNotTheRequestedOne(String other) {
        fixture.response("{\"id\":\"" + other + "\",\"name\":\"ci\"}");
        unreadable(Outcome.NOT_APPLIED, () -> fixture.tokens().get(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "eyJ***", "eyJhbG...", "[REDACTED]", "<hidden>"})
    void aCreateWhoseSecretWasMaskedOnItsWayIsNoSuccess(String masked) {
        fixture.response("{\"id\":\"clnew\",\"name\":\"ci\",\"token\":\"" + masked + "\"}");
        LostCreateException failure =
                assertThrows(LostCreateException.class, () -> fixture.tokens().create(fixture.simple("ci")));
        assertEquals(Outcome.APPLIED, failure.outcome());
        assertTrue(failure.takeSecret().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clother", "tok 1", "eyJx"})
    void anUpdateThatReturnsAnotherTokenTookEffect(String other) {
        fixture.astro.inject(Fault.status(200)
                .body("{\"id\":\"" + other + "\",\"name\":\"after\"}")
                .on("POST", "/tokens/" + id.value()));
        unreadable(
                Outcome.APPLIED,
                () -> fixture.tokens()
                        .update(id, TokenUpdate.builder().name("after").build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clother", "tok 1", "eyJx"})
    void aRotationThatReturnsAnotherTokenTookEffectAndItsSecretIsCarried(String other) {
        fixture.response("{\"id\":\"" + other + "\",\"name\":\"ci\",\"token\":\"eyJ.fake.new\"}");
        UnreadableResponseException failure =
                unreadable(Outcome.APPLIED, () -> fixture.tokens().rotate(id));
        assertEquals("eyJ.fake.new", failure.takeSecret().orElseThrow().expose());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"id\":\"clnew\",\"name\":\"other\"", "\"id\":\"tok 1\",\"name\":\"ci\"", "\"name\":\"ci\""})
    void aCreateThatReturnsAnotherTokenTookEffectAndItsSecretIsCarried(String fields) {
        fixture.response("{" + fields + ",\"token\":\"eyJ.fake.new\"}");
        LostCreateException failure =
                assertThrows(LostCreateException.class, () -> fixture.tokens().create(fixture.simple("ci")));
        assertEquals(Outcome.APPLIED, failure.outcome());
        assertEquals("eyJ.fake.new", failure.takeSecret().orElseThrow().expose());
    }

    @Test
    void anUpdateOfTheRolesThatReturnsAnErrorDocumentIsUnknown() {
        fixture.astro.inject(
                Fault.status(200).body("{\"error\":\"the service is gone\"}").on("POST", "/roles"));
        ApiTokenException failure = assertThrows(
                ApiTokenException.class,
                () -> fixture.tokens()
                        .update(
                                id,
                                TokenUpdate.builder()
                                        .grant("WORKSPACE_OWNER", fixture.workspace)
                                        .build()));
        assertEquals(Outcome.UNKNOWN, failure.outcome());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'tok 1'",
                "'a/b'",
                "'12$sim'",
                "'eyJx'",
                "'x~y, z%'",
                "'%2e'",
                "''",
                "null",
                "true",
                "{}",
                "[{'id':1}]"
            })
    void aRecordWhoseIdCannotBeOneCostsNoOtherAndIsReported(String odd) {
        String time = ",\"createdAt\":\"2026-08-01T10:00:00Z\"}";
        String unreadable = "{\"id\":" + odd.replace('\'', '"') + time;
        String one = "{\"id\":\"cla\"" + time + "," + unreadable;
        String other = unreadable + ",{\"id\":\"clb\"" + time;
        // The second page begins where the first ended: at the record whose id cannot be one.
        fixture.response("{\"tokens\":[" + one + "],\"totalCount\":3,\"limit\":2}");
        fixture.response("{\"tokens\":[" + other + "],\"totalCount\":3,\"limit\":2}");
        List<String> listed = new ArrayList<>();
        UnreadableResponseException report = assertThrows(
                UnreadableResponseException.class,
                () -> fixture.tokens()
                        .list()
                        .forEach(token -> listed.add(token.id().value())));
        assertEquals(List.of("cla", "clb"), listed);
        assertTrue(report.getMessage().startsWith("listApiTokens at "), report.getMessage());
        assertTrue(report.getMessage().contains("1 of the records cannot be read: token id "), report.getMessage());
        assertEquals(0, report.getSuppressed().length, "it is reported once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "17", "true", "\"x\"", "[]", "[{\"id\":\"clx\"}]", "{}"})
    void whatIsNoRecordCostsNoOtherAndIsReported(String odd) {
        String all = "{\"id\":\"cla\"}," + odd + ",{\"id\":\"clb\"}," + odd;
        fixture.response("{\"tokens\":[" + all + "],\"totalCount\":4,\"limit\":500}");
        List<String> listed = new ArrayList<>();
        UnreadableResponseException report = assertThrows(
                UnreadableResponseException.class,
                () -> fixture.tokens()
                        .list()
                        .forEach(token -> listed.add(token.id().value())));
        assertEquals(List.of("cla", "clb"), listed);
        assertTrue(report.getMessage().contains("2 of the records cannot be read"), report.getMessage());
    }
}
