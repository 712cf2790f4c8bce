/** Tests the simulation itself: that it finds wrong rotations, and that a run can be repeated. */
@NullMarked
package io.apitokens.proofs.simulation;

import org.jspecify.annotations.NullMarked;
