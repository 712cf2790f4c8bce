package io.apitokens.benchmarks;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.LastUse;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.inventory.audit.Audit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures how the memory of an audit depends on the number of tokens. */
final class AuditHeap {

    private static final int SMALL = 1_000;
    private static final int LARGE = 100_000;
    private static final int ACCOUNTS = 10;
    /** In findings and unknown results, of which each token has a few. */
    private static final int BETWEEN_SAMPLES = 500;

    private AuditHeap() {}

    static void measure(Figures figures) throws IOException {
        for (int tokens : List.of(SMALL, LARGE)) {
            try (Child child = Child.start(List.of("-Xmx64m"), AuditHeap.class, String.valueOf(tokens))) {
                figures.add("audit.heap." + tokens, Double.parseDouble(child.hearSome()));
            }
        }
    }

    static Ratio growth(Figures figures) {
        return figures.ratio("audit.heap.growth", "audit.heap." + LARGE, "audit.heap." + SMALL);
    }

    static String remark(Figures figures) {
        return String.format(
                Locale.ROOT,
                "[100,000 tokens %.1f MiB, 1,000 tokens %.1f MiB]",
                figures.median("audit.heap." + LARGE),
                figures.median("audit.heap." + SMALL));
    }

    /** Audits a number of tokens, and prints the MiB of heap that were in use at most, after forced collections. */
    public static void main(String[] arguments) {
        int each = Integer.parseInt(arguments[0]) / ACCOUNTS;
        ApiTokens[] accounts = new ApiTokens[ACCOUNTS];
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts[i] = new ManyTokens(new Account("acme", "sim" + i), each);
        }
        long[] peakAndSeen = {0, 0};
        Audit.builder(accounts).timeSource(() -> ManyTokens.NOW).build().run(finding -> {
            if (peakAndSeen[1]++ % BETWEEN_SAMPLES == 0) {
                System.gc();
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                peakAndSeen[0] = Math.max(peakAndSeen[0], used);
            }
        });
        System.out.println(peakAndSeen[0] / (1024.0 * 1024));
        System.exit(0);
    }

    /** An account whose tokens are made page by page. */
    private record ManyTokens(Account account, int count) implements ApiTokens {

        static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
        private static final int PAGE = 100;

        @Override
        public Pager<Token> list() {
            return Pager.of(cursor -> {
                int from = cursor == null ? 0 : Integer.parseInt(cursor);
                int to = Math.min(from + PAGE, count);
                List<Token> page = new ArrayList<>();
                for (int i = from; i < to; i++) {
                    page.add(token(i));
                }
                return Page.of(page, to == count ? null : Integer.toString(to));
            });
        }

        private Token token(int number) {
            Instant created = NOW.minus(Duration.ofDays(number % 700));
            return Token.builder(TokenId.of(account, "t" + number), number)
                    .name("name " + number)
                    .description("owner=team-" + number % 20)
                    .created(created)
                    .lastUse(new LastUse.Within(created, created))
                    .expiry(
                            number % 9 == 0
                                    ? new Expiry.Never()
                                    : new Expiry.At(NOW.plus(Duration.ofDays(number % 99))))
                    .access(new Access.Listed(List.of(new Grant(Role.named("reader"), Resource.account()))))
                    .build();
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
}
