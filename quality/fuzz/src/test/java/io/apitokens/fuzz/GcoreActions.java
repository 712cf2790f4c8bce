package io.apitokens.fuzz;

import io.apitokens.Resource;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.call.ApiCall;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.gcore.api.CreateApiTokenClientUser;
import io.apitokens.gcore.api.CreateApiTokenRequest;
import io.apitokens.gcore.api.GcoreApi;
import io.apitokens.gcore.api.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Every operation of Gcore's clients. */
@SuppressWarnings("deprecation") // The vendor deprecates version 1; its responses are decoded all the same.
final class GcoreActions {

    private static final TokenId ID = TokenId.parse("gcore/456/42");
    private static final TokenSpec SPEC = TokenSpec.builder("ci")
            .grant("Users", Resource.account())
            .neverExpires()
            .build();
    private static final List<Action> ALL = make();

    private GcoreActions() {}

    static List<Action> all() {
        return ALL;
    }

    private static List<Action> make() {
        List<Action> all = new ArrayList<>();
        long account = Setup.CLIENT_ID;
        add(all, "listApiTokens", false, api -> api.listApiTokens(account, GcoreApi.ListApiTokensQuery.none()));
        add(all, "createApiToken", true, api -> api.createApiToken(account, request()));
        add(all, "getApiToken", false, api -> api.getApiToken(account, 42));
        add(all, "deleteApiToken", false, api -> api.deleteApiToken(account, 42));
        add(all, "listApiTokensV1", false, api -> api.listApiTokensV1(account, GcoreApi.ListApiTokensV1Query.none()));
        add(all, "createApiTokenV1", true, api -> api.createApiTokenV1(account, request()));
        add(all, "getApiTokenV1", false, api -> api.getApiTokenV1(account, 42));
        add(all, "deleteApiTokenV1", false, api -> api.deleteApiTokenV1(account, 42));
        add(all, "getAccount", false, GcoreApi::getAccount);
        facade(all, Setup::gcore, "");
        facade(all, Setup::gcoreVersion1, " (v1)");
        all.add(Action.facade(
                "gcore lookUpClientId", setup -> setup.gcoreBuilder().lookUpClientId()));
        return List.copyOf(all);
    }

    private static void add(List<Action> all, String name, boolean issues, Function<GcoreApi, ApiCall<?>> call) {
        all.addAll(Action.typed(
                "gcore " + name, issues, setup -> call.apply(setup.gcore().api())));
    }

    private static void facade(List<Action> all, Function<Setup, GcoreIam> client, String version) {
        all.add(Action.facade(
                "gcore get" + version, setup -> client.apply(setup).tokens().get(ID)));
        all.add(Action.facade(
                "gcore list" + version,
                setup -> client.apply(setup).tokens().list().toList()));
        all.add(Action.facade(
                "gcore list by name" + version,
                setup -> client.apply(setup)
                        .tokens()
                        .list(TokenFilter.all().named("ci"))
                        .toList()));
        all.add(Action.facade("gcore delete" + version, setup -> {
            client.apply(setup).tokens().delete(ID);
            return null;
        }));
        all.add(Action.facade(
                "gcore verify" + version, setup -> client.apply(setup).tokens().verify(Setup.SECRET)));
        all.add(Action.issuing(
                "gcore create" + version, setup -> client.apply(setup).tokens().create(SPEC)));
        all.add(Action.issuing(
                "gcore create into a store" + version,
                setup -> client.apply(setup).tokens().create(SPEC, setup.store())));
    }

    private static CreateApiTokenRequest request() {
        return CreateApiTokenRequest.builder()
                .name("ci")
                .expDate(null)
                .clientUser(CreateApiTokenClientUser.builder()
                        .role(Group.builder().id(2L).build())
                        .build())
                .build();
    }
}
