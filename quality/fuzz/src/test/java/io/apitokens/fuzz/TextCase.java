package io.apitokens.fuzz;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.call.BaseUrl;
import io.apitokens.call.CallListener;
import io.apitokens.call.ErrorDocument;
import io.apitokens.call.RawResponse;
import io.apitokens.error.ApiTokenException;
import io.apitokens.fuzz.ScriptedTransport.Violation;
import io.apitokens.json.Timestamp;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.transport.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** One string passed to every string parser. Each line of an input is a string. */
final class TextCase {

    private static final int MAX_LINES = 32;
    /** The length from which an input cannot be a word of the error. */
    private static final int MIN_QUOTE = 16;
    /** The end of the round-trip check. Later years are written with a sign, which no vendor sends. */
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private static final Instant BEGINNING = Instant.parse("0000-01-01T00:00:00Z");
    private static final String SELF = "<https://acme.okta.com/api/v1/api-tokens>; rel=\"self\"";
    private static final Script OKTA_PAGE = script("200\n\n[]");
    private static final Script ASTRO_PAGE = script("200\n\n{\"tokens\":[],\"totalCount\":0}");

    private static final List<Consumer<String>> PARSERS = Stream.concat(
                    Stream.<Consumer<String>>of(
                            TextCase::tokenId,
                            TextCase::tokenIdPart,
                            TextCase::baseUrl,
                            TextCase::timestamp,
                            TextCase::credential,
                            TextCase::oktaCursor,
                            TextCase::astroCursor,
                            TextCase::header,
                            TextCase::link,
                            TextCase::errorDocument),
                    Settings.parsers().stream())
            .toList();

    private TextCase() {}

    static int parsers() {
        return PARSERS.size();
    }

    /** Returns the number of cases of an input: one for each line and parser. */
    static int count(byte[] input) {
        return lines(input).length * PARSERS.size();
    }

    static void run(byte[] input) {
        for (String text : lines(input)) {
            PARSERS.forEach(parser -> one(parser, text));
        }
    }

    private static String[] lines(byte[] input) {
        return new String(input, StandardCharsets.UTF_8).split("\n", MAX_LINES);
    }

    private static void one(Consumer<String> parser, String text) {
        try {
            parser.accept(text);
        } catch (ApiTokenException e) {
            checkQuote(e, text);
        } catch (RuntimeException | StackOverflowError e) {
            Violation violation = new Violation("no typed error for \"" + text + "\": " + e);
            violation.initCause(e);
            throw violation;
        }
    }

    /** Checks that an error contains neither the whole input nor a part of the credential in it. */
    static void checkQuote(Throwable error, String input) {
        String text = Case.text(error);
        if ((input.length() >= MIN_QUOTE && text.contains(input)) || Canary.shows(text, Canary.CREDENTIAL)) {
            throw new Violation("the error quotes what it refuses: " + text);
        }
    }

    private static void tokenId(String text) {
        TokenId id = TokenId.parse(text);
        same(id, TokenId.parse(id.toString()));
    }

    private static void tokenIdPart(String text) {
        TokenId id = TokenId.of(new Account("okta", text), text);
        same(id, TokenId.parse(id.toString()));
        if (!id.value().equals(text)) {
            throw new Violation("an id changes its value");
        }
    }

    private static void same(TokenId one, TokenId other) {
        if (!one.equals(other) || !one.toString().equals(other.toString()) || one.hashCode() != other.hashCode()) {
            throw new Violation("an id does not survive its text form: " + one + " " + other);
        }
    }

