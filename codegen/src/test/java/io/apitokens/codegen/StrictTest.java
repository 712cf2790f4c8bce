package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Page;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.golden.strict.SampleApi;
import io.apitokens.golden.strict.Token;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistyped value of what restricts a token does not count as no restriction. */
class StrictTest {

    private final SampleVendor vendor = new SampleVendor();
    private final SampleApi api = new SampleApi(vendor.client());

    StrictTest() throws IOException {}

    @AfterEach
    void close() {
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"network\":7",
                "\"network\":[]",
                "\"network\":\"ZONE\"",
                "\"network\":{\"include\":\"a\"}",
                "\"network\":{\"include\":[\"a\"],\"exclude\":[\"b\",7]}",
                "\"network\":{\"exclude\":[null]}",
                "\"disabled\":\"perhaps\"",
                "\"disabled\":1",
                "\"disabled\":{},\"network\":{}",
            })
    void aRecordWithAMistypedRestrictionIsUnreadableAndCostsNoOther(String restriction) {
        vendor.then("[{\"id\":\"a\"},{\"id\":\"odd\"," + restriction + "},{\"id\":\"b\"}]");
        Page<Token> page = api.listTokens(null).execute();
        assertEquals(List.of("a", "b"), page.items().stream().map(Token::id).toList());
        String problem = page.unreadable().orElseThrow().getMessage();
        String field = restriction.startsWith("\"n") ? "network" : "disabled";
        assertTrue(problem.contains("Token." + field + " has another type than documented"), problem);
    }

    @Test
    void anAbsentOrEmptyRestrictionIsNone() {
        vendor.then("[{\"id\":\"a\"},{\"id\":\"b\",\"network\":null,\"disabled\":null},{\"id\":\"c\",\"network\":{}}]");
        List<Token> tokens = api.listTokens(null).execute().items();
        assertEquals(3, tokens.size());
        assertNull(tokens.get(1).network());
    }

    @Test
    void aMistypedFieldThatIsNotStrictCountsAsNone() {
        vendor.then("[{\"id\":\"a\",\"name\":7,\"network\":{\"note\":[],\"include\":[\"z\"]}}]");
        Token token = api.listTokens(null).execute().items().get(0);
        assertNull(token.name());
        assertEquals("{\"id\":\"a\",\"network\":{\"include\":[\"z\"]}}", token.toJson());
    }

    @Test
    void theSecretOfANewTokenWithAMistypedRestrictionIsHandedOver() {
        vendor.then("{\"id\":\"a\",\"network\":7,\"token\":\"fake-secret\"}");
        UnreadableResponseException odd = assertThrows(
                UnreadableResponseException.class, () -> api.createToken().execute());
        assertEquals("fake-secret", odd.takeSecret().orElseThrow().expose());
    }
}
