package io.apitokens.proofs.simulation;

import static io.apitokens.proofs.simulation.Fault.CRASH;
import static io.apitokens.proofs.simulation.Fault.DOWN;
import static io.apitokens.proofs.simulation.Fault.FAILS;
import static io.apitokens.proofs.simulation.Fault.FORBIDDEN;
import static io.apitokens.proofs.simulation.Fault.LATE;
import static io.apitokens.proofs.simulation.Fault.LOST_REQUEST;
import static io.apitokens.proofs.simulation.Fault.LOST_RESPONSE;
import static io.apitokens.proofs.simulation.Fault.NOT_FOUND;
import static io.apitokens.proofs.simulation.Fault.PAUSE;
import static io.apitokens.proofs.simulation.Fault.PAUSE_AFTER;
import static io.apitokens.proofs.simulation.Fault.REJECTED;
import static io.apitokens.proofs.simulation.Fault.REPEATED;
import static io.apitokens.proofs.simulation.Fault.REPLAYED;
import static io.apitokens.proofs.simulation.Fault.REPLAYED_LATE;
import static io.apitokens.proofs.simulation.Fault.SDK_RETRY;
import static io.apitokens.proofs.simulation.Fault.SLEEP;
import static io.apitokens.proofs.simulation.Fault.STALE;
import static io.apitokens.proofs.simulation.Fault.UNAVAILABLE;
import static io.apitokens.proofs.simulation.Fault.UNAVAILABLE_AFTER;
import static io.apitokens.proofs.simulation.Setting.MINUTE;
import static io.apitokens.proofs.simulation.Setting.SECOND;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The profiles: one for each family of faults, mixtures of them, and what lies beyond the documented limits. */
final class Profiles {

    private static final Set<Op> VENDOR = EnumSet.range(Op.CREATE, Op.VERIFY);
    private static final Set<Op> STORE = EnumSet.range(Op.STORE_CHECK, Op.STORE_WRITE);
    private static final Set<Op> JOURNAL = EnumSet.range(Op.JOURNAL_READ, Op.JOURNAL_WRITE);
    private static final Set<Op> EVERYWHERE = EnumSet.allOf(Op.class);

    private static final Set<Fault> PAUSES = Set.of(PAUSE, PAUSE_AFTER);
    private static final Set<Fault> STOPS = Set.of(CRASH, PAUSE, PAUSE_AFTER);
    private static final Set<Fault> STOPS_AND_SLEEPS = Set.of(CRASH, PAUSE, PAUSE_AFTER, SLEEP);
    private static final Set<Fault> LOST =
            Set.of(LOST_REQUEST, LOST_RESPONSE, UNAVAILABLE, UNAVAILABLE_AFTER, FAILS, DOWN);
    private static final Set<Fault> REPLAYS = Set.of(REPLAYED, REPLAYED_LATE, REPEATED);
    private static final Set<Fault> LATE_OR_REPLAYED = Set.of(LATE, REPLAYED, REPLAYED_LATE, REPEATED);
    private static final Set<Fault> FLAPS = Set.of(NOT_FOUND, REJECTED, FORBIDDEN, FAILS);
    private static final Set<Fault> ALL =
            EnumSet.complementOf(EnumSet.of(Fault.NONE, CRASH, PAUSE, PAUSE_AFTER, SLEEP));

    private Profiles() {}

    private static void lagging(Setting setting) {
        setting.replicas = 3;
        setting.lag = 20 * SECOND;
        setting.activation = 2 * SECOND;
        setting.activationDelay = 30 * SECOND;
    }

    /** The overlap ends while the create may still take effect, so that only the last search finds what it made. */
    private static void brief(Setting setting) {
        setting.overlap = MINUTE;
    }

    static List<Profile> all() {
        List<Profile> all = new ArrayList<>();
        for (Target target : Target.values()) {
            if (target == Target.KEYS) {
                some(all, target);
            } else {
                families(all, target);
            }
        }
        for (Target target : List.of(Target.PLACES, Target.KEYS)) {
            Consumer<Setting> stranger = setting -> setting.stranger = 15 * MINUTE;
            all.add(profile(target, "stranger-calm", stranger));
            all.add(profile(target, "stranger", stranger)
                    .withProcess(0.05, STOPS)
                    .withFaults(0.1, EVERYWHERE, ALL));
        }
        all.add(profile(Target.CREATE, "quota", setting -> setting.quota = 5)
                .withProcess(0.03, PAUSES)
                .withFaults(0.3, VENDOR, REPLAYS));
        shortOverlaps(all, Target.TOKEN);
        shortOverlaps(all, Target.PLACES);
        all.add(plain(Target.CREATE, "store-down")
                .withProcess(0.1, Set.of(CRASH))
                .withFaults(0.8, Set.of(Op.STORE_WRITE), LOST));
        for (Target target : Target.values()) {
            all.add(profile(target, "alone-calm", setting -> setting.workers = 1));
            all.add(skew(target));
        }
        tokens(all);
        limits(all);
        return all;
    }

