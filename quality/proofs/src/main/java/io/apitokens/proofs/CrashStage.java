package io.apitokens.proofs;

import io.apitokens.TokenId;
import io.apitokens.rotation.Rotation;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedVendor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A simulated vendor with one credential to rotate, the secret store that holds its secret, and a journal. */
interface CrashStage extends AutoCloseable {

    /** A kind of credential that can be rotated. */
    interface Subject {

        /** Starts with the journal at a place, and a secret store in a file of an empty directory. */
        CrashStage start(Instant start, Path directory, String journal);
    }

    ManualTimeSource timeSource();

    SimulatedVendor simulator();

    /** Returns the id of the credential whose secret was stored at the start. */
    TokenId first();

    /** Begins the rotation in this process. */
    Rotation.Builder rotation();

    boolean hasWorkingSecret() throws IOException;

    /** Returns the live credentials that neither existed at the start nor have the stored secret. */
    Set<String> strays() throws IOException;

    /** Returns what must never happen and has happened. */
    List<String> violations();

    @Override
    void close();
}
