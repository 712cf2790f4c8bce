package io.apitokens.scheduler;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The numbers of scheduled rotations at one moment, for a health check. One statement of the database counts them.
 *
 * @param at the time of the count
 * @param states the number of rotations in each state, paused ones included; a state without any is 0
 * @param paused the number of paused rotations
 * @param failing the number of rotations whose last run failed
 * @param overdue the number of rotations whose secret is older than declared
 */
public record SchedulerStatus(Instant at, Map<ScheduleState, Long> states, long paused, long failing, long overdue) {

    /**
     * Copies the numbers.
     *
     * @param at the time of the count
     * @param states the number of rotations in each state
     * @param paused the number of paused rotations
     * @param failing the number of rotations whose last run failed
     * @param overdue the number of rotations whose secret is older than declared
     */
    public SchedulerStatus {
        Map<ScheduleState, Long> all = new EnumMap<>(ScheduleState.class);
        for (ScheduleState state : ScheduleState.values()) {
            all.put(state, states.getOrDefault(state, 0L));
        }
        states = Collections.unmodifiableMap(all);
    }

    /** {@return the number of all rotations} */
    public long total() {
        return states.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return whether no secret is overdue and no rotation needs a person} */
    public boolean isHealthy() {
        return overdue == 0
                && states.entrySet().stream()
                        .filter(entry -> entry.getKey().isIdle())
                        .allMatch(entry -> entry.getValue() == 0);
    }
}
