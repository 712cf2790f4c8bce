package io.apitokens.scheduler;

import static io.apitokens.scheduler.Schedule.BEFORE;
import static io.apitokens.scheduler.Schedule.FAILURES;
import static io.apitokens.scheduler.Schedule.OVERLAP_UNTIL;
import static io.apitokens.scheduler.Schedule.REASON;
import static io.apitokens.scheduler.Schedule.REQUESTED;
import static io.apitokens.scheduler.Schedule.REVOKED_TOLD;
import static io.apitokens.scheduler.Schedule.STATE;
import static io.apitokens.scheduler.Schedule.STORED_AT;
import static io.apitokens.scheduler.Schedule.SUCCESSOR;
import static io.apitokens.scheduler.Schedule.TOKEN_ID;

import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.rotation.RotationState.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of one scheduled rotation: the step that is due. Used once, by one thread. */
final class ScheduleRun {

    private final Worker worker;
    private final ScheduledRotation declared;
    private Schedule schedule;

    ScheduleRun(Worker worker, ScheduledRotation declared, Schedule schedule) {
        this.worker = worker;
        this.declared = declared;
        this.schedule = schedule;
    }

    /** Runs the step that is due; returns when to run again. */
    Instant run() throws IOException {
        Instant next;
        try {
            next = step();
            worker.accounts().succeeded(declared.account());
        } catch (RuntimeException | Error e) {
            next = new Failure(worker, declared, schedule, e).note();
        }
        return next == null ? worker.now() : next;
    }

    private @Nullable Instant step() throws IOException {
        return switch (schedule.state()) {
            case NEW -> first();
            case SCHEDULED -> scheduled();
            case CREATING, ROTATING -> declared.source() instanceof SecretSource.Assisted ? assisted() : rotate();
            default -> worker.now().plus(Worker.IDLE);
        };
    }

    /** Writes a change; returns false if a person or another worker has changed the record. */
    private boolean write(Schedule next, SchedulerEvent... facts) throws IOException {
        Schedule written = worker.write(schedule, next, List.of(facts));
        if (written == null) {
            return false;
        }
        schedule = written;
        return true;
    }

    private @Nullable Instant first() throws IOException {
        Optional<StoredSecret> stored = SecretDelivery.check(declared.store());
        TokenId adopted = declared.adopted();
        if (adopted != null) {
            return new Adoption(worker, declared, schedule).adopt(adopted, stored);
        }
        if (stored.isPresent()) {
            return new Adoption(worker, declared, schedule)
                    .refuse("the store holds a secret, and the declaration does not name its token: adopt(id)");
        }
        boolean begun = write(
                schedule.with(STATE, ScheduleState.CREATING).with(TOKEN_ID, FirstToken.origin(declared.account())));
        return begun ? rotate() : null;
    }

    private @Nullable Instant scheduled() throws IOException {
        Instant begin = schedule.time(Schedule.BEGIN);
        boolean requested = schedule.has(REQUESTED);
        if (!requested && begin != null && worker.now().isBefore(begin)) {
            return worker.unlessChanged(schedule, begin);
        }
        if (declared.source() instanceof SecretSource.Assisted) {
            return waitForPerson("create a successor at the vendor and hand in its id and secret");
        }
        String drift = new Drift(declared, schedule).found();
        if (!drift.isEmpty()) {
            return waitForPerson("changed by hand: " + drift);
        }
        boolean begun = write(schedule.without(REQUESTED).with(STATE, ScheduleState.ROTATING));
        return begun ? rotate() : null;
    }

    private @Nullable Instant waitForPerson(String reason) throws IOException {
        Schedule next = schedule.without(REQUESTED)
                .with(BEFORE, schedule.state())
                .with(STATE, ScheduleState.WAITING_FOR_PERSON)
                .with(REASON, reason);
        boolean written = write(next, worker.fact(SchedulerEvent.Type.WAITING_FOR_PERSON, schedule, reason));
        return written ? worker.now().plus(Worker.IDLE) : null;
    }

    private @Nullable Instant rotate() throws IOException {
        TokenId token = Objects.requireNonNull(schedule.id(TOKEN_ID), "token");
        Rotation.Builder builder = declared.source().rotation(token, declared.store(), worker.journal());
        declared.configure(builder, FirstToken.isFirst(token));
        Rotation rotation = builder.lease(worker.settings().lease())
                .visibilityDelay(worker.settings().visibilityDelay())
                .timeSource(worker.settings().timeSource())
                .build();
        RotationState state = advance(rotation);
        if (state instanceof RotationState.Done done) {
            return settled(done.successor());
        }
        return waiting(rotation, (Waiting) state);
    }

    /** Advances until any other worker can continue: until no secret is only in this object. */
    private RotationState advance(Rotation rotation) {
        RotationState state = rotation.advance(worker.sweeps().of(declared.account(), worker.now()));
        while (state instanceof Waiting waiting
                && (waiting.reason() == Reason.ACTIVATION || waiting.reason() == Reason.STORE_UNCONFIRMED)) {
            Duration delay = Duration.between(worker.now(), waiting.until());
            try {
                worker.settings().timeSource().sleep(delay.isNegative() ? Duration.ZERO : delay);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return waiting;
            }
            state = rotation.advance(worker.sweeps().of(declared.account(), worker.now()));
        }
        return state;
    }

