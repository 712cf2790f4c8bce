package io.apitokens.proofs.simulation;

import java.util.List;
import java.util.Set;

/** Holds what happened in a run against the promises. */
final class Checks {

    private final Environment environment;
    private final Profile profile;
    private final long end;

    Checks(Environment environment, Profile profile, long end) {
        this.environment = environment;
        this.profile = profile;
        this.end = end;
    }

    void check(Set<Violation> violations) {
        if (environment.vendor.tokens().stream().anyMatch(token -> token.foreign && !token.isUntouched())) {
            add(violations, Violation.FOREIGN_DELETED, "");
        }
        ModelSecret stored = environment.stored();
        if (stored == null) {
            add(violations, Violation.DEAD_SECRET_STORED, "at rest: none");
        }
        for (ModelToken token : environment.live()) {
            boolean fine = stored != null && stored.token() == token;
            if (!fine && (profile.target() != Target.CREATE || !environment.isKnown(token))) {
                add(violations, Violation.ORPHAN, token.toString());
            }
        }
        if (profile.target() == Target.IN_PLACE) {
            if (stored != null && stored.until() <= end) {
                add(violations, Violation.DEAD_SECRET_STORED, "at rest");
            }
        } else {
            checkStored(violations);
        }
    }

    private void checkStored(Set<Violation> violations) {
        List<StoreModel.Content> history = environment.store.history();
        long reload = profile.setting().overlap - 2 * profile.setting().skew - Setting.SECOND;
        for (int i = 0; i < history.size(); i++) {
            String text = history.get(i).secret();
            ModelSecret secret = text == null ? null : environment.vendor.secret(text);
            if (secret == null) {
                continue;
            }
            long from = history.get(i).since();
            long to = i + 1 < history.size() ? history.get(i + 1).since() : end;
            if (!environment.vendor.acceptsThroughout(secret, from, to)) {
                add(
                        violations,
                        Violation.DEAD_SECRET_STORED,
                        "v" + history.get(i).version());
            } else if (!environment.vendor.acceptsThroughout(secret, from, Math.min(end, to + reload))) {
                add(violations, Violation.CONSUMER_REFUSED, "v" + history.get(i).version());
            }
        }
    }

    private void add(Set<Violation> violations, Violation violation, String which) {
        violations.add(violation);
        environment.world.trace(null, "VIOLATION: " + violation + " " + which);
    }

    /** Returns how long the stored secret was not accepted. */
    long outage() {
        long sum = 0;
        List<StoreModel.Content> history = environment.store.history();
        for (int i = 0; i < history.size(); i++) {
            String text = history.get(i).secret();
            ModelSecret secret = text == null ? null : environment.vendor.secret(text);
            if (secret != null) {
                long to = i + 1 < history.size() ? history.get(i + 1).since() : end;
                sum += Math.max(0, to - Math.max(history.get(i).since(), secret.until()));
            }
        }
        return sum;
    }
}