    private static void families(List<Profile> all, Target target) {
        all.add(plain(target, "calm"));
        all.add(plain(target, "crash").withProcess(0.05, Set.of(CRASH)));
        all.add(plain(target, "pause").withProcess(0.08, PAUSES));
        all.add(plain(target, "crash-pause").withProcess(0.08, STOPS));
        all.add(plain(target, "sleep").withProcess(0.08, Set.of(SLEEP)));
        all.add(plain(target, "crash-sleep").withProcess(0.08, Set.of(CRASH, SLEEP)));
        all.add(plain(target, "vendor-lost").withProcess(0.03, STOPS).withFaults(0.3, VENDOR, LOST));
        all.add(plain(target, "vendor-late").withProcess(0.03, STOPS).withFaults(0.3, VENDOR, Set.of(LATE)));
        all.add(plain(target, "vendor-replay").withProcess(0.03, STOPS).withFaults(0.3, VENDOR, REPLAYS));
        all.add(plain(target, "vendor-flap").withProcess(0.03, STOPS).withFaults(0.2, VENDOR, FLAPS));
        all.add(plain(target, "vendor-stale").withProcess(0.05, STOPS).withFaults(0.3, VENDOR, Set.of(STALE)));
        all.add(plain(target, "store-lost").withProcess(0.03, STOPS).withFaults(0.4, STORE, LOST));
        all.add(plain(target, "store-late").withProcess(0.03, STOPS).withFaults(0.3, STORE, Set.of(LATE)));
        all.add(plain(target, "store-stale").withProcess(0.05, STOPS).withFaults(0.4, STORE, Set.of(STALE)));
        all.add(plain(target, "store-sdk")
                .withProcess(0.03, STOPS)
                .withFaults(0.5, STORE, Set.of(SDK_RETRY, LOST_RESPONSE, STALE)));
        all.add(plain(target, "journal-lost").withProcess(0.03, STOPS).withFaults(0.15, JOURNAL, LOST));
        all.add(plain(target, "journal-late").withProcess(0.03, STOPS).withFaults(0.15, JOURNAL, Set.of(LATE)));
        all.add(plain(target, "journal-stale").withProcess(0.05, STOPS).withFaults(0.3, JOURNAL, Set.of(STALE)));
        all.add(plain(target, "mixed").withProcess(0.02, STOPS_AND_SLEEPS).withFaults(0.08, EVERYWHERE, ALL));
        all.add(profile(target, "mixed-3", setting -> setting.workers = 3)
                .withProcess(0.03, STOPS)
                .withFaults(0.04, EVERYWHERE, ALL));
    }

    /** Adds the profiles in which a target can differ from others that share its properties. */
    private static void some(List<Profile> all, Target target) {
        all.add(plain(target, "calm"));
        all.add(plain(target, "crash-pause").withProcess(0.08, STOPS));
        all.add(plain(target, "vendor-lost").withProcess(0.03, STOPS).withFaults(0.3, VENDOR, LOST));
        all.add(plain(target, "vendor-replay").withProcess(0.03, STOPS).withFaults(0.3, VENDOR, LATE_OR_REPLAYED));
        all.add(plain(target, "vendor-flap").withProcess(0.03, STOPS).withFaults(0.2, VENDOR, FLAPS));
        all.add(plain(target, "store-lost").withProcess(0.03, STOPS).withFaults(0.4, STORE, LOST));
        all.add(plain(target, "mixed").withProcess(0.02, STOPS_AND_SLEEPS).withFaults(0.08, EVERYWHERE, ALL));
        all.add(profile(target, "mixed-3", setting -> setting.workers = 3)
                .withProcess(0.03, STOPS)
                .withFaults(0.04, EVERYWHERE, ALL));
    }

    /** Returns a profile of clocks of processes that differ, and of a vendor's clock that is behind. */
    private static Profile skew(Target target) {
        return profile(target, "skew", setting -> {
                    setting.workers = 3;
                    setting.skew = 5 * SECOND;
                    setting.vendorSkew = -3 * MINUTE;
                })
                .withProcess(0.03, STOPS)
                .withFaults(0.04, EVERYWHERE, ALL);
    }

    private static void shortOverlaps(List<Profile> all, Target target) {
        all.add(profile(target, "short-calm", Profiles::brief));
        all.add(profile(target, "short-late", Profiles::brief)
                .withProcess(0.03, STOPS)
                .withFaults(0.2, VENDOR, LATE_OR_REPLAYED));
        all.add(profile(target, "short-mixed", Profiles::brief)
                .withProcess(0.03, STOPS_AND_SLEEPS)
                .withFaults(0.08, EVERYWHERE, ALL));
    }

