package io.apitokens.proofs.simulation;

import java.util.EnumSet;
import java.util.Set;

/**
 * A kind of world and what goes wrong in it.
 *
 * @param name names it on the command line
 * @param target what the processes do
 * @param setting the world
 * @param processRate how probable it is at each call that the process ends or pauses there, of what {@code faults} has
 * @param rate how probable another fault is at each call of {@code ops}
 * @param ops the calls at which other faults happen
 * @param faults the faults that happen
 * @param limit whether it leaves what is documented, so that violations are expected
 */
record Profile(
        String name,
        Target target,
        Setting setting,
        double processRate,
        double rate,
        Set<Op> ops,
        Set<Fault> faults,
        boolean limit) {

    static Profile calm(String name, Target target, Setting setting) {
        return new Profile(name, target, setting, 0, 0, Set.of(), Set.of(), false);
    }

    /** Returns this profile with processes that end or pause. */
    Profile withProcess(double probability, Set<Fault> kinds) {
        return new Profile(name, target, setting, probability, rate, ops, union(kinds), limit);
    }

    /** Returns this profile with faults of some calls. */
    Profile withFaults(double probability, Set<Op> where, Set<Fault> kinds) {
        return new Profile(name, target, setting, processRate, probability, where, union(kinds), limit);
    }

    /** Returns this profile as one beyond the documented limits. */
    Profile asLimit() {
        return new Profile(name, target, setting, processRate, rate, ops, faults, true);
    }

    private Set<Fault> union(Set<Fault> more) {
        Set<Fault> union = EnumSet.noneOf(Fault.class);
        union.addAll(faults);
        union.addAll(more);
        return union;
    }
}
