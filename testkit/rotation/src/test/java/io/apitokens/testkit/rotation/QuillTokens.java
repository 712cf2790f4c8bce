package io.apitokens.testkit.rotation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.CanUpdate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.spi.CreateGuard;
import io.apitokens.spi.Verification;
import io.apitokens.transport.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The client of the invented vendor Quill: an honest one, or one with a mistake. */
final class QuillTokens implements CanCreate, CanUpdate, CanRotate {

    /** A mistake that a contract suite must find. */
    enum Mistake {
        CREATE_DECLARED_REPLACE,
        ROTATE_DECLARED_REPLACE,
        CREATE_WITHOUT_GUARD,
        UPDATE_DROPS_CONDITION,
        UPDATE_DROPS_DENIALS,
        UPDATE_DROPS_END,
        UPDATE_ENABLES,
        DENIAL_TOLD_AS_GRANT,
        WALK_TO_NEXT_PAGE,
        RESTRICTION_NOT_TOLD,
        SECRET_LOST_AFTER_ROLL,
        LAST_USE_TOLD_AS_NEVER
    }

    static final String SCHEME = "Bearer";

    private static final Pattern ID = Pattern.compile("qt[1-9][0-9]{0,17}");
    private static final Set<String> READ_ONLY = Set.of("id", "issued", "used");
    private static final String TOKENS = "/v1/tokens";
    private static final String TOKEN = TOKENS + "/{id}";
    private static final Operation LIST = new Operation("list", HttpMethod.GET, TOKENS, Effect.READ, 200);
    private static final Operation GET = new Operation("get", HttpMethod.GET, TOKEN, Effect.READ, 200);
    private static final Operation REPLACE = new Operation("replace", HttpMethod.PUT, TOKEN, Effect.REPLACE, 200);
    private static final Operation DELETE = new Operation("delete", HttpMethod.DELETE, TOKEN, Effect.DELETE, 204);

    private final ApiClient client;
    private final QuillIam.Settings settings;
    private final QuillRecords records;
    private final Operation create;
    private final Operation roll;
    private final boolean ownTokenChanges;

    QuillTokens(ApiClient client, QuillIam.Settings settings, boolean ownTokenChanges) {
        this.client = client;
        this.settings = settings;
        this.ownTokenChanges = ownTokenChanges;
        this.records = new QuillRecords(client.account(), settings.traits(), settings.mistake());
        Effect creates = has(Mistake.CREATE_DECLARED_REPLACE) ? Effect.REPLACE : Effect.ISSUE;
        Effect rotates = has(Mistake.ROTATE_DECLARED_REPLACE) ? Effect.REPLACE : Effect.ROTATE;
        this.create = new Operation("create", HttpMethod.POST, TOKENS, creates, 201);
        this.roll = new Operation("roll", HttpMethod.POST, TOKEN + "/roll", rotates, 200);
    }

    private boolean has(Mistake mistake) {
        return settings.mistake() == mistake;
    }

    @Override
    public Account account() {
        return client.account();
    }

    private ApiCall<JsonObject> read(ApiClient with, String id) {
        return with.request(GET).path("id", id).returning(QuillResult.ONE).map((result, facts) -> same(id, result));
    }

    private static JsonObject same(String id, QuillResult result) throws JsonShapeException {
        if (!id.equals(QuillRecords.text(result.record(), "id"))) {
            throw new JsonShapeException("the response is about another token");
        }
        return result.record();
    }

    @Override
    public Token get(TokenId id) {
        return read(client, value(id))
                .map((record, facts) -> records.token(record))
                .execute();
    }

    @Override
    public Pager<Token> list() {
        return Pager.of(cursor -> {
            QuillWalk walk = new QuillWalk(this::page, has(Mistake.WALK_TO_NEXT_PAGE));
            return walk.after(cursor);
        });
    }

    private QuillWalk.Fetched page(long number) {
        return client.request(LIST)
                .query("page", number)
                .query("per_page", 50)
                .returning(QuillResult.PAGE)
                .map((result, facts) -> {
                    List<Token> tokens = new ArrayList<>();
                    for (JsonObject record : result.records()) {
                        tokens.add(records.token(record));
                    }
                    return new QuillWalk.Fetched(tokens, number >= result.pages());
                })
                .execute();
    }

