package io.apitokens.proofs.simulation;

import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One run: processes work while faults happen, end and start again. Then the faults stop, and fresh processes must finish
 * what is left: one right away, another one after everything that was delayed has happened.
 */
final class Run {

    private static final long STORM = 60 * Setting.MINUTE;
    private static final long LIMIT = 24 * 60 * Setting.MINUTE;
    private static final int MOST_ADVANCES = 150;

    private final Profile profile;
    private final Faults faults;
    private final boolean varied;
    private final Function<Environment, Task> tasks;
    private final World world;
    private final Environment environment;
    private final Consumer consumer;
    private final Set<Violation> violations = EnumSet.noneOf(Violation.class);
    private final List<Worker> workers = new ArrayList<>();
    private final Map<TokenId, Set<TokenId>> winners = new HashMap<>();
    private final Set<Worker> finished = new HashSet<>();
    private TokenId current;
    private int rotated;

    Run(Profile profile, long seed, Faults faults, boolean varied, Trace trace) {
        this(profile, seed, faults, varied, trace, profile.target()::task);
    }

    /**
     * Prepares a run.
     *
     * @param varied whether delays and times are random
     * @param tasks makes what each process does
     */
    Run(Profile profile, long seed, Faults faults, boolean varied, Trace trace, Function<Environment, Task> tasks) {
        this.tasks = tasks;
        this.profile = profile;
        this.faults = faults;
        this.varied = varied;
        this.world = new World(seed, trace);
        Setting setting = profile.setting();
        this.environment = new Environment(world, setting, new Calls(world, faults, setting, varied), profile.target());
        this.consumer = new Consumer(environment, setting.reload);
        this.current = Records.id(environment.first);
    }

    /** Runs it, and returns the promises that did not hold. */
    Result run() {
        for (int i = 0; i < profile.setting().workers; i++) {
            start(
                    String.valueOf((char) ('A' + i)),
                    i == 0 ? 0 : varied ? random(6 * Setting.MINUTE) : 90 * Setting.SECOND);
        }
        if (profile.setting().loses > 0) {
            world.after(random(STORM / 2), () -> environment.journal.lose(random(profile.setting().loses)));
        }
        if (profile.setting().reload > 0) {
            world.after(1, consumer::use);
        }
        world.after(STORM, this::calm);
        world.run(LIMIT);
        if (!violations.contains(Violation.RAW_ERROR) && rotated < profile.setting().rotations) {
            violations.add(Violation.NOT_DONE);
        }
        if (consumer.wasRefused()) {
            violations.add(Violation.CONSUMER_REFUSED);
        }
        if (environment.journal.showsSecret()) {
            violations.add(Violation.SECRET_SHOWN);
        }
        if (varied && profile.faults().isEmpty() && environment.vendor.refusals() > 0) {
            violations.add(Violation.THIRD_SECRET);
        }
        Checks checks = new Checks(environment, profile, world.now());
        checks.check(violations);
        return new Result(violations, checks.outage());
    }

    private long random(long length) {
        return varied ? 1 + world.random.nextLong(length) : length;
    }

    private void start(String name, long delay) {
        long skew = profile.setting().skew;
        long ahead = skew == 0 ? 0 : world.random.nextLong(-skew, skew + 1);
        start(new Worker(world, name, ahead, this::storm), delay);
    }

    private void start(Worker worker, long delay) {
        workers.add(worker);
        world.start(worker, delay);
    }

    /** Works until it is done or the faults are over; starts again elsewhere if the process ends. */
    private void storm(Worker worker) {
        try {
            work(worker, profile.target() == Target.IN_PLACE ? LIMIT : STORM);
            requireFinished(worker);
        } catch (ProcessEnded e) {
            if (world.isOver()) {
                requireFinished(worker);
            } else {
                checkKnown();
                if (world.now() < STORM) {
                    start(worker.name() + "'", varied ? random(10 * Setting.MINUTE) : Setting.MINUTE);
                }
            }
            throw e;
        }
    }

