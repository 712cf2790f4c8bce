package io.apitokens.crash;

import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.okta.OktaIam;
import io.apitokens.scheduler.JdbcRateGate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The clients of a worker, which share its transport and its rate gate. The process of the vendors has written what they
 * need to know.
 *
 * @param tokens the accounts at Gcore and Astro
 * @param okta the org at Okta
 * @param tokenUrl the org's token endpoint
 * @param apps the org's apps
 */
record Clients(List<CanCreate> tokens, OktaIam okta, String tokenUrl, List<Plan.App> apps) {

    static Path accounts(Path directory) {
        return directory.resolve("accounts");
    }

    static Path apps(Path directory) {
        return directory.resolve("apps");
    }

    static Clients of(Path directory, OkHttpTransport transport, JdbcRateGate gate) throws IOException {
        List<String> lines = Files.readAllLines(accounts(directory), StandardCharsets.UTF_8);
        List<CanCreate> tokens = new ArrayList<>();
        for (int i = 0; i < Plan.OKTA; i++) {
            String[] account = lines.get(i).split(" ");
            tokens.add(i < Plan.GCORE_ACCOUNTS ? gcore(account, transport, gate) : astro(account, transport, gate));
        }
        String[] org = lines.get(Plan.OKTA).split(" ");
        OktaIam okta = OktaIam.builder()
                .orgUrl(org[0])
                .allowHttpOnLoopback()
                .apiToken(Secret.of(org[2]))
                .transport(transport)
                .rateGate(gate)
                .build();
        List<Plan.App> apps = new ArrayList<>();
        for (String line : Files.readAllLines(apps(directory), StandardCharsets.UTF_8)) {
            String[] parts = line.split(" ");
            apps.add(new Plan.App(parts[0], parts[1], parts[2]));
        }
        return new Clients(tokens, okta, org[1], apps);
    }

    private static CanCreate gcore(String[] account, OkHttpTransport transport, JdbcRateGate gate) {
        return GcoreIam.builder()
                .baseUrl(account[0])
                .allowHttpOnLoopback()
                .apiKey(Secret.of(account[2]))
                .clientId(Long.parseLong(account[1]))
                .tokenQuota(100_000)
                .transport(transport)
                .rateGate(gate)
                .build()
                .tokens();
    }

    private static CanCreate astro(String[] account, OkHttpTransport transport, JdbcRateGate gate) {
        return AstroIam.builder()
                .baseUrl(account[0])
                .allowHttpOnLoopback()
                .apiToken(Secret.of(account[2]))
                .organizationId(account[1])
                .transport(transport)
                .rateGate(gate)
                .build()
                .tokens();
    }
}
