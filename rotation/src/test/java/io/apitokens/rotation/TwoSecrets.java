package io.apitokens.rotation;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.Outcome;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.spi.RotationTarget;
import io.apitokens.testkit.ManualTimeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An application with at most two client secrets, which can be deactivated; a target whose properties a test sets. */
final class TwoSecrets implements RotationTarget {

    static final Account APP = new Account("acme", "app");

    final Map<TokenId, Secret> values = new LinkedHashMap<>();
    final List<TokenId> inactive = new ArrayList<>();
    final List<TokenId> deleted = new ArrayList<>();
    private final ManualTimeSource time;
    Recognition recognition = Recognition.CONTENT;
    boolean isMasked;
    boolean isVerified = true;
    boolean isResponseLost;
    private int made;

    TwoSecrets(ManualTimeSource time) {
        this.time = time;
    }

    IssuedToken add(Secret value) {
        if (values.size() == 2) {
            throw new IllegalStateException("a third secret");
        }
        TokenId id = TokenId.of(APP, "secret-" + ++made);
        values.put(id, value);
        return IssuedToken.of(token(id), value);
    }

    private Token token(TokenId id) {
        return Token.builder(id, this)
                .name("client secret")
                .created(time.instant())
                .status(inactive.contains(id) ? TokenStatus.DISABLED : TokenStatus.ACTIVE)
                .build();
    }

    private void require(TokenId id) {
        if (!values.containsKey(id)) {
            ResponseFacts facts = new ResponseFacts(404, null, null, null, List.of(), null);
            throw ResponseException.of(ErrorKind.NOT_FOUND, CallFacts.NO_CALL, facts);
        }
    }

    @Override
    public Account account() {
        return APP;
    }

    @Override
    public Token get(TokenId id) {
        require(id);
        return token(id);
    }

    @Override
    public List<Token> list() {
        return values.keySet().stream().map(this::token).toList();
    }

    @Override
    public OptionalInt freePlaces() {
        return OptionalInt.of(2 - values.size());
    }

    @Override
    public Recognition recognition() {
        return recognition;
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public Order order(Token old, String nonce) {
        Secret value = Secret.of("fake-chosen-" + nonce);
        Mark mark = new Mark(old.id(), nonce, Hashes.hex(16, nonce, value.expose()));
        return new Order() {
            @Override
            public String name() {
                return "client secret";
            }

            @Override
            public Mark mark() {
                return mark;
            }

            @Override
            public Optional<Secret> chosen() {
                return recognition == Recognition.DIFFERENCE ? Optional.empty() : Optional.of(value);
            }

            @Override
            public IssuedToken send() {
                IssuedToken issued = add(value);
                if (isResponseLost) {
                    throw ConfigurationException.of(
                            CallFacts.NO_CALL.with(Outcome.UNKNOWN), "the response was lost", null);
                }
                return issued;
            }
        };
    }

    @Override
    public boolean isMadeBy(Token token, Mark mark) {
        if (recognition == Recognition.DIFFERENCE) {
            return !token.id().equals(mark.predecessor());
        }
        Secret value = values.get(token.id());
        return value != null && mark.value().equals(Hashes.hex(16, mark.nonce(), value.expose()));
    }

    @Override
    public boolean canReread() {
        return true;
    }

    @Override
    public Optional<Secret> reread(Token token) {
        return isMasked ? Optional.empty() : Optional.ofNullable(values.get(token.id()));
    }

    @Override
    public boolean canVerify() {
        return isVerified;
    }

    @Override
    public SecretStatus verify(Secret secret) {
        boolean works = values.entrySet().stream()
                .anyMatch(each -> each.getValue().equals(secret) && !inactive.contains(each.getKey()));
        return !isVerified ? SecretStatus.UNKNOWN : works ? SecretStatus.ACCEPTED : SecretStatus.REJECTED;
    }

    @Override
    public boolean deactivate(TokenId id) {
        require(id);
        if (!inactive.contains(id)) {
            inactive.add(id);
        }
        return true;
    }

    @Override
    public void retire(TokenId id) {
        require(id);
        values.remove(id);
        deleted.add(id);
    }
}
