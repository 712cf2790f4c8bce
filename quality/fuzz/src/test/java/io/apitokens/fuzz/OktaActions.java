package io.apitokens.fuzz;

import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.call.ApiCall;
import io.apitokens.error.InvalidInputException;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaClientSecrets;
import io.apitokens.okta.OktaSecretCheck;
import io.apitokens.okta.OktaTokens;
import io.apitokens.okta.api.ApiTokenUpdate;
import io.apitokens.okta.api.NewAppKey;
import io.apitokens.okta.api.NewClientSecret;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.okta.api.OktaApi.ListNetworkZonesQuery;
import io.apitokens.okta.api.OktaApi.ListUsersQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every operation of Okta's clients. */
final class OktaActions {

    private static final String TOKEN = "00T1gtr35t8ZbfBfV1d7";
    private static final String USER = "00u118oQYT4TBGuay0g4";
    private static final String APP = "0oasim";
    private static final String CREDENTIAL = "ocssim42";
    private static final Action PAGES = Action.facade(
            "okta pages of the typed client", setup -> pages(setup.okta().api()));
    private static final Action LIST = facade("list", tokens -> tokens.list().toList());
    private static final List<Action> ALL = make();

    private OktaActions() {}

    static List<Action> all() {
        return ALL;
    }

    /** Returns the operation of the facade that follows {@code Link} headers. */
    static Action list() {
        return LIST;
    }

    /** Returns the operation of the typed client that follows {@code Link} headers. */
    static Action pages() {
        return PAGES;
    }

    private static List<Action> make() {
        List<Action> all = new ArrayList<>();
        add(all, "listApiTokens", api -> api.listApiTokens(null));
        add(all, "getApiToken", api -> api.getApiToken(TOKEN));
        add(
                all,
                "updateApiToken",
                api -> api.updateApiToken(
                        TOKEN, ApiTokenUpdate.builder().name("ci").build()));
        add(all, "revokeApiToken", api -> api.revokeApiToken(TOKEN));
        add(all, "revokeCurrentApiToken", OktaApi::revokeCurrentApiToken);
        add(all, "listUsers", api -> api.listUsers(new ListUsersQuery("status eq \"ACTIVE\"", null, null), null));
        add(all, "getUser", api -> api.getUser(USER));
        add(all, "listUserRoles", api -> api.listUserRoles(USER));
        add(all, "listClientRoles", api -> api.listClientRoles("0oa1gjh63g214q0Hq0g4"));
        add(all, "listNetworkZones", api -> api.listNetworkZones(ListNetworkZonesQuery.none(), null));
        add(all, "getNetworkZone", api -> api.getNetworkZone("nzo1"));
        addCredentials(all);
        all.add(PAGES);
        all.add(facade("get", tokens -> tokens.get(id(tokens))));
        all.add(LIST);
        all.add(facade(
                "list by name",
                tokens -> tokens.list(TokenFilter.all().named("ci")).toList()));
        all.add(facade("verify", tokens -> tokens.verify(Setup.SECRET)));
        all.add(facade("delete", tokens -> {
            tokens.delete(id(tokens));
            return null;
        }));
        all.add(facade("get with owner", tokens -> tokens.withIssuers().get(id(tokens))));
        all.add(facade("list with owners", tokens -> tokens.withIssuers().list().toList()));
        all.add(facade("addZone", tokens -> unlessNotListed(() -> tokens.addZone(id(tokens), "nzo1"))));
        all.add(facade("removeZone", tokens -> unlessNotListed(() -> tokens.removeZone(id(tokens), "nzo1"))));
        all.add(Action.facade("okta person", setup -> setup.okta().people().get(USER)));
        all.add(Action.facade(
                "okta people by address",
                setup -> setup.okta().people().withEmail("ada@example.com").toList()));
        all.add(Action.facade("okta zone by name", setup -> setup.okta().zones().named("office")));
        all.add(facade("restrict", tokens -> tokens.restrict(id(tokens), NetworkCondition.inZones("nzo1"))));
        return List.copyOf(all);
    }

