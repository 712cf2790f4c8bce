package io.apitokens.scheduler;

import io.apitokens.SecretStatus;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes over a token that exists, whose secret the store holds. Changes neither. */
record Adoption(Worker worker, ScheduledRotation declared, Schedule schedule) {

    /** Adopts a token, or refuses; returns when to run again. */
    @Nullable
    Instant adopt(TokenId id, Optional<StoredSecret> stored) throws IOException {
        if (stored.isEmpty()) {
            return refuse("the store is empty");
        }
        SecretSource source = declared.source();
        Optional<TokenId> owner = source.identify(stored.get().secret());
        if (owner.isPresent() && !owner.get().equals(id)) {
            return refuse("the stored secret belongs to " + owner.get() + ", not to " + id);
        }
        SecretStatus status = source.verify(stored.get().secret());
        if (status == SecretStatus.UNKNOWN) {
            throw ConfigurationException.of("store", "holds a secret that could not be verified; nothing was changed");
        }
        if (status == SecretStatus.REJECTED) {
            return refuse("the vendor rejects the stored secret");
        }
        Token token;
        try {
            token = source.get(id);
        } catch (NotFoundException e) {
            return refuse("the vendor has no " + id);
        }
        Instant since = token.secretIssued().or(token::created).orElseGet(worker::now);
        Schedule next = ScheduleRun.planned(declared, schedule, token, stored.get(), since);
        SchedulerEvent fact = worker.fact(SchedulerEvent.Type.ADOPTED, schedule, id, "", Outcome.APPLIED);
        return worker.write(schedule, next, List.of(fact)) == null ? null : next.time(Schedule.BEGIN);
    }

    @Nullable
    Instant refuse(String reason) throws IOException {
        Schedule next = schedule.with(Schedule.BEFORE, ScheduleState.NEW)
                .with(Schedule.STATE, ScheduleState.ADOPTION_REFUSED)
                .with(Schedule.REASON, "nothing was changed: " + reason);
        SchedulerEvent fact =
                worker.fact(SchedulerEvent.Type.WAITING_FOR_PERSON, schedule, null, reason, Outcome.NOT_APPLIED);
        return worker.write(schedule, next, List.of(fact)) == null
                ? null
                : worker.now().plus(Worker.IDLE);
    }
}
