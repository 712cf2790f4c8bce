package io.apitokens.scheduler;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.error.VendorUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records a run that failed, and decides when and whether it is repeated. */
record Failure(Worker worker, ScheduledRotation declared, Schedule schedule, Throwable cause) {

    /** After so many failures in a row that repeating cannot repair, a rotation stops. */
    private static final int MOST = 3;

    /** Records the failure; returns when to run again, or null if the record was changed meanwhile. */
    @Nullable
    Instant note() throws IOException {
        Instant now = worker.now();
        if (concernsAccount()) {
            worker.accounts().failed(declared.account(), now);
        }
        int failures = schedule.failures() + 1;
        String reason = Worker.message(cause);
        Outcome outcome = cause instanceof ApiTokenException known ? known.outcome() : Outcome.UNKNOWN;
        Schedule next = schedule.with(Schedule.FAILURES, failures).with(Schedule.REASON, reason);
        SchedulerEvent.Type type = SchedulerEvent.Type.FAILED;
        if (needsPerson()) {
            next = next.with(Schedule.BEFORE, schedule.state()).with(Schedule.STATE, ScheduleState.WAITING_FOR_PERSON);
            type = SchedulerEvent.Type.WAITING_FOR_PERSON;
        } else if (isPermanent() && failures >= MOST) {
            next = next.with(Schedule.BEFORE, schedule.state()).with(Schedule.STATE, ScheduleState.STOPPED);
        }
        SchedulerEvent fact = worker.fact(type, schedule, schedule.id(Schedule.SUCCESSOR), reason, outcome);
        if (worker.write(schedule, next, List.of(fact)) == null) {
            return null;
        }
        return next.state().isIdle()
                ? now.plus(Worker.IDLE)
                : now.plus(AccountBackoff.length(worker.settings().retryDelay(), failures));
    }

    private boolean concernsAccount() {
        return cause instanceof AuthenticationException
                || cause instanceof RateLimitedException
                || cause instanceof VendorUnavailableException
                || cause instanceof TransportException
                || cause instanceof DeadlineExceededException;
    }

    /** Returns whether tokens or the store were changed by something other than the rotation. */
    private boolean needsPerson() {
        return cause instanceof RotationStoppedException stopped
                && switch (stopped.reason()) {
                    case INCOMPLETE, STORED_SECRET_NOT_ACCEPTED, NOT_STORED -> false;
                    default -> true;
                };
    }

    private boolean isPermanent() {
        return !(cause instanceof ApiTokenException)
                || cause instanceof InvalidInputException
                || cause instanceof InvalidRequestException
                || cause instanceof NotFoundException
                || cause instanceof UnsupportedCapabilityException;
    }
}
