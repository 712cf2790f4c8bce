package io.apitokens.benchmarks;

import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.astro.AstroIam;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Measures the time to list the tokens of a hundred accounts, at a server that takes 50 ms for each. */
final class DirectoryWall {

    private static final int ACCOUNTS = 100;
    private static final int TOKENS = 10;
    private static final int MILLIS = 50;
    private static final int ITERATIONS = 7;

    private DirectoryWall() {}

    static void measure(Figures figures) throws IOException {
        try (Child server = PageServer.start(TOKENS, MILLIS);
                Child calls = Child.start(List.of(), DirectoryWall.class, server.hearSome())) {
            calls.hearFigures(figures);
        }
        if (!figures.has("directory100.wall")) {
            throw new IOException("the directory could not be listed");
        }
    }

    public static void main(String[] arguments) {
        ApiTokens[] accounts = new ApiTokens[ACCOUNTS];
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts[i] = AstroIam.builder()
                    .baseUrl(arguments[0] + "/v1")
                    .apiToken(Secret.of("eyJ-sim.credential-of-the.benchmarks"))
                    .organizationId(String.format(Locale.ROOT, "clm8sim%018d", i))
                    .allowHttpOnLoopback()
                    .build()
                    .tokens();
        }
        TokenDirectory directory = TokenDirectory.of(accounts);
        for (int i = 0; i < ITERATIONS; i++) {
            long begun = System.nanoTime();
            List<Token> tokens = directory.list().toList();
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (tokens.size() != ACCOUNTS * TOKENS) {
                throw new IllegalStateException("tokens are missing");
            }
            // The first iteration connects and loads classes.
            System.out.println((i == 0 ? "directory100.first " : "directory100.wall ") + seconds);
        }
        System.exit(0);
    }
}
