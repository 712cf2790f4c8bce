package io.apitokens.testkit.rotation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.apitokens.CanRotate;
import io.apitokens.CanUpdate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.call.ApiCall;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.spi.VendorTokens;
import io.apitokens.spi.Walks;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of the invented vendor Quill: those of an honest client, or of one with a mistake. */
final class QuillTokens extends VendorTokens.Creating<QuillTokens> implements CanUpdate, CanRotate {

    /** A mistake that a contract suite must find. */
    enum Mistake {
        CREATE_DECLARED_REPLACE,
        ROTATE_DECLARED_REPLACE,
        CREATE_WITHOUT_GUARD,
        CREATE_DROPS_RESTRICTION,
        UPDATE_DROPS_CONDITION,
        UPDATE_DROPS_DENIALS,
        UPDATE_DROPS_END,
        UPDATE_ENABLES,
        DENIAL_TOLD_AS_GRANT,
        WALK_TO_NEXT_PAGE,
        RESTRICTION_NOT_TOLD,
        SECRET_LOST_AFTER_ROLL,
        LAST_USE_TOLD_AS_NEVER,
        TAKEN_NAME_BELIEVED
    }

    private static final Set<String> READ_ONLY = Set.of("id", "issued", "used");

    private static final Walks.Order<JsonObject> OLDEST_FIRST =
            new Walks.Order<>(record -> QuillRecords.text(record, "id"), QuillRecords::issued);

    private final QuillTraits traits;
    private final @Nullable Mistake mistake;
    private final QuillRecords records;
    private final QuillApi api;

    QuillTokens(View view, QuillTraits traits, @Nullable Mistake mistake) {
        super(view);
        this.traits = traits;
        this.mistake = mistake;
        this.records = new QuillRecords(account(), traits, mistake);
        this.api = new QuillApi(client(), mistake);
    }

    @Override
    protected QuillTokens with(View view) {
        return new QuillTokens(view, traits, mistake);
    }

    private static JsonObject same(TokenId id, JsonObject record) throws JsonShapeException {
        return about(id, QuillRecords.text(record, "id"), record);
    }

    @Override
    public Token get(TokenId id) {
        return api.get(checked(id))
                .map((record, facts) -> records.token(same(id, record)))
                .execute();
    }

    @Override
    public Pager<Token> list() {
        ApiCall.Mapper<JsonObject, Token> each = (record, facts) -> records.token(record);
        return mistake == Mistake.WALK_TO_NEXT_PAGE
                ? Walks.byCursor(api::list, each)
                : Walks.byNumber(1, OLDEST_FIRST, api::list, each);
    }

    @Override
    public void delete(TokenId id) {
        api.delete(changeable(id)).execute();
    }

    @Override
    public boolean hasDescriptions() {
        return traits.descriptions();
    }

    @Override
    public boolean supports(Token.Restriction restriction) {
        return traits.restrictedCreate()
                && restriction.unwrap(QuillRecords.Limit.class).isPresent();
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        ApiCall<QuillResult> call =
                api.create(records.settings(spec, client().timeSource().instant()));
        ApiCall.Mapper<QuillResult, Token> token = (result, facts) -> records.token(result.record());
        return mistake == Mistake.CREATE_WITHOUT_GUARD
                ? call.map(issued(QuillResult::secret, named(spec, token))).execute()
                : create(spec, call, QuillResult::secret, token);
    }

    @Override
    public IssuedToken rotate(TokenId id) {
        ApiCall<QuillResult> roll = api.roll(checked(id));
        if (traits.recordAfterRoll()) {
            return roll.map(issued(QuillResult::secret, (result, facts) -> records.token(same(id, result.record()))))
                    .execute();
        }
        if (mistake == Mistake.SECRET_LOST_AFTER_ROLL) {
            Token before = Token.builder(id, "unread").build();
            return roll.map(issued(QuillResult::secret, (result, facts) -> before))
                    .execute()
                    .withToken(get(id));
        }
        return thenRead(id, roll, QuillResult::secret);
    }

    /** Sends the whole record again, except what the update changes. */
    @Override
    public Token update(TokenId id, TokenUpdate update) {
        String value = checked(id);
        if (update.description().isPresent() && !hasDescriptions()) {
            throw InvalidInputException.of("description", "is not supported: Quill's tokens have none");
        }
        QuillApi both = new QuillApi(client().withSharedTimeout(client().timeout()), mistake);
        Token before = both.get(value)
                .map((record, facts) -> records.token(same(id, record)))
                .execute();
        JsonObject body = before.unwrap(JsonObject.class).orElseThrow().deepCopy();
        READ_ONLY.forEach(body::remove);
        update.name().ifPresent(name -> body.addProperty("name", records.renamed(name, before, body)));
        update.description().ifPresent(text -> body.addProperty("description", text));
        update.grants().ifPresent(grants -> {
            JsonArray policies = QuillRecords.policies(grants);
            for (JsonElement policy : body.getAsJsonArray("policies")) {
                if (mistake != Mistake.UPDATE_DROPS_DENIALS
                        && !"allow".equals(QuillRecords.text(policy.getAsJsonObject(), "effect"))) {
                    policies.add(policy);
                }
            }
            body.add("policies", policies);
        });
        String dropped = dropped();
        if (dropped != null) {
            body.remove(dropped);
        }
        return both.replace(value, body)
                .map((record, facts) -> records.token(same(id, record)))
                .execute();
    }

    private @Nullable String dropped() {
        return mistake == Mistake.UPDATE_DROPS_CONDITION
                ? "condition"
                : mistake == Mistake.UPDATE_DROPS_END ? "ends" : mistake == Mistake.UPDATE_ENABLES ? "status" : null;
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return verify(new QuillApi(clientOf(secret), mistake).list(null));
    }

    @Override
    public boolean recognizes(Secret secret) {
        return QuillRules.INSTANCE.secretPattern().matcher(secret.expose()).matches();
    }
}
