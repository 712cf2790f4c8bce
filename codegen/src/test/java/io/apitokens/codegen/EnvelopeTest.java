package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import io.apitokens.call.ApiCall;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.golden.foreigndocument.IamDeleted;
import io.apitokens.golden.foreigndocument.IamToken;
import io.apitokens.golden.foreigndocument.IamTokenBase;
import io.apitokens.golden.foreigndocument.IamTokenBody;
import io.apitokens.golden.foreigndocument.IamTokenWithValue;
import io.apitokens.golden.foreigndocument.UserAPITokensApi;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client generated from a vendor's own document reads out of the vendor's envelopes. */
class EnvelopeTest {

    private static final String ID = "ed17574386854bf78a67040be0a770b0";

    private final SampleVendor vendor = new SampleVendor();
    private final UserAPITokensApi api = new UserAPITokensApi(vendor.client());

    EnvelopeTest() throws IOException {}

    @AfterEach
    void close() {
        vendor.close();
    }

    private static String envelope(String result) {
        return "{\"errors\":[],\"messages\":[],\"success\":true,\"result\":" + result + "}";
    }

    private ApiCall<IamTokenWithValue> create() {
        return api.userApiTokensCreateToken(
                IamTokenBase.builder().name("ci").policies(List.of()).build());
    }

    @Test
    void aSecretBelowTheRootIsIssued() {
        vendor.then(envelope("{\"id\":\"" + ID + "\",\"value\":\"fake-secret\"}"));
        IamTokenWithValue made = create().execute();
        assertEquals(ID, made.id());
        assertEquals(Secret.of("fake-secret"), made.value());
        assertEquals(List.of("POST /user/tokens {\"name\":\"ci\",\"policies\":[]}"), vendor.requests());
    }

    @Test
    void aSecretThatIsTheWholeResultIsIssued() {
        vendor.then(envelope("\"fake-secret\""));
        assertEquals(Secret.of("fake-secret"), api.userApiTokensRollToken(ID).execute());
    }

    @Test
    void aCreateWithoutTheSecretNamesTheIdInTheEnvelope() {
        vendor.then(envelope("{\"id\":\"" + ID + "\"}"));
        UnreadableResponseException failure = assertThrows(UnreadableResponseException.class, create()::execute);
        assertEquals(Optional.of(ID), failure.statedId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", ",\"id\":17}", ",\"id\":\"x\"}]", ",\"id\":"})
    void aSecretInADamagedEnvelopeIsNotLost(String end) {
        vendor.then("{\"result\":{\"value\":\"fake-secret\"" + end);
        UnreadableResponseException failure = assertThrows(UnreadableResponseException.class, create()::execute);
        assertEquals(Optional.of(Secret.of("fake-secret")), failure.takeSecret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"x\"", "7", "{}"})
    void anEnvelopeWithoutTheRecordIsUnreadable(String result) {
        vendor.then(envelope(result));
        assertThrows(UnreadableResponseException.class, api.userApiTokensTokenDetails(ID)::execute);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "null", "{\"Result\":{\"id\":\"x\"}}", "{\"more\":{\"result\":{\"id\":\"x\"}}}"})
    void aRecordElsewhereInTheResponseIsNotTaken(String document) {
        vendor.then(document);
        assertThrows(UnreadableResponseException.class, api.userApiTokensTokenDetails(ID)::execute);
    }

    @Test
    void anEnvelopeThatNamesAnErrorIsNotBelieved() {
        vendor.then("{\"success\":false,\"errors\":[{\"code\":1000}],\"result\":{\"id\":\"" + ID + "\"}}");
        assertThrows(UnreadableResponseException.class, api.userApiTokensDeleteToken(ID)::execute);
    }

    @Test
    void theRecordOfADeletionIsReturned() {
        vendor.then(envelope("{\"id\":\"" + ID + "\"}"));
        IamDeleted deleted = api.userApiTokensDeleteToken(ID).execute();
        assertEquals(ID, deleted.id());
    }

    @Test
    void conditionsAndPoliciesSurviveReadingAndWriting() {
        String token =
                "{\"name\":\"ci\",\"policies\":[{\"id\":\"p1\",\"effect\":\"deny\",\"permission_groups\":[{\"id\":\"g1\"}],"
                        + "\"resources\":{\"zone.*\":\"*\",\"account.1\":\"*\"}}],"
                        + "\"condition\":{\"request_ip\":{\"in\":[\"10.0.0.0/8\"]},\"device\":{\"posture\":[1.50,true,null]}}}";
        vendor.then(envelope(token.replaceFirst("\\{", "{\"id\":\"" + ID + "\",")))
                .then(envelope(token.replaceFirst("\\{", "{\"id\":\"x\",")));
        IamToken read = api.userApiTokensTokenDetails(ID).execute();
        api.userApiTokensUpdateToken(
                        ID,
                        IamTokenBody.builder()
                                .name(read.name())
                                .policies(read.policies())
                                .condition(read.condition())
                                .build())
                .execute();
        assertEquals("PUT /user/tokens/" + ID + " " + token, vendor.requests().get(1));
    }
}
