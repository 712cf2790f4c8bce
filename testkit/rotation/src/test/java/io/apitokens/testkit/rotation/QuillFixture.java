package io.apitokens.testkit.rotation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.apitokens.ApiTokens;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.call.ClientBuilder;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedToken;
import io.apitokens.testkit.contract.SimulatedFixture;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A simulated Quill, and clients that are honest or make one mistake. */
final class QuillFixture extends SimulatedFixture {

    private final ManualTimeSource timeSource;
    private final SimulatedQuill quill;
    private final QuillTraits traits;
    private final QuillTokens.@Nullable Mistake mistake;

    QuillFixture(
            ManualTimeSource timeSource, QuillTraits traits, QuillTokens.@Nullable Mistake mistake, boolean http2) {
        this(timeSource, SimulatedQuill.start(timeSource, traits, http2), traits, mistake);
    }

    private QuillFixture(
            ManualTimeSource timeSource,
            SimulatedQuill quill,
            QuillTraits traits,
            QuillTokens.@Nullable Mistake mistake) {
        super(quill);
        this.timeSource = timeSource;
        this.quill = quill;
        this.traits = traits;
        this.mistake = mistake;
    }

    @Override
    public ApiTokens client(Consumer<? super ClientBuilder<?>> settings) {
        return client(null, settings);
    }

    @Override
    public ApiTokens clientOf(TokenId ownToken, Consumer<? super ClientBuilder<?>> settings) {
        return client(ownToken, settings);
    }

    private ApiTokens client(@Nullable TokenId ownToken, Consumer<? super ClientBuilder<?>> settings) {
        QuillIam.Builder builder = new QuillIam.Builder(traits, mistake)
                .baseUrl(quill.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(quill.credential())
                .ownToken(ownToken)
                .timeSource(timeSource);
        settings.accept(builder);
        return closedLater(builder.build()).tokens();
    }

    @Override
    public TokenSpec.Builder spec(String name) {
        return TokenSpec.builder(name).grant("reader", Resource.workspace("vault"));
    }

    @Override
    public List<Grant> otherGrants() {
        return List.of(new Grant(Role.named("writer"), Resource.workspace("vault")));
    }

    @Override
    public List<String> impossibleIds() {
        return List.of("qt", "qt0", "qt1x", "7", "qt-1");
    }

    @Override
    public void smallPages() {
        quill.smallPages();
    }

    @Override
    public boolean hasUniqueNames() {
        return traits.uniqueNames();
    }

    @Override
    public boolean hasExpiry() {
        return traits.expiry();
    }

    @Override
    public boolean hasLastUse() {
        return traits.lastUse();
    }

    @Override
    public boolean hasRotationTime() {
        return false;
    }

    @Override
    public boolean rotateReturnsRecord() {
        return traits.recordAfterRoll();
    }

    @Override
    public Optional<String> addRestrictedToken(String name) {
        return Optional.of(quill.addRestrictedToken(name));
    }

    @Override
    public Set<String> restrictingFields() {
        return Set.of("condition", "denials");
    }

    /** {@inheritDoc} The denials among the policies are a field of their own, since an update replaces the others. */
    @Override
    public Map<String, String> recordOf(String id) {
        Map<String, String> fields = new TreeMap<>(super.recordOf(id));
        JsonArray denials = new JsonArray();
        for (JsonElement policy : JsonParser.parseString(fields.get("policies")).getAsJsonArray()) {
            if (policy.getAsJsonObject().get("effect").getAsString().equals("deny")) {
                denials.add(policy);
            }
        }
        fields.put("denials", denials.toString());
        return fields;
    }

    /** {@inheritDoc} Where tokens can expire, this one does, so that a lost end is noticed. */
    @Override
    public String addToken(String name) {
        SimulatedToken token = SimulatedToken.of(name);
        return quill.addToken(
                traits.expiry()
                        ? token.withExpiry(new Expiry.At(timeSource.instant().plus(Duration.ofDays(400))))
                        : token);
    }

    @Override
    public Set<String> fieldsChangedBy(TokenUpdate update) {
        Set<String> fields = new HashSet<>();
        update.name().ifPresent(name -> fields.add("name"));
        update.description().ifPresent(text -> fields.add("description"));
        update.grants().ifPresent(grants -> fields.add("policies"));
        return fields;
    }

    @Override
    public Optional<String> addDisabledToken(String name) {
        String id = addToken(name);
        quill.disable(id);
        return Optional.of(id);
    }
}