    private @Nullable Instant waiting(Rotation rotation, Waiting waiting) throws IOException {
        boolean stored = isStored(waiting.reason());
        TokenId successor = stored ? rotation.successor().orElse(null) : null;
        boolean revoked = waiting.reason() == Reason.SETTLING;
        List<SchedulerEvent> facts = facts(successor, revoked);
        Schedule next = schedule.with(REASON, waiting.reason()).without(FAILURES);
        if (isNew(successor)) {
            Instant now = worker.now();
            // The new secret ages while the rotation ends. When it expires is read at the end.
            next = next.with(SUCCESSOR, successor)
                    .with(STORED_AT, now)
                    .with(Schedule.OVERDUE_AT, declared.timetable().overdue(now, null))
                    .without(Schedule.OVERDUE_TOLD);
        }
        next = next.with(REVOKED_TOLD, revoked || schedule.has(REVOKED_TOLD));
        if (!next.equals(schedule) && !write(next, facts.toArray(new SchedulerEvent[0]))) {
            return null;
        }
        Instant end = revoked ? worker.sweeps().endOf(waiting.until()) : waiting.until();
        Instant latest = worker.now().plus(Worker.IDLE);
        // Looked at earlier, to report that it has become overdue.
        return end.isAfter(latest) ? latest : end;
    }

    private static boolean isStored(Reason reason) {
        return reason == Reason.OVERLAP
                || reason == Reason.STILL_USED
                || reason == Reason.LAST_USE_UNKNOWN
                || reason == Reason.DEACTIVATED
                || reason == Reason.SETTLING;
    }

    private boolean isNew(@Nullable TokenId successor) {
        return successor != null && !successor.equals(schedule.id(SUCCESSOR));
    }

    /** Returns the facts that were not reported yet. */
    private List<SchedulerEvent> facts(@Nullable TokenId successor, boolean revoked) {
        List<SchedulerEvent> facts = new ArrayList<>();
        if (isNew(successor)) {
            for (SchedulerEvent.Type type :
                    List.of(SchedulerEvent.Type.CREATED, SchedulerEvent.Type.VERIFIED, SchedulerEvent.Type.STORED)) {
                facts.add(worker.fact(type, schedule, successor, "", Outcome.APPLIED));
            }
        }
        boolean isFirst = FirstToken.isFirst(Objects.requireNonNull(schedule.id(TOKEN_ID), "token"));
        if (revoked && !schedule.has(REVOKED_TOLD) && !isFirst) {
            facts.add(worker.fact(SchedulerEvent.Type.REVOKED, schedule, successor, "", Outcome.APPLIED));
        }
        return facts;
    }

    /** Notes that a rotation is done, and plans the next one. */
    private @Nullable Instant settled(TokenId successor) throws IOException {
        List<SchedulerEvent> facts = facts(successor, true);
        Instant since = Objects.requireNonNullElse(schedule.time(STORED_AT), worker.now());
        Token token = declared.source().get(successor);
        StoredSecret stored = SecretDelivery.check(declared.store()).orElse(null);
        Schedule next = planned(declared, schedule, token, stored, since);
        return write(next, facts.toArray(new SchedulerEvent[0])) ? schedule.time(Schedule.BEGIN) : null;
    }

    /** Returns the record of a secret that is stored, with the time of its rotation. */
    static Schedule planned(
            ScheduledRotation declared, Schedule before, Token token, @Nullable StoredSecret stored, Instant since) {
        Instant expires = token.expiry().endsAt().orElse(null);
        Instant begin = declared.timetable().begin(declared.key(), since, expires);
        if (begin == null) {
            throw ConfigurationException.of(
                    "beforeExpiry", "cannot be planned: the vendor does not state when " + token.id() + " expires");
        }
        String fingerprint = stored == null ? "" : Schedule.fingerprint(token.id(), stored.secret());
        return before.without(SUCCESSOR, STORED_AT, OVERLAP_UNTIL, REVOKED_TOLD, FAILURES, REASON, BEFORE)
                .without(Schedule.OVERDUE_TOLD)
                .with(STATE, ScheduleState.SCHEDULED)
                .with(TOKEN_ID, token.id())
                .with(Schedule.SINCE, since)
                .with(Schedule.EXPIRES, expires)
                .with(Schedule.BEGIN, begin)
                .with(Schedule.OVERDUE_AT, declared.timetable().overdue(since, expires))
                .with(Schedule.NAME, token.name())
                .with(Schedule.ACCESS, Schedule.access(token))
                .with(Schedule.FINGERPRINT, fingerprint);
    }

    /** Ends the overlap of a rotation whose successor a person has made. */
    private @Nullable Instant assisted() throws IOException {
        Instant until = Objects.requireNonNull(schedule.time(OVERLAP_UNTIL), "overlapUntil");
        if (worker.now().isBefore(until)) {
            return until;
        }
        TokenId successor = Objects.requireNonNull(schedule.id(SUCCESSOR), "successor");
        TokenId old = Objects.requireNonNull(schedule.id(TOKEN_ID), "token");
        StoredSecret stored = SecretDelivery.check(declared.store()).orElse(null);
        boolean same = stored != null
                && Schedule.fingerprint(successor, stored.secret()).equals(schedule.text(Schedule.FINGERPRINT))
                && declared.source().verify(stored.secret()) == SecretStatus.ACCEPTED;
        if (stored == null || !same) {
            return waitForPerson("the stored secret is not the one that was handed in, or is not accepted; both tokens"
                    + " were kept. Store it, and resume");
        }
        Token token = declared.source().get(successor);
        try {
            declared.source().revoke(old);
        } catch (NotFoundException e) {
            throw ConfigurationException.of("token", "cannot be deleted: the vendor does not find " + old);
        }
        SchedulerEvent fact = worker.fact(SchedulerEvent.Type.REVOKED, schedule, successor, "", Outcome.APPLIED);
        Instant since = Objects.requireNonNullElse(schedule.time(STORED_AT), worker.now());
        return write(planned(declared, schedule, token, stored, since), fact) ? schedule.time(Schedule.BEGIN) : null;
    }
}
