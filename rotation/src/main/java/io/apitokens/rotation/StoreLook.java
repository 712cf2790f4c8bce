package io.apitokens.rotation;

import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenStatus;
import io.apitokens.error.InvalidInputException;
import io.apitokens.rotation.RotationRules.Content;
import io.apitokens.rotation.RotationRules.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the secret store holds, compared with a rotation's record, and whether it works.
 *
 * @param content the kind of content
 * @param version the version of what is stored; null if nothing is
 * @param maker the create whose secret is stored; null if it is none of this rotation's
 * @param verdict whether the stored secret works; {@link Verdict#UNCLEAR} where that decides nothing
 */
record StoreLook(
        Content content, @Nullable String version, @Nullable Attempt maker, Verdict verdict) {

    /** Compares what was read with the record, and verifies it where the record does not expect it. */
    static StoreLook at(Advance advance, @Nullable StoredSecret stored) {
        RotationRecord record = advance.record();
        String version = stored == null ? null : stored.version();
        Attempt maker = stored == null ? null : maker(record, stored.secret());
        Content content = RotationRules.content(record, version, maker);
        Verdict verdict = stored == null || content == Content.UNCHANGED
                ? Verdict.UNCLEAR
                : verdict(advance, stored.secret(), maker);
        return new StoreLook(content, version, maker, verdict);
    }

    private static @Nullable Attempt maker(RotationRecord record, Secret secret) {
        return record.attempts()
                .filter(attempt -> !attempt.fingerprint().isEmpty()
                        && attempt.fingerprint().equals(Fingerprint.of(secret, attempt)))
                .findFirst()
                .orElse(null);
    }

    private static Verdict verdict(Advance advance, Secret secret, @Nullable Attempt maker) {
        if (advance.plan().verifier().isAbsent()) {
            return verdictOfRecord(advance, maker);
        }
        SecretStatus status = status(advance, secret);
        if (status == SecretStatus.ACCEPTED) {
            return Verdict.WORKS;
        }
        boolean dead = status == SecretStatus.REJECTED && (maker == null || isGone(advance, maker));
        return dead ? Verdict.DEAD : Verdict.UNCLEAR;
    }

    /** Believes the record of a successor. Of another secret nothing is known. */
    private static Verdict verdictOfRecord(Advance advance, @Nullable Attempt maker) {
        if (maker == null || maker.id() == null) {
            return Verdict.UNCLEAR;
        }
        Token token = advance.access().find(maker.id());
        return token != null && token.status() == TokenStatus.ACTIVE ? Verdict.WORKS : Verdict.DEAD;
    }

    private static SecretStatus status(Advance advance, Secret secret) {
        try {
            return advance.plan().verifier().verdict(secret);
        } catch (InvalidInputException e) {
            // Something that cannot be a secret of this vendor. A person must decide.
            return SecretStatus.UNKNOWN;
        }
    }

    /** Returns whether the token of a rejected secret of this rotation is deleted or expired. */
    private static boolean isGone(Advance advance, Attempt maker) {
        Token token = maker.id() == null ? null : advance.access().find(maker.id());
        return token == null || token.status() == TokenStatus.EXPIRED;
    }
}
