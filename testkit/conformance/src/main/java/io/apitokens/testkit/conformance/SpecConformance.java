package io.apitokens.testkit.conformance;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.apitokens.testkit.SimulatedExchange;
import io.apitokens.testkit.SimulatedVendor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks the requests to a simulated vendor and its responses against the vendor's OpenAPI document. Responses with an
 * injected fault are not checked. The violations are collected, and {@link #close()} fails the test with them.
 *
 * <p>For a vendor of one's own, attach it to a {@link SimulatedVendor} in the fixture of the contract suites and close it
 * with the fixture. Then every test of the suites also checks the client and the simulator against the document.
 */
public final class SpecConformance implements AutoCloseable {

    private static final Map<URI, Document> DOCUMENTS = new ConcurrentHashMap<>();

    private static final Pattern LINK = Pattern.compile("<https?://[^/>]+(/[^>]*)>; *rel=\"next\"");

    private final Document document;
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Set<String> linked = ConcurrentHashMap.newKeySet();

    private SpecConformance(Document document) {
        this.document = document;
    }

    /** A parsed document. Parsing takes a second, so all tests share it. */
    private record Document(String name, OpenApiInteractionValidator validator) {

        static Document read(URI place) {
            return new Document(
                    place.toString(),
                    builder(place)
                            .withLevelResolver(LevelResolver.create()
                                    // Otherwise every response described by allOf would fail.
                                    .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                                    .withLevel(
                                            "validation.response.body.schema.additionalProperties",
                                            ValidationReport.Level.IGNORE)
                                    .build())
                            .build());
        }

        /** Reads a file where it is, so that it may refer to files beside it, and anything else by its content. */
        private static OpenApiInteractionValidator.Builder builder(URI place) {
            if ("file".equals(place.getScheme())) {
                return OpenApiInteractionValidator.createForSpecificationUrl(place.toString());
            }
            try (InputStream in = place.toURL().openStream()) {
                return OpenApiInteractionValidator.createForInlineApiSpecification(
                        new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Creates a checker that is not attached to a vendor.
     *
     * @param document the OpenAPI document
     * @return the checker
     */
    static SpecConformance of(URI document) {
        return new SpecConformance(DOCUMENTS.computeIfAbsent(document, Document::read));
    }

    /**
     * Attaches a checker to the traffic of a simulated vendor, from now on.
     *
     * @param document the file of the OpenAPI document, in YAML or JSON
     * @param vendor the vendor whose traffic is checked
     * @return the checker, to be closed at the end of the test
     */
    public static SpecConformance attach(Path document, SimulatedVendor vendor) {
        return attach(document.toUri(), vendor);
    }

    /**
     * Attaches a checker to the traffic of a simulated vendor, from now on.
     *
     * @param document the place of the OpenAPI document, such as that of a resource on the class path:
     *     {@code getClass().getResource("/acme.yaml").toURI()}
     * @param vendor the vendor whose traffic is checked
     * @return the checker, to be closed at the end of the test
     * @throws UncheckedIOException if the document cannot be read
     */
    public static SpecConformance attach(URI document, SimulatedVendor vendor) {
        SpecConformance conformance = of(document);
        vendor.onExchange(conformance::check);
        return conformance;
    }

    /**
     * Returns the violations so far.
     *
     * @return one string for each request or response that violates the document, in order; holds no header or body
     *     values
     */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** Throws an {@link AssertionError} that lists the violations, if there are any. */
    @Override
    public void close() {
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    violations.size() + " violations of " + document.name() + ":\n" + String.join("\n", violations));
        }
    }

    private void check(SimulatedExchange exchange) {
        // Runs on the server's thread: an exception would end it.
        try {
            checkRequest(exchange.method(), exchange.path(), exchange.requestHeaderNames(), exchange.requestBody());
            noteLinks(exchange.responseHeaders());
            if (!exchange.faulted()) {
                checkResponse(
                        exchange.method(),
                        exchange.path(),
                        exchange.status(),
                        exchange.responseHeaders(),
                        exchange.responseBody());
            }
        } catch (RuntimeException e) {
            violations.add(exchange + ": the check itself failed: " + e);
        }
    }

    /**
     * Records the links to next pages. Their query is not documented, so requests that follow them are checked without
     * it.
     */
    private void noteLinks(Map<String, List<String>> headers) {
        for (String line : headers.getOrDefault("Link", List.of())) {
            Matcher link = LINK.matcher(line);
            if (link.matches()) {
                linked.add(link.group(1));
            }
        }
    }

    void checkRequest(String method, String target, List<String> headerNames, String body) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, path(target));
        if (!linked.contains(target)) {
            query(target).forEach(request::withQueryParam);
        }
        for (String name : headerNames) {
            boolean json = name.equalsIgnoreCase("Content-Type") || name.equalsIgnoreCase("Accept");
            request.withHeader(name, json ? "application/json" : "not kept");
        }
        if (!body.isEmpty()) {
            request.withBody(body);
        }
        note(method + " " + path(target) + ", request", document.validator().validateRequest(request.build()));
    }

    void checkResponse(String method, String target, int status, Map<String, List<String>> headers, String body) {
        SimpleResponse.Builder response = new SimpleResponse.Builder(status);
        headers.forEach(response::withHeader);
        if (!body.isEmpty()) {
            response.withBody(body);
        }
        note(
                method + " " + path(target) + ", response " + status,
                document.validator()
                        .validateResponse(
                                path(target),
                                Request.Method.valueOf(method.toUpperCase(Locale.ROOT)),
                                response.build()));
    }

    /** Records keys and positions only: the validator's messages quote values, which may be secrets. */
    private void note(String what, ValidationReport report) {
        if (report.hasErrors()) {
            violations.add(what + ": "
                    + report.getMessages().stream()
                            .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                            .map(SpecConformance::describe)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String describe(ValidationReport.Message message) {
        String place = message.getContext()
                .flatMap(ValidationReport.MessageContext::getPointers)
                .map(pointers -> " at " + pointers.getInstance() + " (" + pointers.getSchema() + ")")
                .orElse("");
        return message.getKey() + place;
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static Map<String, List<String>> query(String target) {
        Map<String, List<String>> values = new TreeMap<>();
        int mark = target.indexOf('?');
        for (String part : mark < 0 ? new String[0] : target.substring(mark + 1).split("&", -1)) {
            String[] pair = part.split("=", 2);
            String value = pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
            values.computeIfAbsent(pair[0], name -> new CopyOnWriteArrayList<>())
                    .add(value);
        }
        return values;
    }
}