    private static void tokens(List<Profile> all) {
        Target token = Target.TOKEN;
        Consumer<Setting> own = setting -> setting.own = true;
        all.add(profile(token, "own-calm", own));
        all.add(profile(token, "own-flap", own).withFaults(0.15, VENDOR, FLAPS));
        all.add(profile(token, "own-mixed", own).withProcess(0.02, STOPS).withFaults(0.06, EVERYWHERE, ALL));
        all.add(profile(token, "own-unknown", own.andThen(setting -> setting.ownKnown = false))
                .withProcess(0.02, STOPS)
                .withFaults(0.15, VENDOR, FLAPS));
        all.add(profile(token, "chain", setting -> setting.rotations = 2)
                .withProcess(0.03, STOPS)
                .withFaults(0.04, EVERYWHERE, ALL));
        all.add(profile(token, "chain-sleep", setting -> {
                    setting.rotations = 2;
                    setting.overlap = MINUTE;
                })
                .withProcess(0.08, Set.of(SLEEP)));
        all.add(profile(token, "unused", setting -> setting.reload = 35 * MINUTE)
                .withProcess(0.03, STOPS)
                .withFaults(0.05, EVERYWHERE, ALL));
        all.add(profile(token, "sweep", setting -> {
                    setting.sweep = true;
                    setting.overlap = MINUTE;
                })
                .withProcess(0.03, STOPS)
                .withFaults(0.06, EVERYWHERE, ALL));
        all.add(profile(token, "empty", setting -> setting.empty = true)
                .withProcess(0.02, STOPS)
                .withFaults(0.06, EVERYWHERE, ALL));
        all.add(profile(token, "quota", setting -> setting.quota = 6)
                .withProcess(0.05, PAUSES)
                .withFaults(0.2, VENDOR, LOST));
        all.add(profile(token, "slow-replica", setting -> {
                    setting.replicas = 2;
                    setting.readLag = 8 * MINUTE;
                    setting.lateBy = MINUTE;
                    setting.staleBy = 30 * SECOND;
                })
                .withProcess(0.06, STOPS)
                .withFaults(0.1, VENDOR, Set.of(LOST_REQUEST, LOST_RESPONSE, LATE)));
        all.add(profile(token, "replicas", Profiles::lagging));
        for (Target target : List.of(token, Target.PLACES)) {
            all.add(profile(target, "replicas-mixed", Profiles::lagging)
                    .withProcess(0.03, STOPS)
                    .withFaults(0.05, EVERYWHERE, ALL));
        }
    }

    private static void limits(List<Profile> all) {
        Target token = Target.TOKEN;
        all.add(profile(token, "limit-activation", setting -> {
                    lagging(setting);
                    setting.lag = MINUTE;
                })
                .asLimit());
        all.add(profile(token, "limit-visibility", setting -> setting.lateBy = 40 * MINUTE)
                .withProcess(0.03, STOPS)
                .withFaults(0.3, VENDOR, Set.of(LATE))
                .asLimit());
        all.add(profile(token, "limit-delete-first", setting -> {
                    setting.quota = 5;
                    setting.deleteFirst = true;
                })
                .withProcess(0.06, STOPS)
                .withFaults(0.1, STORE, ALL)
                .asLimit());
        for (Target target : List.of(token, Target.PLACES)) {
            all.add(profile(target, "limit-journal", setting -> setting.loses = 5 * MINUTE)
                    .withProcess(0.03, STOPS)
                    .asLimit());
        }
    }

    /**
     * Returns the profiles of which every schedule of two faults is run. Keys differ from client secrets by their mark
     * alone, and strangers refuse the rotation at its beginning: random seeds suffice for both.
     */
    static List<Profile> exhaustive() {
        return all().stream()
                .filter(profile -> profile.name().endsWith("calm"))
                .filter(profile ->
                        !profile.name().startsWith("keys") && !profile.name().contains("stranger"))
                .toList();
    }

    /** Returns those of {@link #exhaustive} that fit into the short form. */
    static List<Profile> briefly() {
        return named("token-calm", exhaustive());
    }

    /** Returns the profile of a name, if there is one; all if the name is empty. */
    static List<Profile> named(String name, List<Profile> profiles) {
        return profiles.stream()
                .filter(profile -> name.isEmpty() || profile.name().equals(name))
                .toList();
    }

    private static Profile plain(Target target, String name) {
        return profile(target, name, setting -> {});
    }

    private static Profile profile(Target target, String name, Consumer<Setting> changes) {
        String prefix = target.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Profile.calm(prefix + "-" + name, target, Setting.of(changes));
    }
}
