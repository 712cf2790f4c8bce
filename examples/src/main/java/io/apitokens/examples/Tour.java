package io.apitokens.examples;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.Grant;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaTokens;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what each account can do, on tokens that this run creates and deletes at its end. */
final class Tour implements AutoCloseable {

    private final TokenDirectory tokens;
    private final PrintStream out;
    private final List<TokenId> made = new ArrayList<>();

    Tour(TokenDirectory tokens, PrintStream out) {
        this.tokens = tokens;
        this.out = out;
    }

    void create(Account account, String role) {
        TokenSpec spec = TokenSpec.builder("quickstart-" + account.vendor())
                .description("made by the quickstart, to be deleted by it")
                .grant(role, Resource.account())
                .expiresAfter(Duration.ofDays(1))
                .build();
        IssuedToken issued = tokens.require(account, CanCreate.class).create(spec);
        made.add(issued.token().id());
        out.println("create   " + issued.token().id() + "  " + issued.secret() + "  ends "
                + issued.token().expiry().endsAt().map(Object::toString).orElse("never"));
    }

    void list() {
        for (Token token : tokens.list()) {
            out.println("list     " + token.id() + "  \"" + token.name() + "\"  " + token.status());
        }
    }

    void getWhatWasMade() {
        for (TokenId id : made) {
            Token token = tokens.get(id);
            out.println("get      " + id + "  " + roles(token.access()));
        }
    }

    private static String roles(Access access) {
        return access instanceof Access.Listed listed
                ? listed.grants().stream().map(Grant::toString).collect(Collectors.joining(", "))
                : access.toString();
    }

    void rotateWhatWasMade(Account account) {
        CanRotate rotating = tokens.require(account, CanRotate.class);
        for (TokenId id : made) {
            if (id.account().equals(account)) {
                IssuedToken issued = rotating.rotate(id);
                out.println("rotate   " + id + "  " + issued.secret() + "  issued "
                        + issued.token().secretIssued().map(Object::toString).orElse("at an unknown time"));
            }
        }
    }

    void restrict(OktaTokens okta, TokenId id, String zone) {
        Token token = okta.restrict(id, NetworkCondition.inZones(zone));
        out.println("restrict " + token.id() + "  from zone " + zone + " only");
    }

    void tryToCreate(Account account) {
        try {
            tokens.require(account, CanCreate.class);
            throw new IllegalStateException(account + " can create");
        } catch (UnsupportedCapabilityException e) {
            out.println("refused  " + e.getMessage());
        }
    }

    /** Deletes the tokens that this run created, and continues if one cannot be deleted. */
    @Override
    public void close() {
        List<ApiTokenException> failures = new ArrayList<>();
        for (TokenId id : List.copyOf(made)) {
            try {
                tokens.delete(id);
                made.remove(id);
                out.println("delete   " + id);
            } catch (ApiTokenException e) {
                failures.add(e);
                out.println("LEFT     " + id);
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException left = new IllegalStateException("left behind, to be deleted by hand: " + made);
            failures.forEach(left::addSuppressed);
            throw left;
        }
    }
}
