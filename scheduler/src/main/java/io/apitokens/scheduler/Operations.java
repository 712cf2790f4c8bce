package io.apitokens.scheduler;

import static io.apitokens.scheduler.Schedule.PAUSED;
import static io.apitokens.scheduler.Schedule.REASON;
import static io.apitokens.scheduler.Schedule.REQUESTED;
import static io.apitokens.scheduler.Schedule.STATE;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.VerifiedWrite;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.internal.ForeignText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a person does to scheduled rotations. */
record Operations(Worker worker) {

    private static final int LONGEST_NOTE = 1000;

    void pause(String key, String note) throws IOException {
        if (note.length() > LONGEST_NOTE) {
            throw InvalidInputException.of("note", "is longer than " + LONGEST_NOTE + " characters");
        }
        String reason = note.isBlank() ? "paused" : ForeignText.printable(note);
        change(key, SchedulerEvent.Type.PAUSED, reason, schedule -> schedule.with(PAUSED, reason));
    }

    /** Lets a rotation continue. What was changed by hand is taken as it is. */
    void resume(String key) throws IOException {
        change(key, SchedulerEvent.Type.RESUMED, "", schedule -> {
            Schedule next = schedule.without(PAUSED);
            if (!schedule.state().isIdle()) {
                return next;
            }
            if (!schedule.has(Schedule.BEFORE)) {
                throw InvalidInputException.of("key", "has a record that lacks the state to return to: forget it");
            }
            return next.with(STATE, schedule.text(Schedule.BEFORE))
                    .without(Schedule.BEFORE, REASON, Schedule.FAILURES)
                    .without(Schedule.NAME, Schedule.ACCESS)
                    .with(
                            Schedule.FINGERPRINT,
                            schedule.has(Schedule.OVERLAP_UNTIL) ? schedule.text(Schedule.FINGERPRINT) : null);
        });
    }

    void rotateNow(String key) throws IOException {
        change(key, SchedulerEvent.Type.REQUESTED, "", schedule -> {
            if (schedule.has(PAUSED) || schedule.state().isIdle()) {
                throw InvalidInputException.of(
                        "key", "is of a rotation that is paused or waits: resume it before; nothing was changed");
            }
            return schedule.state() == ScheduleState.SCHEDULED ? schedule.with(REQUESTED, true) : schedule;
        });
    }

    void forget(String key) throws IOException {
        while (true) {
            Schedule schedule = existing(key);
            SchedulerEvent fact =
                    worker.fact(SchedulerEvent.Type.REMOVED, schedule, "forgotten; its token was left alone");
            worker.report(fact);
            if (worker.book().write(schedule, null, List.of(fact))) {
                worker.forget(key);
                return;
            }
        }
    }

    private void change(String key, SchedulerEvent.Type type, String reason, UnaryOperator<Schedule> change)
            throws IOException {
        while (true) {
            Schedule schedule = existing(key);
            if (schedule.has(Schedule.UNREADABLE)) {
                throw InvalidInputException.of(
                        "key", "has a record that this version cannot read: repair it, or forget it");
            }
            Schedule next = change.apply(schedule);
            if (next.equals(schedule)
                    || worker.write(schedule, next, List.of(worker.fact(type, schedule, reason))) != null) {
                return;
            }
        }
    }

    private Schedule existing(String key) throws IOException {
        Schedule schedule = worker.book().read(key);
        if (schedule == null) {
            throw InvalidInputException.of("key", "is that of no scheduled rotation");
        }
        return schedule;
    }

    /** Stores the secret of a token that a person has created, and begins the overlap. */
    void handIn(String key, TokenId id, Secret secret) throws IOException {
        ScheduledRotation declared = worker.declared(key);
        if (declared == null || !(declared.source() instanceof SecretSource.Assisted source)) {
            throw InvalidInputException.of("key", "is that of no assisted rotation that this scheduler has applied");
        }
        Schedule schedule = existing(key);
        requireExpected(schedule, source, id, secret);
        Token token = source.get(id);
        StoredSecret stored = SecretDelivery.check(declared.store()).orElse(null);
        store(declared, schedule, IssuedToken.of(token, secret), stored);
        Instant now = worker.now();
        Schedule next = schedule.without(Schedule.BEFORE, REASON, Schedule.FAILURES, REQUESTED, Schedule.OVERDUE_TOLD)
                .with(Schedule.OVERDUE_AT, declared.timetable().overdue(now, null))
                .with(STATE, ScheduleState.ROTATING)
                .with(REASON, "OVERLAP")
                .with(Schedule.SUCCESSOR, id)
                .with(Schedule.STORED_AT, now)
                .with(Schedule.OVERLAP_UNTIL, now.plus(declared.overlap()))
                .with(Schedule.FINGERPRINT, Schedule.fingerprint(id, secret));
        SchedulerEvent verified = worker.fact(SchedulerEvent.Type.VERIFIED, schedule, id, "handed in", Outcome.APPLIED);
        SchedulerEvent written = worker.fact(SchedulerEvent.Type.STORED, schedule, id, "handed in", Outcome.APPLIED);
        if (worker.write(schedule, next, List.of(verified, written)) == null) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL.with(Outcome.APPLIED),
                    "the rotation changed while the secret was stored. Hand the same secret in again.",
                    null);
        }
    }

    private static void requireExpected(Schedule schedule, SecretSource source, TokenId id, Secret secret) {
        boolean waits = schedule.state() == ScheduleState.WAITING_FOR_PERSON
                && schedule.text(Schedule.BEFORE).equals(ScheduleState.SCHEDULED.name());
        if (!waits && schedule.state() != ScheduleState.SCHEDULED) {
            throw InvalidInputException.of("key", "is of a rotation that waits for no successor; nothing was changed");
        }
        if (!id.account().equals(source.account()) || id.equals(schedule.id(Schedule.TOKEN_ID))) {
            throw InvalidInputException.of("id", "is not that of a successor in " + source.account());
        }
        if (!source.identify(secret).map(id::equals).orElse(true)) {
            throw InvalidInputException.of("secret", "belongs to another token; nothing was changed");
        }
        SecretStatus status = source.verify(secret);
        if (status != SecretStatus.ACCEPTED) {
            throw InvalidInputException.of(
                    "secret", "was not accepted by the vendor: " + status + "; nothing was changed");
        }
    }

    private void store(
            ScheduledRotation declared, Schedule schedule, IssuedToken issued, @Nullable StoredSecret stored) {
        if (stored != null && stored.secret().equals(issued.secret())) {
            return;
        }
        TokenId old = Objects.requireNonNull(schedule.id(Schedule.TOKEN_ID), "token");
        String expected = schedule.text(Schedule.FINGERPRINT);
        if (stored != null
                && !expected.isEmpty()
                && !Schedule.fingerprint(old, stored.secret()).equals(expected)) {
            throw ConfigurationException.of(
                    "store",
                    "holds another secret than that of " + old + "; nothing was changed. Resume to accept it.");
        }
        VerifiedWrite write =
                VerifiedWrite.to(declared.store(), worker.settings().timeSource());
        if (!write.store(issued, stored == null ? null : stored.version())) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL.with(write.isDisproved() ? Outcome.NOT_APPLIED : Outcome.UNKNOWN),
                    "the store did not confirm the secret; both tokens were kept. Hand it in again.",
                    write.failure());
        }
    }
}