    /** Every process that rotates in place must finish, also beside another one that has. */
    private void requireFinished(Worker worker) {
        if (profile.target() == Target.IN_PLACE && !finished.contains(worker)) {
            violations.add(Violation.NOT_DONE);
        }
    }

    /** Ends the faults. */
    private void calm() {
        faults.stop();
        world.trace(null, "the faults end");
        if (varied && profile.faults().isEmpty() && rotated < profile.setting().rotations) {
            // Where nothing failed, fresh processes must not be needed.
            violations.add(Violation.NOT_DONE);
        }
        // An in-place rotation that is run again would hide what the ones before have left.
        if (profile.target() != Target.IN_PLACE) {
            start(new Worker(world, "Y", 0, this::fresh), 1);
        }
    }

    private void fresh(Worker worker) {
        work(worker, LIMIT);
        start(new Worker(world, "Z", 0, this::last), Setting.SLEEP + 20 * Setting.MINUTE);
    }

    private void last(Worker worker) {
        rotated = Math.max(0, rotated - 1);
        work(worker, LIMIT);
    }

    private void work(Worker worker, long until) {
        Task task = tasks.apply(environment);
        SimulatedProcess process = environment.process(worker);
        for (int i = 0; i < MOST_ADVANCES && isDue(worker) && world.now() < until; i++) {
            long delay = step(task, process);
            checkKnown();
            if (isDue(worker)) {
                world.sleep(worker, delay);
            }
        }
    }

    /** Returns whether a process has still to work. Each in-place rotation is one of its own. */
    private boolean isDue(Worker worker) {
        return profile.target() == Target.IN_PLACE ? !finished.contains(worker) : rotated < profile.setting().rotations;
    }

    /** Makes one call of the library, and returns the delay before the next. */
    private long step(Task task, SimulatedProcess process) {
        Worker worker = process.worker();
        TokenId predecessor = current;
        long delay = Setting.MINUTE;
        worker.setBusy(true);
        Engine.Progress progress = null;
        String told = "";
        try {
            progress = task.advance(process, predecessor);
            told = progress.toString();
        } catch (ApiTokenException e) {
            told = e.toString();
        } catch (ProcessEnded e) {
            throw e;
        } catch (Throwable e) {
            if (!worker.hasEnded()) {
                world.trace(worker, "raw error " + e);
                violations.add(Violation.RAW_ERROR);
            }
        }
        if (worker.hasEnded() || world.isOver()) {
            throw new ProcessEnded();
        }
        world.trace(worker, "-> " + told);
        environment.returned(worker);
        environment.name(told);
        if (ModelSecret.isShownBy(told)) {
            violations.add(Violation.SECRET_SHOWN);
        }
        worker.setBusy(false);
        if (progress != null && progress.done() != null) {
            finished.add(worker);
            done(predecessor, progress.done());
        } else if (progress != null) {
            delay = Duration.between(worker.instant(), progress.until()).toMillis();
        }
        return Math.max(
                varied ? 1 + random(10 * Setting.SECOND) : Setting.SECOND, Math.min(delay, 20 * Setting.MINUTE));
    }

    private void done(TokenId predecessor, TokenId successor) {
        Set<TokenId> reported = winners.computeIfAbsent(predecessor, key -> new HashSet<>());
        reported.add(successor);
        if (reported.size() > 1) {
            violations.add(Violation.TWO_WINNERS);
        }
        if (predecessor.equals(current)) {
            rotated++;
            if (rotated < profile.setting().rotations) {
                current = successor;
            }
        }
    }

    /** Checks, unless a process is at work that may hold a secret, that every live token is known. */
    private void checkKnown() {
        if (workers.stream().anyMatch(Worker::isBusy)) {
            return;
        }
        for (ModelToken token : environment.live()) {
            if (!environment.isKnown(token) && violations.add(Violation.UNNAMED)) {
                world.trace(null, "VIOLATION: nothing knows " + token);
            }
        }
    }
}
