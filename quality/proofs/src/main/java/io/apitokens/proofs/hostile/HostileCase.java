package io.apitokens.proofs.hostile;

import java.util.List;
import java.util.Random;

/**
 * One case: an operation of a vendor under one variation of a row.
 *
 * @param index the variation
 * @param seed the seed of the run
 */
record HostileCase(Row row, Vendor vendor, Op op, int index, long seed) {

    String id() {
        return row.name() + "-" + vendor + "-" + op + "-" + index;
    }

    /** Returns random numbers that depend on the seed and on the case only. */
    Random random() {
        long mixed = seed * 0x9E3779B97F4A7C15L + id().hashCode() * 0xBF58476D1CE4E5B9L;
        return new Random(mixed ^ mixed >>> 29);
    }

    Plan plan() {
        Random random = random();
        Plan plan = new Plan();
        plan.secondGrant = vendor == Vendor.ASTRO && index % 3 == 2;
        plan.rolesOnly = vendor == Vendor.ASTRO && index % 2 == 1;
        plan.verifiesDead = index % 2 == 1;
        plan.journalRotates = index % 4 >= 2;
        plan.journalStores = index % 2 == 1;
        row.planner().plan(this, plan, random);
        return plan;
    }

    Action main() {
        return vendor.main(op);
    }

    /** Returns the index, moved by the operation, so that short runs of few indexes still see every variation. */
    int variation() {
        return index + 3 * vendor.operations().indexOf(op);
    }

    /** Returns an element by the variation, so that each gets its turn. */
    <T> T turn(List<T> of) {
        return of.get(variation() % of.size());
    }

    @Override
    public String toString() {
        return id();
    }
}
