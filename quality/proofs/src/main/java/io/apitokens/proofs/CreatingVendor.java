package io.apitokens.proofs;

import io.apitokens.CanCreate;
import io.apitokens.Resource;
import io.apitokens.Timing;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.auth.CredentialSource;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;

/** The vendors that let a program create tokens, and what differs between them. */
enum CreatingVendor {
    GCORE("gcore", "APIKey") {
        @Override
        SimulatedVendor start(ManualTiming timing) {
            return SimulatedGcore.start(timing).quota(MANY);
        }

        @Override
        CanCreate tokens(Access access) {
            return GcoreIam.builder()
                    .baseUrl(access.baseUrl())
                    .allowHttpOnLoopback()
                    .credentials(access.credentials())
                    .clientId(Long.parseLong(access.account()))
                    .tokenQuota(MANY)
                    .timing(access.timing())
                    .transport(access.transport())
                    .build()
                    .tokens();
        }

        @Override
        PlainOkHttp.Target plain(SimulatedVendor simulator) {
            return PlainOkHttp.Target.of((SimulatedGcore) simulator);
        }

        @Override
        TokenSpec.Builder granted(TokenSpec.Builder spec, SimulatedVendor simulator) {
            return spec.grant("Users", Resource.account());
        }
    },
    ASTRO("astro", "Bearer") {
        @Override
        SimulatedVendor start(ManualTiming timing) {
            return SimulatedAstro.start(timing);
        }

        @Override
        CanCreate tokens(Access access) {
            return AstroIam.builder()
                    .baseUrl(access.baseUrl())
                    .allowHttpOnLoopback()
                    .credentials(access.credentials())
                    .organizationId(access.account())
                    .timing(access.timing())
                    .transport(access.transport())
                    .build()
                    .tokens();
        }

        @Override
        PlainOkHttp.Target plain(SimulatedVendor simulator) {
            return PlainOkHttp.Target.of((SimulatedAstro) simulator);
        }

        // Two roles take two requests, so that there is more to go wrong.
        @Override
        TokenSpec.Builder granted(TokenSpec.Builder spec, SimulatedVendor simulator) {
            SimulatedAstro astro = (SimulatedAstro) simulator;
            return spec.grant("WORKSPACE_OWNER", Resource.workspace(astro.workspaceId()))
                    .grant("DEPLOYMENT_ADMIN", Resource.deployment(astro.deploymentId()));
        }
    };

    private static final int MANY = 100_000;

    private final String vendor;
    private final String scheme;

    CreatingVendor(String vendor, String scheme) {
        this.vendor = vendor;
        this.scheme = scheme;
    }

    /** What a client needs to know of an account. */
    record Access(
            String baseUrl, String account, CredentialSource credentials, Timing timing, HttpTransport transport) {}

    static CreatingVendor named(String vendor) {
        for (CreatingVendor one : values()) {
            if (one.vendor.equals(vendor)) {
                return one;
            }
        }
        throw new IllegalArgumentException(vendor);
    }

    static String accountOf(SimulatedVendor simulator) {
        if (simulator instanceof SimulatedGcore gcore) {
            return Long.toString(gcore.clientId());
        }
        if (simulator instanceof SimulatedAstro astro) {
            return astro.organizationId();
        }
        throw new IllegalArgumentException(simulator.toString());
    }

    /** What stands before a secret in {@code Authorization}. */
    String scheme() {
        return scheme;
    }

    /** Starts a simulator with room for many tokens. */
    abstract SimulatedVendor start(ManualTiming timing);

    /** Makes a client of its own, to be closed by the caller. */
    abstract CanCreate tokens(Access access);

    /** Tells a plain HTTP client how to create a token. */
    abstract PlainOkHttp.Target plain(SimulatedVendor simulator);

    abstract TokenSpec.Builder granted(TokenSpec.Builder spec, SimulatedVendor simulator);

    TokenSpec spec(String name, SimulatedVendor simulator) {
        return granted(TokenSpec.named(name), simulator)
                .expiresAfter(Duration.ofDays(90))
                .build();
    }

    @Override
    public String toString() {
        return vendor;
    }
}
