package io.apitokens.scheduler;

import io.apitokens.SecretDelivery;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares what is stored and what the vendor has with the record, before a rotation. */
record Drift(ScheduledRotation declared, Schedule schedule) {

    /** Returns what was changed, in one line without a secret; empty if nothing was. */
    String found() {
        TokenId id = Objects.requireNonNull(schedule.id(Schedule.TOKEN_ID), "token");
        List<String> changes = new ArrayList<>();
        String expected = schedule.text(Schedule.FINGERPRINT);
        StoredSecret stored = SecretDelivery.check(declared.store()).orElse(null);
        if (!expected.isEmpty() && stored == null) {
            changes.add("the store is empty");
        } else if (!expected.isEmpty()
                && stored != null
                && !Schedule.fingerprint(id, stored.secret()).equals(expected)) {
            changes.add("the store holds another secret");
        }
        try {
            Token token = declared.source().get(id);
            compare("name", schedule.text(Schedule.NAME), token.name(), changes);
            compare("grants", schedule.text(Schedule.ACCESS), Schedule.access(token), changes);
        } catch (NotFoundException e) {
            changes.add("the vendor has no token " + id);
        }
        return String.join("; ", changes);
    }

    private static void compare(String what, String before, String now, List<String> changes) {
        if (!before.isEmpty() && !before.equals(now)) {
            changes.add(what + " was " + before + " and is " + now);
        }
    }
}
