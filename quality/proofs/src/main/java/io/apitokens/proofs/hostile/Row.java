package io.apitokens.proofs.hostile;

import java.util.Random;
import java.util.function.BiPredicate;

/**
 * A row of the table: one kind of misbehaviour.
 *
 * @param name its short name
 * @param description what the peer does
 * @param heap the memory that its cases get
 * @param applies the operations that it can hit
 */
record Row(String name, String description, Heap heap, BiPredicate<Vendor, Op> applies, Planner planner) {

    /** Plans the cases of a row. */
    interface Planner {

        /** Completes the plan of a case; {@code random} decides what its index does not. */
        void plan(HostileCase one, Plan plan, Random random);
    }
}