    private static void addCredentials(List<Action> all) {
        NewClientSecret chosen =
                NewClientSecret.builder().clientSecret(Setup.SECRET).build();
        NewAppKey key = NewAppKey.builder().kid("sim-kid").kty("EC").build();
        add(all, "listAppClientSecrets", api -> api.listAppClientSecrets(APP));
        add(all, "getAppClientSecret", api -> api.getAppClientSecret(APP, CREDENTIAL));
        add(all, "createAppClientSecret", api -> api.createAppClientSecret(APP, chosen));
        add(all, "activateAppClientSecret", api -> api.activateAppClientSecret(APP, CREDENTIAL));
        add(all, "deactivateAppClientSecret", api -> api.deactivateAppClientSecret(APP, CREDENTIAL));
        add(all, "deleteAppClientSecret", api -> api.deleteAppClientSecret(APP, CREDENTIAL));
        add(all, "listIntegrationClientSecrets", api -> api.listIntegrationClientSecrets(APP));
        add(all, "createIntegrationClientSecret", api -> api.createIntegrationClientSecret(APP));
        add(all, "activateIntegrationClientSecret", api -> api.activateIntegrationClientSecret(APP, CREDENTIAL));
        add(all, "deactivateIntegrationClientSecret", api -> api.deactivateIntegrationClientSecret(APP, CREDENTIAL));
        add(all, "deleteIntegrationClientSecret", api -> api.deleteIntegrationClientSecret(APP, CREDENTIAL));
        add(all, "listAppKeys", api -> api.listAppKeys(APP));
        add(all, "getAppKey", api -> api.getAppKey(APP, CREDENTIAL));
        add(all, "createAppKey", api -> api.createAppKey(APP, key));
        add(all, "activateAppKey", api -> api.activateAppKey(APP, CREDENTIAL));
        add(all, "deactivateAppKey", api -> api.deactivateAppKey(APP, CREDENTIAL));
        add(all, "deleteAppKey", api -> api.deleteAppKey(APP, CREDENTIAL));
        all.add(Action.facade("okta client secrets", setup -> secrets(setup).list()));
        all.add(Action.facade("okta find client secret", setup -> secrets(setup).find(Setup.SECRET)));
        all.add(Action.facade("okta add client secret", setup -> secrets(setup).create(Setup.SECRET)));
        all.add(Action.facade(
                "okta add client secret of an integration",
                setup -> setup.okta().apiServiceIntegration(APP).create()));
        all.add(Action.facade(
                "okta deactivate client secret",
                setup -> secrets(setup).deactivate(secrets(setup).id(CREDENTIAL))));
        all.add(Action.facade(
                "okta verify client secret",
                setup -> secrets(setup).rotationTarget(check(setup)).verify(Setup.SECRET)));
        all.add(Action.facade(
                "okta verify client secret in a form",
                setup -> secrets(setup)
                        .rotationTarget(check(setup).withSecretInForm())
                        .verify(Setup.SECRET)));
        all.add(Action.facade(
                "okta verify key",
                setup -> setup.okta()
                        .app(APP)
                        .keys()
                        .rotationTarget(check(setup))
                        .verify(Setup.DPOP_KEY.toJwk())));
        all.add(Action.facade("okta keys", setup -> setup.okta().app(APP).keys().list()));
        all.add(Action.facade(
                "okta add key", setup -> setup.okta().app(APP).keys().add(Setup.DPOP_KEY)));
    }

    private static OktaClientSecrets secrets(Setup setup) {
        return setup.okta().app(APP).clientSecrets();
    }

    private static OktaSecretCheck check(Setup setup) {
        return OktaSecretCheck.of(setup.orgUrl() + "/oauth2/default/v1/token", APP, "sim.read");
    }

    private static List<Page<?>> pages(OktaApi api) {
        List<Page<?>> pages = new ArrayList<>();
        Pager.of(cursor -> api.listApiTokens(cursor).execute()).pages().forEach(pages::add);
        return pages;
    }

    private static void add(List<Action> all, String name, Function<OktaApi, ApiCall<?>> call) {
        all.addAll(Action.typed(
                "okta " + name, false, setup -> call.apply(setup.okta().api())));
    }

    /** Returns null if the record shows that the token does not allow listed zones, which a caller cannot know before. */
    private static @Nullable Object unlessNotListed(Supplier<Object> change) {
        try {
            return change.get();
        } catch (InvalidInputException e) {
            if (!e.field().equals("zone")) {
                throw e;
            }
            return null;
        }
    }

    private static TokenId id(OktaTokens tokens) {
        return TokenId.of(tokens.account(), TOKEN);
    }

    private static Action facade(String name, Function<OktaTokens, @Nullable Object> run) {
        return Action.facade("okta " + name, setup -> run.apply(setup.okta().tokens()));
    }
}
