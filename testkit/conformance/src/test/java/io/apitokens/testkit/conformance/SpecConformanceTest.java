package io.apitokens.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.testkit.SimulatedVendors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedVendors.class)
class SpecConformanceTest {

    private static final String GCORE_TOKENS = "/iam/v2/clients/9262944/tokens";
    private static final Map<String, List<String>> JSON = Map.of("Content-Type", List.of("application/json"));

    private static URI spec(String file) {
        return Path.of(System.getProperty("project.root", "."), "specs", file).toUri();
    }

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aProperExchangeIsNoViolation(SimulatedGcore gcore) throws Exception {
        try (SpecConformance conformance = SpecConformance.attach(spec("gcore-iam.yaml"), gcore)) {
            assertEquals(200, send(gcore, "APIKey", "POST", GCORE_TOKENS, """
                            {"name": "ci", "exp_date": null, "client_user": {"role": {"id": 2, "name": "Users"}}}"""));
            assertEquals(200, send(gcore, "APIKey", "GET", GCORE_TOKENS, ""));
            assertEquals(List.of(), conformance.violations());
        }
    }

    @Test
    void theBasePathOfTheDocumentBelongsToThePaths(SimulatedAstro astro) throws Exception {
        try (SpecConformance conformance = SpecConformance.attach(spec("astro-iam.yaml"), astro)) {
            String tokens = "/organizations/" + astro.organizationId() + "/tokens?limit=2&sorts=createdAt:asc";
            assertEquals(200, send(astro, "Bearer", "GET", tokens, ""));
            assertEquals(List.of(), conformance.violations());
        }
    }

    @Test
    void aHostThatIsAVariableOfTheDocumentIsNoMatter(SimulatedOkta okta) throws Exception {
        try (SpecConformance conformance = SpecConformance.attach(spec("okta-iam.yaml"), okta)) {
            assertEquals(200, send(okta, "SSWS", "GET", "/api/v1/api-tokens", ""));
            assertEquals(List.of(), conformance.violations());
        }
    }

    @Test
    void aRequestWithoutARequiredFieldFailsTheTest(SimulatedGcore gcore) throws Exception {
        SpecConformance conformance = SpecConformance.attach(spec("gcore-iam.yaml"), gcore);
        send(gcore, "APIKey", "POST", GCORE_TOKENS, """
                {"name": "ci", "client_user": {"role": {"id": 2, "name": "Users"}}}""");
        AssertionError failure = assertThrows(AssertionError.class, conformance::close);
        assertTrue(failure.getMessage().contains("required"), failure.getMessage());
    }

    @Test
    void aPathThatTheDocumentDoesNotHaveFailsTheTest(SimulatedOkta okta) throws Exception {
        SpecConformance conformance = SpecConformance.attach(spec("okta-iam.yaml"), okta);
        send(okta, "SSWS", "GET", "/api/v1/groups", "");
        assertThrows(AssertionError.class, conformance::close);
    }

    @Test
    void aQueryThatTheDocumentDoesNotHaveFailsTheTest(SimulatedGcore gcore) throws Exception {
        SpecConformance conformance = SpecConformance.attach(spec("gcore-iam.yaml"), gcore);
        send(gcore, "APIKey", "GET", GCORE_TOKENS + "?issued_by=unknown", "");
        assertThrows(AssertionError.class, conformance::close);
    }

    @Test
    void aResponseOfAnotherShapeFailsTheTest() {
        SpecConformance conformance = SpecConformance.of(spec("gcore-iam.yaml"));
        conformance.checkResponse("GET", GCORE_TOKENS, 200, JSON, "{}");
        assertThrows(AssertionError.class, conformance::close);
    }

    @Test
    void aResponseWithoutARequiredFieldFailsTheTest() {
        SpecConformance conformance = SpecConformance.of(spec("okta-iam.yaml"));
        conformance.checkResponse("GET", "/api/v1/api-tokens/00Tsim00000000000001", 200, JSON, "{\"name\": 7}");
        assertThrows(AssertionError.class, conformance::close);
    }

    @Test
    void aResponseToWhichAFaultHappenedIsNotChecked(SimulatedGcore gcore) throws Exception {
        try (SpecConformance conformance = SpecConformance.attach(spec("gcore-iam.yaml"), gcore)) {
            gcore.inject(Fault.wrongType());
            assertEquals(200, send(gcore, "APIKey", "GET", GCORE_TOKENS, ""));
            assertEquals(List.of(), conformance.violations());
        }
    }

    @Test
    void aViolationQuotesNoSecret(SimulatedGcore gcore) throws Exception {
        SpecConformance conformance = SpecConformance.of(spec("gcore-iam.yaml"));
        conformance.checkResponse("POST", GCORE_TOKENS, 200, JSON, "{\"token\": [\"123_sim-secret\"], \"id\": \"x\"}");
        AssertionError failure = assertThrows(AssertionError.class, conformance::close);
        assertFalse(failure.getMessage().contains("sim-secret"), failure.getMessage());
    }

    private int send(SimulatedVendor vendor, String scheme, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(vendor.baseUrl() + path))
                .header("Authorization", scheme + " " + vendor.credential().expose())
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
