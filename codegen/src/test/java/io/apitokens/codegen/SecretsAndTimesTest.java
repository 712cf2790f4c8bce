package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Expiry;
import io.apitokens.LastUse;
import io.apitokens.Secret;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.golden.twopartsecret.NewToken;
import io.apitokens.golden.unixtime.SampleApi;
import io.apitokens.golden.unixtime.Thing;
import io.apitokens.json.Timestamp;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated records hold of credentials of two parts, and of points in time as seconds since 1970. */
class SecretsAndTimesTest {

    private static final String WHOLE = "{\"id\":\"t1\",\"secret\":\"fake-secret\",\"key\":\"fake-key\"}";
    private static final Secret JOINED = Secret.of("fake-key:fake-secret");

    private final SampleVendor vendor = new SampleVendor();
    private final io.apitokens.golden.twopartsecret.SampleApi keys =
            new io.apitokens.golden.twopartsecret.SampleApi(vendor.client());
    private final SampleApi things = new SampleApi(vendor.client());

    SecretsAndTimesTest() throws IOException {}

    @AfterEach
    void close() {
        vendor.close();
    }

    private NewToken create(String response) {
        vendor.then(response);
        return keys.createToken().execute();
    }

    private Optional<Secret> keptOf(String damaged) {
        UnreadableResponseException broken = assertThrows(UnreadableResponseException.class, () -> create(damaged));
        assertEquals(Outcome.APPLIED, broken.outcome());
        return broken.takeSecret();
    }

    @Test
    void bothPartsAreOneSecretInAnyOrder() {
        assertEquals(JOINED, create(WHOLE).secret());
        assertEquals(
                JOINED,
                create("{\"key\":\"fake-key\",\"secret\":\"fake-secret\",\"id\":\"t1\"}")
                        .secret());
        assertEquals("fake-key", create(WHOLE).key());
        assertNull(create(WHOLE).withoutSecrets().secret());
    }

    @Test
    void aPartInAnObjectIsFound() {
        vendor.then("{\"secret\":\"fake-secret\",\"owner\":{\"number\":7}}");
        assertEquals(Secret.of("7:fake-secret"), keys.createKey().execute().secret());
        vendor.then("{\"secret\":\"fake-secret\",\"owner\":null}");
        assertEquals(
                Optional.empty(),
                assertThrows(
                                UnreadableResponseException.class,
                                () -> keys.createKey().execute())
                        .takeSecret());
    }

    @Test
    void aDamagedResponseKeepsBothPartsOrNone() {
        int end = WHOLE.indexOf("fake-key") + "fake-key\"".length();
        for (int length = 1; length < WHOLE.length(); length++) {
            assertEquals(length < end ? Optional.empty() : Optional.of(JOINED), keptOf(WHOLE.substring(0, length)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"t1\",\"secret\":\"fake-secret\"}",
                "{\"id\":\"t1\",\"secret\":\"fake-secret\",\"key\":7}",
                "{\"id\":\"t1\",\"secret\":\"fake-secret\",\"key\":\" \"}",
                "{\"id\":\"t1\",\"secret\":\" \",\"key\":\"fake-key\"}",
                "{\"id\":\"t1\",\"key\":\"fake-key\"}"
            })
    void halfOfACredentialIsNeverHandedOut(String response) {
        assertEquals(Optional.empty(), keptOf(response));
    }

    @Test
    void aTokenWithoutAnIdKeepsItsCredential() {
        assertEquals(JOINED, create(WHOLE.replace("\"t1\"", "null")).secret());
    }

    private Thing thing(String created, String expires, String used) {
        vendor.then("{\"created\":" + created + ",\"expires\":" + expires + ",\"used\":" + used + "}");
        return things.getThing().execute();
    }

    @Test
    void secondsAreAPointInTimeAndNullIsNever() {
        Thing thing = thing("1700000000", "null", "\"1700000001\"");
        assertEquals(Instant.parse("2023-11-14T22:13:20Z"), Timestamp.instantOf(thing.created()));
        assertEquals(new Expiry.Never(), Timestamp.expiryOf(thing.expires()));
        Instant use = Instant.parse("2023-11-14T22:13:21Z");
        assertEquals(new LastUse.Within(use, use), Timestamp.lastUseOf(thing.used()));
        assertEquals("{\"created\":1700000000,\"expires\":null,\"used\":\"1700000001\"}", thing.toJson());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"soon\"",
                "\"2023-11-14\"",
                "-1",
                "1.5",
                "1700000000000",
                "1e400",
                "true",
                "{}",
                "[null]"
            })
    void whatIsNoTimeIsUnknownAndNotNever(String value) {
        assertEquals(
                new Expiry.Unknown(),
                Timestamp.expiryOf(thing("0", value, "null").expires()));
        assertEquals(
                new LastUse.Unknown(),
                Timestamp.lastUseOf(thing("0", "null", value).used()));
    }

    @Test
    void aPromisedTimeThatIsMissingIsUnknown() {
        vendor.then("{}");
        assertEquals(
                new Expiry.Unknown(),
                Timestamp.expiryOf(things.getThing().execute().expires()));
    }

    @Test
    void aTimeIsSentAsSeconds() {
        vendor.then("{}");
        Timestamp time = Timestamp.of(Instant.parse("2023-11-14T22:13:20.9Z"));
        things.replaceThing(
                        Thing.builder().created(time).expires(null).used(time).build())
                .execute();
        assertEquals(
                "PUT /things/thing {\"created\":1700000000,\"expires\":null,\"used\":\"1700000000\"}",
                vendor.requests().get(0));
    }
}