    private static void baseUrl(String text) {
        BaseUrl base = BaseUrl.parse("baseUrl", text, true);
        HttpUrl okhttp = HttpUrl.parse(base.toString());
        URI java = URI.create(base.toString());
        if (okhttp == null
                || java.getRawUserInfo() != null
                || !okhttp.username().isEmpty()) {
            throw new Violation("OkHttp refuses " + base);
        }
        String host = base.host().replace("[", "").replace("]", "");
        if (!host.equals(okhttp.host()) || !base.host().equals(java.getHost())) {
            throw new Violation(base + " has the hosts " + okhttp.host() + " and " + java.getHost());
        }
        if (!"https".equals(java.getScheme()) && !host.equals("127.0.0.1") && !host.equals("::1")) {
            throw new Violation("a credential would be sent in the clear to " + base);
        }
        String path = okhttp.encodedPath();
        if (!path.equals(base.path().isEmpty() ? "/" : base.path())) {
            throw new Violation(base + " changes its path to " + path);
        }
        // The original string must lead to the same host under OkHttp's own parsing rules.
        HttpUrl written = HttpUrl.parse(text);
        if (written != null
                && !written.host().equals(okhttp.host())
                && !written.host().equals("localhost")) {
            throw new Violation(text + " leads OkHttp to " + written.host());
        }
    }

    private static void timestamp(String text) {
        Timestamp timestamp = Timestamp.parse(text);
        Instant instant = timestamp.instant();
        if (instant == null) {
            if (!timestamp.toText(0).equals(text)) {
                throw new Violation("an unreadable time changes its text");
            }
        } else if (instant.isBefore(END)
                && !instant.isBefore(BEGINNING)
                && !timestamp.equals(Timestamp.parse(timestamp.toString()))) {
            throw new Violation("a time does not survive its text form: " + timestamp);
        }
    }

    private static void credential(String text) {
        Credential credential = Credential.of("Bearer", Secret.of(text)).withDpopProof(Secret.of(text));
        Credential.of(text, Secret.of("simToken"));
        String header = credential.authorization().expose();
        new okhttp3.Headers.Builder().add("Authorization", header);
        if (!header.equals("Bearer " + text)
                || (text.length() >= 8 && credential.toString().contains(text))) {
            throw new Violation("a credential is changed or printed");
        }
    }

    private static void oktaCursor(String text) {
        setup(OKTA_PAGE, Vendor.OKTA).okta().tokens().list().from(text).toList();
    }

    private static void astroCursor(String text) {
        setup(ASTRO_PAGE, Vendor.ASTRO).astro().tokens().list().from(text).toList();
    }

    private static void header(String text) {
        Headers headers = Headers.of("Date", text, "Retry-After", text);
        headers.date();
        headers.first(text);
        Script refused = new Script(List.of(new Script.Response(
                429,
                Script.End.WHOLE,
                false,
                List.of(
                        "Retry-After", text,
                        "X-Rate-Limit-Reset", text,
                        "X-Rate-Limit-Remaining", text,
                        "X-Rate-Limit-Limit", text,
                        "WWW-Authenticate", text),
                new byte[0])));
        for (Vendor vendor : Vendor.values()) {
            Case.run(vendor, vendor.actions().get(0), refused);
        }
    }

    private static void link(String text) {
        byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
        Script.Response plain = new Script.Response(200, Script.End.WHOLE, false, List.of("Link", text), body);
        // Okta sends a header for each relation, and proxies join them.
        Script.Response second = new Script.Response(
                200, Script.End.WHOLE, false, List.of("Link", SELF, "link", SELF + ", " + text), body);
        for (Script.Response first : List.of(plain, second)) {
            Case.run(Vendor.OKTA, OktaActions.pages(), new Script(List.of(first)));
            Case.run(Vendor.OKTA, OktaActions.list(), new Script(List.of(first, plain, second)));
        }
    }

    private static void errorDocument(String text) {
        ErrorDocument document =
                ErrorDocument.of(new RawResponse(400, Headers.none(), text.getBytes(StandardCharsets.UTF_8)));
        document.text("message");
        document.objects("errors");
        document.nestedFieldErrors("errors");
    }

    static Setup setup(Script script, Vendor vendor) {
        ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2026-08-01T10:00:00Z"));
        return Setup.scripted(
                new ScriptedTransport(script, timeSource, vendor.bases()),
                timeSource,
                new CallListener() {},
                MemorySecretStore.create());
    }

    private static Script script(String text) {
        return Script.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
