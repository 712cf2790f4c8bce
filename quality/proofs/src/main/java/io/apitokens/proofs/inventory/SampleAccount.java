package io.apitokens.proofs.inventory;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.spi.AccountInsight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An account of the sample page, in memory. Its tokens are made of a seed, so that each run shows the same. */
record SampleAccount(Account account, Visibility visibility, List<Token> tokens) implements ApiTokens, AccountInsight {

    static final Instant NOW = Instant.parse("2030-06-03T08:00:00Z");

    private static final List<String> NAMES = List.of(
            "ci-deploy",
            "terraform-prod",
            "grafana-reader",
            "nightly-backup",
            "airflow-sync",
            "cdn-purge",
            "siem-export");
    private static final List<String> OWNERS = List.of("platform", "data", "security", "web", "payments");
    private static final List<String> HOSTILE = List.of(
            "<script>document.documentElement.dataset.broken = 1</script>",
            "\"><img src=//sim.example/x onerror=\"document.documentElement.dataset.broken=1\">",
            "=HYPERLINK(\"//sim.example\")",
            "\u202egnp.nekot\u202c \u001b[2J",
            "\u001b[31m".repeat(13_108));

    /** Creates an account with some tokens, of which a few have hostile names. */
    static SampleAccount of(String vendor, String id, Visibility visibility, int count, int seed) {
        Account account = new Account(vendor, id);
        Random random = new Random(seed);
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = i < HOSTILE.size() ? HOSTILE.get(i) : NAMES.get(random.nextInt(NAMES.size())) + "-" + i;
            tokens.add(token(TokenId.of(account, String.valueOf(4_100 + i)), name, vendor, random));
        }
        return new SampleAccount(account, visibility, tokens);
    }

    private static Token token(TokenId id, String name, String vendor, Random random) {
        Instant created = NOW.minus(Duration.ofDays(1 + (long) (random.nextDouble() * random.nextDouble() * 900)));
        String user = "user" + random.nextInt(12);
        Token.Builder token = Token.builder(id, name)
                .name(name)
                .created(created)
                .expiry(expiry(vendor, random))
                .lastUse(lastUse(vendor, created, random))
                .issuer(Issuer.of(Issuer.Kind.USER, user, user + "@sim.example", null, random.nextInt(40) == 0))
                .access(new Access.Listed(List.of(new Grant(role(random), Resource.account()))));
        if (random.nextInt(5) > 0) {
            token.description("owner=" + OWNERS.get(random.nextInt(OWNERS.size())));
        }
        return token.build();
    }

    private static Role role(Random random) {
        int number = random.nextInt(30);
        return Role.named(number == 0 ? "Administrators" : number == 1 ? "custom-7" : "Engineers");
    }

    private static Expiry expiry(String vendor, Random random) {
        int number = random.nextInt(30);
        if (number == 0) {
            return new Expiry.Unknown();
        }
        Instant end = NOW.plus(Duration.ofHours(6 + random.nextInt(24 * 160)));
        if (vendor.equals("okta")) {
            return new Expiry.Idle(Duration.ofDays(30), NOW.plus(Duration.ofHours(30 + random.nextInt(24 * 28))));
        }
        return number < 3 ? new Expiry.Never() : new Expiry.At(end);
    }

    private static LastUse lastUse(String vendor, Instant created, Random random) {
        Instant used = created.plusSeconds(
                (long) (random.nextDouble() * Duration.between(created, NOW).toSeconds()));
        if (vendor.equals("okta")) {
            return new LastUse.Estimated(used);
        }
        return random.nextInt(6) == 0 ? new LastUse.Never() : new LastUse.Within(used, used);
    }

    @Override
    public Pager<Token> list() {
        return Pager.of(cursor -> Page.of(tokens, null));
    }

    @Override
    public Rank rankOf(Role role) {
        return switch (role.name()) {
            case "Administrators" -> Rank.ADMINISTRATIVE;
            case "Engineers" -> Rank.ORDINARY;
            default -> Rank.UNKNOWN;
        };
    }

    @Override
    public Token get(TokenId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(TokenId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return SecretStatus.UNKNOWN;
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return this;
    }
}
