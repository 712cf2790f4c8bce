package io.apitokens.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** The bodies that the server sends: the shapes of {@code specs}, as large as those of the vendors. */
final class Responses {

    static final String TOKEN = "00Tsim00000000000000";
    static final String MISSING = "00Tmissing0000000000";
    static final String ORGANIZATION = "clm8ijjjw000008l23jm08org";
    static final int LENGTH_OF_LIST = 200;

    private static final Instant START = Instant.parse("2026-01-01T06:00:00Z");

    private Responses() {}

    /** Writes the files for a static file server. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("token.json"), oktaToken(0));
        Files.writeString(folder.resolve("list.json"), oktaList());
        Files.writeString(folder.resolve("missing.json"), missing());
        Files.writeString(folder.resolve("created.json"), created());
    }

    static String oktaList() {
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < LENGTH_OF_LIST; i++) {
            list.append(i == 0 ? "" : ",").append(oktaToken(i));
        }
        return list.append(']').toString();
    }

    static String oktaToken(int number) {
        String id = String.format(Locale.ROOT, "00Tsim%014d", number);
        String user = String.format(Locale.ROOT, "00usim%014d", number % 17);
        Instant created = START.plusSeconds(4321L * number);
        return """
                {"id":"%s","name":"ci-token-%d","userId":"%s","clientName":"Okta API","tokenWindow":"P30D",\
                "network":{"connection":"ANYWHERE"},"expiresAt":"%s","created":"%s","lastUpdated":"%s",\
                "_links":{"self":{"href":"https://acme.okta.com/api/v1/api-tokens/%s",\
                "hints":{"allow":["GET","DELETE"]}},\
                "user":{"href":"https://acme.okta.com/api/v1/users/%s","hints":{"allow":["GET"]}}}}""".formatted(
                        id,
                        number,
                        user,
                        millis(created.plusSeconds(2_592_000)),
                        millis(created),
                        millis(created.plusSeconds(90)),
                        id,
                        user);
    }

    /** Formats an instant as Okta does, with three digits after the second. */
    private static String millis(Instant instant) {
        return instant.toString().replace("Z", ".000Z");
    }

    static String missing() {
        return """
                {"errorCode":"E0000007","errorSummary":"Not found: Resource not found: %s (ApiToken)",\
                "errorLink":"E0000007","errorId":"oaesim00000000000000001","errorCauses":[]}""".formatted(MISSING);
    }

    private static String created() {
        String secret = "sim." + "x".repeat(700) + ".fake";
        return astroToken(0).replaceFirst("\\{", "{\"token\":\"" + secret + "\",");
    }

    static String astroToken(long number) {
        Instant created = START.plusSeconds(number);
        String profile = """
                {"id":"clm8u7sim000008l23jm08usr","subjectType":"USER","username":"ci@example.com",\
                "fullName":"Ci Example","avatarUrl":"https://avatars.example.com/ci.png"}""";
        return """
                {"id":"clm8sim%018d","name":"ci-token-%d","description":"made by the benchmarks",\
                "shortToken":"eyJhbG","scope":"WORKSPACE","kind":"STANDARD","startAt":"%s","endAt":"%s",\
                "expiryPeriodInDays":30,"createdAt":"%s","updatedAt":"%s","createdBy":%s,"updatedBy":%s,\
                "roles":[{"entityType":"WORKSPACE","entityId":"clm8pxjjw000008l23jm08hyu",\
                "role":"WORKSPACE_OPERATOR"}]}""".formatted(
                        number,
                        number,
                        millis(created),
                        millis(created.plusSeconds(2_592_000)),
                        millis(created),
                        millis(created),
                        profile,
                        profile);
    }
}
