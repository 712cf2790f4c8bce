package io.apitokens.proofs;

import io.apitokens.CanCreate;
import io.apitokens.Resource;
import io.apitokens.TimeSource;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.auth.CredentialSource;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.transport.HttpTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The vendors whose APIs can create tokens, and their differences. */
enum CreatingVendor implements CrashStage.Subject {
    GCORE("gcore", "APIKey") {
        @Override
        SimulatedVendor start(ManualTimeSource timeSource) {
            return SimulatedGcore.start(timeSource).quota(MANY);
        }

        @Override
        CanCreate tokens(Access access) {
            return GcoreIam.builder()
                    .baseUrl(access.baseUrl())
                    .allowHttpOnLoopback()
                    .credentials(access.credentials())
                    .clientId(Long.parseLong(access.account()))
                    .tokenQuota(MANY)
                    .timeSource(access.timeSource())
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
        SimulatedVendor start(ManualTimeSource timeSource) {
            return SimulatedAstro.start(timeSource);
        }

        @Override
        CanCreate tokens(Access access) {
            return AstroIam.builder()
                    .baseUrl(access.baseUrl())
                    .allowHttpOnLoopback()
                    .credentials(access.credentials())
                    .organizationId(access.account())
                    .timeSource(access.timeSource())
                    .transport(access.transport())
                    .build()
                    .tokens();
        }

        @Override
        PlainOkHttp.Target plain(SimulatedVendor simulator) {
            return PlainOkHttp.Target.of((SimulatedAstro) simulator);
        }

        // Two roles take two requests, so that a create can also fail between them.
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

    /** The settings of a client for one account. */
    record Access(
            String baseUrl,
            String account,
            CredentialSource credentials,
            TimeSource timeSource,
            HttpTransport transport) {}

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

    @Override
    public CrashStage start(Instant start, Path directory, String journal) {
        return RotationStage.at(this, start, directory, journal);
    }

    /** {@return the authentication scheme before the secret in the {@code Authorization} header} */
    String scheme() {
        return scheme;
    }

    /** Starts a simulator with room for many tokens. */
    abstract SimulatedVendor start(ManualTimeSource timeSource);

    /** Creates a separate client. It owns nothing that must be closed: the transport is the caller's. */
    abstract CanCreate tokens(Access access);

    /** Returns the target of a create with a plain HTTP client. */
    abstract PlainOkHttp.Target plain(SimulatedVendor simulator);

    abstract TokenSpec.Builder granted(TokenSpec.Builder spec, SimulatedVendor simulator);

    TokenSpec spec(String name, SimulatedVendor simulator) {
        return granted(TokenSpec.builder(name), simulator)
                .expiresAfter(Duration.ofDays(90))
                .build();
    }

    @Override
    public String toString() {
        return vendor;
    }
}