    @Override
    public void delete(TokenId id) {
        String value = value(id);
        if (!ownTokenChanges) {
            ApiClient.refuseOwnToken(this, id);
        }
        client.request(DELETE).path("id", value).returningNothing().execute();
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        JsonObject body = records.settings(spec, client.timeSource().instant());
        ApiCall<IssuedToken> call = client.request(create)
                .body(body, QuillResult.BODY)
                .issuing(QuillResult.ONE, QuillResult::secret)
                .map(CreateGuard.issued(QuillResult::secret, (result, facts) -> {
                    if (!body.get("name").equals(result.record().get("name"))) {
                        throw new JsonShapeException("the response is about a token of another name");
                    }
                    return records.token(result.record());
                }));
        return has(Mistake.CREATE_WITHOUT_GUARD) ? call.execute() : CreateGuard.run(this, client, spec, call::execute);
    }

    @Override
    public boolean hasDescriptions() {
        return settings.traits().descriptions();
    }

    @Override
    public SecretDelivery delivery() {
        return CreateGuard.delivery(this, client);
    }

    private record Rolled(Secret secret, CallFacts facts) {}

    /** Rolls the secret. A response with the secret alone is completed by a read, which must not cost the secret. */
    @Override
    public IssuedToken rotate(TokenId id) {
        String value = value(id);
        ApiClient both = client.withSharedTimeout(client.timeout());
        ApiCall<QuillResult> call = both.request(roll).path("id", value).issuing(QuillResult.ONE, QuillResult::secret);
        if (settings.traits().recordAfterRoll()) {
            return call.map(CreateGuard.issued(
                            QuillResult::secret, (result, facts) -> records.token(same(value, result))))
                    .execute();
        }
        Rolled rolled = call.map((result, facts) -> new Rolled(Objects.requireNonNull(result.secret()), facts))
                .execute();
        try {
            Token token = read(both, value)
                    .map((record, facts) -> records.token(record))
                    .execute();
            return IssuedToken.of(token, rolled.secret(), rolled.facts());
        } catch (ApiTokenException e) {
            if (has(Mistake.SECRET_LOST_AFTER_ROLL)) {
                throw e;
            }
            UnreadableResponseException kept = UnreadableResponseException.of(
                    rolled.facts(), "the record was not read after the roll", rolled.secret());
            kept.addSuppressed(e);
            throw kept;
        }
    }

    /** Sends the whole record again, except what the update changes. */
    @Override
    public Token update(TokenId id, TokenUpdate update) {
        String value = value(id);
        if (update.description().isPresent() && !settings.traits().descriptions()) {
            throw InvalidInputException.of("description", "is not supported: Quill's tokens have none");
        }
        ApiClient both = client.withSharedTimeout(client.timeout());
        JsonObject body = read(both, value).execute().deepCopy();
        READ_ONLY.forEach(body::remove);
        update.name().ifPresent(name -> body.addProperty("name", records.renamed(name, body)));
        update.description().ifPresent(text -> body.addProperty("description", text));
        update.grants().ifPresent(grants -> {
            JsonArray policies = QuillRecords.policies(grants);
            for (JsonElement policy : body.getAsJsonArray("policies")) {
                if (!has(Mistake.UPDATE_DROPS_DENIALS)
                        && !"allow".equals(QuillRecords.text(policy.getAsJsonObject(), "effect"))) {
                    policies.add(policy);
                }
            }
            body.add("policies", policies);
        });
        if (has(Mistake.UPDATE_DROPS_CONDITION)) {
            body.remove("condition");
        }
        if (has(Mistake.UPDATE_DROPS_END)) {
            body.remove("ends");
        }
        if (has(Mistake.UPDATE_ENABLES)) {
            body.remove("status");
        }
        return both.request(REPLACE)
                .path("id", value)
                .body(body, QuillResult.BODY)
                .returning(QuillResult.ONE)
                .map((result, facts) -> records.token(same(value, result)))
                .execute();
    }

    @Override
    public SecretStatus verify(Secret secret) {
        CredentialSource source = CredentialSource.fixed(Credential.of(SCHEME, secret));
        return Verification.verify(client.withCredentials(source)
                .request(LIST)
                .query("per_page", 1)
                .returning(QuillResult.PAGE));
    }

    @Override
    public boolean recognizes(Secret secret) {
        return secret.expose().matches("quill-[a-z0-9-]{1,200}");
    }

    @Override
    public Optional<TokenId> ownToken() {
        return Optional.ofNullable(settings.ownToken());
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return new QuillTokens(client.withTimeout(timeout), settings, ownTokenChanges);
    }

    @Override
    public ApiTokens withFreshConnections() {
        return new QuillTokens(client.withFreshConnections(), settings, ownTokenChanges);
    }

    @Override
    public ApiTokens withOwnTokenChanges() {
        return new QuillTokens(client, settings, true);
    }

    private String value(TokenId id) {
        if (!id.account().equals(account()) || !ID.matcher(id.value()).matches()) {
            throw InvalidInputException.of("token id", "is not one of this account");
        }
        return id.value();
    }
}
