package io.apitokens.scheduler;

import io.apitokens.SecretDelivery;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.internal.ForeignText;
import io.apitokens.scheduler.SchedulePlan.Action;
import io.apitokens.scheduler.SchedulePlan.Change;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares declarations with the records, and writes the difference.
 *
 * @param worker the worker that has the records
 * @param declared the declarations by key
 * @param revoker deletes a token that is no longer declared; null to leave it alone
 */
record Declarations(
        Worker worker,
        Map<String, ScheduledRotation> declared,
        @Nullable Consumer<? super TokenId> revoker) {

    private static final int CHUNK = 500;
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    static Declarations of(
            Worker worker, Collection<ScheduledRotation> all, @Nullable Consumer<? super TokenId> revoker) {
        Map<String, ScheduledRotation> byKey = new LinkedHashMap<>();
        Map<String, String> byStore = new HashMap<>();
        for (ScheduledRotation one : all) {
            if (byKey.put(one.key(), one) != null) {
                throw InvalidInputException.of("declarations", "have the key " + one.key() + " twice");
            }
            String other = byStore.put(one.store().id(), one.key());
            if (other != null) {
                throw InvalidInputException.of(
                        "declarations",
                        "have one store for " + other + " and " + one.key() + ": "
                                + one.store().id());
            }
        }
        return new Declarations(worker, byKey, revoker);
    }

    /** A declaration with other settings than its record, or a record without a declaration. */
    private record Difference(List<ScheduledRotation> added, List<Schedule> changed, List<Schedule> removed) {}

    private Difference difference() throws IOException {
        Map<String, ScheduledRotation> added = new LinkedHashMap<>(declared);
        List<Schedule> changed = new ArrayList<>();
        List<Schedule> removed = new ArrayList<>();
        worker.book().each(record -> {
            added.remove(record.key());
            ScheduledRotation declaration = declared.get(record.key());
            if (declaration == null) {
                removed.add(record);
            } else if (record.has(Schedule.UNREADABLE)) {
                // Only forget(key) or a repair ends it.
                return;
            } else if (isChanged(declaration, record)) {
                changed.add(record);
            }
        });
        return new Difference(List.copyOf(added.values()), changed, removed);
    }

    private boolean isChanged(ScheduledRotation declaration, Schedule record) {
        return !declaration.settings().equals(record.text(Schedule.SETTINGS))
                || !declaration.account().toString().equals(record.text(Schedule.ACCOUNT))
                || isOfLater(record);
    }

    /** Returns whether a secret was stored while a clock was wrong, so that it would be replaced much too late. */
    private boolean isOfLater(Schedule record) {
        Instant since = record.time(Schedule.SINCE);
        return since != null && since.isAfter(worker.now().plus(CLOCK_SKEW));
    }

    /** Returns what {@link #apply} would do. Reads the stores of new declarations. */
    SchedulePlan plan() throws IOException {
        Difference difference = difference();
        Map<String, Change> changes = new LinkedHashMap<>();
        declared.keySet().forEach(key -> changes.put(key, new Change(key, Action.KEEP, "")));
        for (ScheduledRotation one : difference.added()) {
            changes.put(one.key(), first(one));
        }
        for (Schedule record : difference.changed()) {
            String settings = Objects.requireNonNull(declared.get(record.key())).settings();
            changes.put(
                    record.key(),
                    new Change(record.key(), Action.CHANGE, record.text(Schedule.SETTINGS) + " -> " + settings));
        }
        for (Schedule record : difference.removed()) {
            Action action = revoker == null ? Action.LEAVE : Action.REVOKE;
            changes.put(record.key(), new Change(record.key(), action, record.text(Schedule.TOKEN_ID)));
        }
        rejections(difference).forEach(each -> changes.put(each.key(), each.change()));
        return new SchedulePlan(List.copyOf(changes.values()));
    }

    /** Checks the declarations that are new or changed. Others may run on: a rule that is new stops their rotations. */
    private List<Rejection> rejections(Difference difference) {
        List<Rejection> found = new ArrayList<>();
        for (ScheduledRotation one : difference.added()) {
            Rejection.of(one, null).ifPresent(found::add);
        }
        for (Schedule record : difference.changed()) {
            ScheduledRotation one = Objects.requireNonNull(declared.get(record.key()));
            Rejection.of(one, record).ifPresent(found::add);
        }
        return found;
    }

    private static Change first(ScheduledRotation one) {
        boolean stored;
        try {
            stored = SecretDelivery.check(one.store()).isPresent();
        } catch (ApiTokenException e) {
            return new Change(one.key(), Action.REFUSE, Worker.message(e));
        }
        Action action = one.adopted() == null ? Action.CREATE : Action.ADOPT;
        return new Change(one.key(), stored == (action == Action.ADOPT) ? action : Action.REFUSE, one.settings());
    }

    /** Writes the difference; returns the keys whose next run may be earlier than it was. */
    List<String> apply() throws IOException {
        Difference difference = difference();
        Rejection.requireNone(rejections(difference));
        requireAtRest(difference.removed());
        worker.declareOnly(declared);
        add(difference.added());
        List<String> moved = new ArrayList<>();
        for (Schedule record : difference.changed()) {
            if (change(record)) {
                moved.add(record.key());
            }
        }
        if (revoker != null) {
            for (Schedule record : difference.removed()) {
                revoke(record);
            }
        }
        return moved;
    }

    private void add(List<ScheduledRotation> added) throws IOException {
        for (int i = 0; i < added.size(); i += CHUNK) {
            List<Schedule> records = new ArrayList<>();
            List<SchedulerEvent> facts = new ArrayList<>();
            for (ScheduledRotation one : added.subList(i, Math.min(added.size(), i + CHUNK))) {
                Schedule record = Schedule.declared(one.key(), one.account().toString(), one.settings());
                records.add(record);
                facts.add(worker.fact(SchedulerEvent.Type.DECLARED, record, null, one.settings(), Outcome.APPLIED));
            }
            facts.forEach(worker::report);
            if (!worker.book().insertAll(records, facts)) {
                addSingly(records, facts);
            }
        }
    }

    /** Adds records of which another worker may have added some meanwhile. */
    private void addSingly(List<Schedule> records, List<SchedulerEvent> facts) throws IOException {
        for (int i = 0; i < records.size(); i++) {
            worker.book().write(null, records.get(i), List.of(facts.get(i)));
        }
    }

    /** Plans the next rotation by other settings. One that is going on ends as it began. */
    private boolean change(Schedule record) throws IOException {
        ScheduledRotation declaration = Objects.requireNonNull(declared.get(record.key()));
        Schedule next = record.with(Schedule.SETTINGS, declaration.settings());
        if (record.state() == ScheduleState.SCHEDULED && record.has(Schedule.SINCE)) {
            Instant since = isOfLater(record) ? worker.now() : Objects.requireNonNull(record.time(Schedule.SINCE));
            Instant expires = record.time(Schedule.EXPIRES);
            next = next.with(Schedule.SINCE, since)
                    .with(Schedule.BEGIN, declaration.timetable().begin(record.key(), since, expires))
                    .with(Schedule.OVERDUE_AT, declaration.timetable().overdue(since, expires));
        }
        SchedulerEvent fact = worker.fact(SchedulerEvent.Type.DECLARED, record, "now " + declaration.settings());
        return worker.write(record, next, List.of(fact)) != null;
    }

    /** Checks, before anything is changed, that no removed declaration has a second token on the way. */
    private void requireAtRest(List<Schedule> removed) {
        List<Schedule> rotating = revoker == null
                ? List.of()
                : removed.stream().filter(Declarations::isRotating).toList();
        if (!rotating.isEmpty()) {
            throw InvalidInputException.of(
                    "declarations",
                    "lack " + ForeignText.list(rotating, Schedule::key, ", ")
                            + ", which is being rotated or cannot be read; nothing was changed. Apply again when it is at"
                            + " rest, or forget it");
        }
    }

    private static boolean isRotating(Schedule record) {
        ScheduleState state =
                record.has(Schedule.BEFORE) ? ScheduleState.valueOf(record.text(Schedule.BEFORE)) : record.state();
        return state == ScheduleState.ROTATING || state == ScheduleState.CREATING || record.has(Schedule.UNREADABLE);
    }

    /** Deletes the token of a rotation that is no longer declared, and its record. */
    private void revoke(Schedule removed) throws IOException {
        Schedule record = removed;
        Schedule revoking = null;
        while (record != null && revoking == null) {
            requireAtRest(List.of(record));
            Schedule next = record.with(Schedule.STATE, ScheduleState.REVOKING)
                    .with(Schedule.BEFORE, record.has(Schedule.BEFORE) ? record.text(Schedule.BEFORE) : record.state());
            revoking = worker.write(record, next, List.of());
            record = revoking == null ? worker.book().read(record.key()) : record;
        }
        if (revoking == null) {
            return;
        }
        TokenId token = revoking.id(Schedule.TOKEN_ID);
        List<SchedulerEvent> facts = new ArrayList<>();
        if (token != null) {
            facts.add(worker.fact(SchedulerEvent.Type.REVOKED, revoking, "no longer declared" + revoked(token)));
        }
        facts.add(worker.fact(SchedulerEvent.Type.REMOVED, revoking, "no longer declared"));
        facts.forEach(worker::report);
        worker.book().write(revoking, null, facts);
    }

    private String revoked(TokenId token) {
        try {
            Objects.requireNonNull(revoker).accept(token);
            return "";
        } catch (NotFoundException e) {
            return "; the vendor did not find it";
        }
    }
}
