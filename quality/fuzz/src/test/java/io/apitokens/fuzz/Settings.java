package io.apitokens.fuzz;

import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.astro.AstroIam;
import io.apitokens.call.ClientBuilder;
import io.apitokens.fuzz.ScriptedTransport.Violation;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything that users paste into builders and environment variables, and the secrets that they verify. */
final class Settings {

    private static final Instant START = Instant.parse("2026-08-01T10:00:00Z");
    private static final String ORG = "https://acme.okta.com";
    private static final Secret KEY = Secret.of("42_simKey");
    private static final Secret JWT = Secret.of("eyJhbGciOiJSUzI1NiJ9.e30.simSignature");
    private static final Secret TOKEN = Secret.of("00simToken");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("GCORE_API_KEY", KEY.expose(), "ASTRO_API_TOKEN", JWT.expose(), "OKTA_API_TOKEN", TOKEN.expose());

    private Settings() {}

    static List<Consumer<String>> parsers() {
        List<Consumer<String>> all = new ArrayList<>();
        all.add(text -> use(gcore().apiKey(Secret.of(text)).build().tokens()));
        all.add(text -> use(astro().apiToken(Secret.of(text)).build().tokens()));
        all.add(text -> use(okta().orgUrl(ORG).apiToken(Secret.of(text)).build().tokens()));
        all.add(text -> gcore().apiKey(KEY).baseUrl(text).build());
        all.add(text -> astro().apiToken(JWT).baseUrl(text).build());
        all.add(text -> astro().apiToken(JWT).organizationId(text).build());
        all.add(text -> okta().apiToken(TOKEN).orgUrl(text).build());
        for (String name : List.of("GCORE_API_KEY", "GCORE_PERMANENT_TOKEN", "GCORE_CLIENT_ID")) {
            all.add(text -> use(environment(gcore(), name, text).build().tokens()));
        }
        for (String name : List.of("ASTRO_API_TOKEN", "ASTRO_ORGANIZATION_ID")) {
            all.add(text -> use(environment(astro(), name, text).build().tokens()));
        }
        for (String name : List.of("OKTA_CLIENT_TOKEN", "OKTA_API_TOKEN")) {
            all.add(text -> use(environment(okta(), "OKTA_CLIENT_ORGURL", ORG, name, text)
                    .build()
                    .tokens()));
        }
        all.add(text -> environment(okta(), "OKTA_CLIENT_ORGURL", text).build());
        all.add(text -> environment(okta(), "OKTA_ORG_NAME", text, "OKTA_BASE_URL", "okta.com")
                .build());
        all.add(text -> environment(okta(), "OKTA_ORG_NAME", "acme", "OKTA_BASE_URL", text)
                .build());
        List<Supplier<ApiTokens>> clients = List.of(
                () -> gcore().apiKey(KEY).build().tokens(),
                () -> astro().apiToken(JWT).build().tokens(),
                () -> okta().orgUrl(ORG).apiToken(TOKEN).build().tokens());
        for (Supplier<ApiTokens> client : clients) {
            all.add(text -> identify(client.get(), Secret.of(text)));
            all.add(text -> client.get().verify(Secret.of(text)));
        }
        return List.copyOf(all);
    }

    /** Sends a request with the credential, if it was accepted. */
    private static void use(ApiTokens tokens) {
        tokens.list().toList();
    }

    private static void identify(ApiTokens tokens, Secret secret) {
        List<TokenId> ids = TokenDirectory.of(tokens).identify(secret);
        for (TokenId id : ids) {
            if (!id.account().equals(tokens.account()) || !id.equals(TokenId.parse(id.toString()))) {
                throw new Violation("a secret identifies " + id);
            }
        }
        if (!ids.isEmpty() && !tokens.recognizes(secret)) {
            throw new Violation("a secret of another form identifies " + ids);
        }
    }

    private static GcoreIam.Builder gcore() {
        return common(GcoreIam.builder(), Vendor.GCORE, "[]").clientId(Setup.CLIENT_ID);
    }

    private static AstroIam.Builder astro() {
        return common(AstroIam.builder(), Vendor.ASTRO, "{\"tokens\":[],\"totalCount\":0}")
                .organizationId(Setup.ORGANIZATION);
    }

    private static OktaIam.Builder okta() {
        return common(OktaIam.builder(), Vendor.OKTA, "[]");
    }

    private static <B extends ClientBuilder<B>> B common(B builder, Vendor vendor, String page) {
        ManualTimeSource timeSource = ManualTimeSource.startingAt(START);
        Script script = Script.parse(("200\n\n" + page).getBytes(StandardCharsets.UTF_8));
        return builder.transport(new ScriptedTransport(script, timeSource, vendor.bases()))
                .timeSource(timeSource)
                .allowHttpOnLoopback();
    }

    /** Calls the method behind {@code fromEnvironment()}, because a process cannot set its own variables. */
    private static <B extends ClientBuilder<B>> B environment(B builder, String... variables) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        for (int i = 0; i < variables.length; i += 2) {
            if (variables[i].equals("GCORE_PERMANENT_TOKEN")) {
                environment.remove("GCORE_API_KEY");
            }
            environment.put(variables[i], variables[i + 1]);
        }
        try {
            Method read = builder.getClass().getDeclaredMethod("fromEnvironment", Map.class);
            read.setAccessible(true);
            read.invoke(builder, environment);
            return builder;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
