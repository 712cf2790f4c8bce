package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.golden.maps.SampleApi;
import io.apitokens.golden.maps.Thing;
import io.apitokens.golden.nestedsecrets.Key;
import io.apitokens.golden.nestedsecrets.Login;
import io.apitokens.golden.nestedsecrets.Token;
import io.apitokens.golden.nestedsecrets.TokenList;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated records keep of properties that a document does not name, and of nested secrets. */
class MapsTest {

    private final SampleVendor vendor = new SampleVendor();
    private final SampleApi api = new SampleApi(vendor.client());

    MapsTest() throws IOException {}

    @AfterEach
    void close() {
        vendor.close();
    }

    private Thing read(String json) {
        vendor.then(json);
        return api.getThing().execute();
    }

    @Test
    void whatWasReadIsWrittenAsItWas() {
        String json = "{\"name\":\"n\",\"labels\":{\"z\":\"1\",\"a\":\"\",\"\":\"x\"},\"limits\":{\"cpu\":4},"
                + "\"colours\":{\"top\":\"red\",\"side\":\"new\"},\"parts\":{\"p\":{\"id\":1,\"more\":\"x\"}},"
                + "\"extra\":{\"n\":null,\"deep\":[[],{},1.0,1e3,12345678901234567890,\"\\\"\\\\\"]},"
                + "\"strict\":{},\"unknown\":{\"a\":[true,false]},\"number\":1.10}";
        Thing thing = read(json);
        assertEquals(json, thing.toJson());
    }

    @Test
    void additionalPropertiesAreHeldAsJson() {
        Thing thing = read("{\"name\":\"n\",\"a\":\"x\",\"b\":{\"c\":[1,null]}}");
        assertEquals(Map.of("a", "\"x\"", "b", "{\"c\":[1,null]}"), thing.additionalProperties());
        assertEquals(Map.of(), read("{}").additionalProperties());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"labels\":{\"a\":\"x\",\"b\":7}}", "{\"labels\":[]}", "{\"labels\":null}", "{}"})
    void aMapIsNeverSmallerThanTheVendorSentIt(String json) {
        assertNull(read(json).labels());
    }

    @Test
    void valuesThatTheDocumentDoesNotDescribeAreNotPrinted() {
        Thing thing = read("{\"labels\":{\"l\":\"v\"},\"extra\":{\"k\":\"hidden\"},\"hint\":\"hidden\"}");
        assertTrue(thing.toString().contains("labels={l=v}"));
        assertTrue(thing.toString().contains("additionalProperties=[hint]"));
        assertFalse(thing.toString().contains("hidden"));
    }

    @Test
    void anObjectOfMoreThanOneHundredThousandPropertiesIsUnreadable() {
        String entries = IntStream.rangeClosed(0, 100_000)
                .mapToObj(i -> "\"" + i + "\":1")
                .collect(Collectors.joining(","));
        assertThrows(UnreadableResponseException.class, () -> read("{" + entries + "}"));
    }

    private static Thing.Builder thing() {
        return Thing.builder().name("n").labels(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1,\"name\":\"other\"", "x", "{} {}"})
    void whatIsNotOneJsonValueIsRefused(String value) {
        Thing.Builder builder = thing().additionalProperties(Map.of("a", value));
        assertThrows(InvalidInputException.class, builder::build);
    }

    @Test
    void aDeclaredNameIsRefusedAmongAdditionalProperties() {
        Thing.Builder builder = thing().additionalProperties(Map.of("name", "\"other\""));
        InvalidInputException refusal = assertThrows(InvalidInputException.class, builder::build);
        assertTrue(refusal.getMessage().contains("Thing.additionalProperties must not contain name"));
    }

    @Test
    void secretsAreClearedAtAnyDepth() {
        Token token = new Token(1L, new Login(new Key("u", Secret.of("fake-secret"))), null);
        TokenList clean = new TokenList(1L, List.of(token)).withoutSecrets();
        assertEquals(new TokenList(1L, List.of(new Token(1L, new Login(new Key("u", null)), null))), clean);
    }

    @Test
    void aSecretThatIsNestedIsIssued() {
        vendor.then("{\"id\":1,\"login\":{\"key\":{\"value\":\"fake-secret\"}}}")
                .then("{\"id\":1,\"login\":{}}");
        var tokens = new io.apitokens.golden.nestedsecrets.SampleApi(vendor.client());
        Token made = tokens.createToken().execute();
        assertEquals(new Token(1L, new Login(new Key(null, Secret.of("fake-secret"))), null), made);
        UnreadableResponseException failure =
                assertThrows(UnreadableResponseException.class, tokens.createToken()::execute);
        assertEquals("1", failure.statedId().orElseThrow());
    }
}
