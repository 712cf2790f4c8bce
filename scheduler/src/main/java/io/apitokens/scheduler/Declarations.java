package io.apitokens.scheduler;

import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.scheduler.SchedulePlan.Action;
import io.apitokens.scheduler.SchedulePlan.Change;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

    static Declarations of(
            Worker worker, Collection<ScheduledRotation> all, @Nullable Consumer<? super TokenId> revoker) {
        Map<String, ScheduledRotation> byKey = new LinkedHashMap<>();
        for (ScheduledRotation one : all) {
            if (byKey.put(one.key(), one) != null) {
                throw InvalidInputException.of("declarations", "have the key " + one.key() + " twice");
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
            } else if (!declaration.settings().equals(record.text(Schedule.SETTINGS))) {
                changed.add(record);
            }
        });
        return new Difference(List.copyOf(added.values()), changed, removed);
    }

    /** Returns what {@link #apply} would do. Reads the stores of new declarations. */
    SchedulePlan plan() throws IOException {
        Difference difference = difference();
        Map<String, Change> changes = new LinkedHashMap<>();
        declared.keySet().forEach(key -> changes.put(key, new Change(key, Action.KEEP, "")));
        for (ScheduledRotation one : difference.added()) {
            changes.put(one.key(), new Change(one.key(), first(one), one.settings()));
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
        return new SchedulePlan(List.copyOf(changes.values()));
    }

    private static Action first(ScheduledRotation one) throws IOException {
        boolean stored = one.store().read().isPresent();
        if (one.adopted() != null) {
            return stored ? Action.ADOPT : Action.REFUSE;
        }
        return stored ? Action.REFUSE : Action.CREATE;
    }

    /** Writes the difference; returns the keys whose next run may be earlier than it was. */
    List<String> apply() throws IOException {
        Difference difference = difference();
        declared.values().forEach(worker::declare);
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
            if (worker.book().insertAll(records, facts)) {
                facts.forEach(worker::report);
            } else {
                addSingly(records, facts);
            }
        }
    }

    /** Adds records of which another worker may have added some meanwhile. */
    private void addSingly(List<Schedule> records, List<SchedulerEvent> facts) throws IOException {
        for (int i = 0; i < records.size(); i++) {
            if (worker.book().write(null, records.get(i), List.of(facts.get(i)))) {
                worker.report(facts.get(i));
            }
        }
    }

    /** Plans the next rotation by other settings. One that is going on ends as it began. */
    private boolean change(Schedule record) throws IOException {
        ScheduledRotation declaration = Objects.requireNonNull(declared.get(record.key()));
        Schedule next = record.with(Schedule.SETTINGS, declaration.settings());
        if (record.state() == ScheduleState.SCHEDULED && record.has(Schedule.SINCE)) {
            Instant since = Objects.requireNonNull(record.time(Schedule.SINCE));
            Instant expires = record.time(Schedule.EXPIRES);
            next = next.with(Schedule.BEGIN, declaration.timetable().begin(record.key(), since, expires))
                    .with(Schedule.OVERDUE_AT, declaration.timetable().overdue(since, expires));
        }
        SchedulerEvent fact = worker.fact(SchedulerEvent.Type.DECLARED, record, "now " + declaration.settings());
        return worker.write(record, next, List.of(fact)) != null;
    }

    /** Deletes the token of a rotation that is no longer declared, and its record. */
    private void revoke(Schedule record) throws IOException {
        TokenId token = record.id(Schedule.TOKEN_ID);
        if (record.state() == ScheduleState.ROTATING || record.state() == ScheduleState.CREATING) {
            throw InvalidInputException.of(
                    "declarations",
                    "lack " + record.key()
                            + ", which is being rotated: apply again when it is done; its token is alive");
        }
        Schedule revoking = worker.write(record, record.with(Schedule.STATE, ScheduleState.REVOKING), List.of());
        if (revoking == null) {
            return;
        }
        List<SchedulerEvent> facts = new ArrayList<>();
        if (token != null) {
            facts.add(worker.fact(SchedulerEvent.Type.REVOKED, revoking, "no longer declared" + revoked(token)));
        }
        facts.add(worker.fact(SchedulerEvent.Type.REMOVED, revoking, "no longer declared"));
        facts.forEach(worker::report);
        worker.book().write(revoking, null, facts);
        worker.forget(record.key());
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
