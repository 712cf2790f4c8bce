package io.apitokens.benchmarks.ours;

import io.apitokens.okta.OktaIam;
import io.apitokens.okta.ServiceAppKey;
import java.nio.file.Path;

/** Reads one token in a new process as a service app with DPoP, and exits. */
public final class ColdOAuth {

    private ColdOAuth() {}

    public static void main(String[] arguments) {
        OktaIam client = OktaIam.builder()
                .orgUrl(arguments[0])
                .allowHttpOnLoopback()
                .serviceApp("0oasim", ServiceAppKey.fromFile(Path.of(arguments[2])))
                .scopes("okta.apiTokens.read")
                .requireDpop()
                .build();
        boolean read = client.api().getApiToken(arguments[1]).execute().created() != null;
        // Halt at once: the benchmark excludes the cost of closing.
        Runtime.getRuntime().halt(read ? 0 : 1);
    }
}
