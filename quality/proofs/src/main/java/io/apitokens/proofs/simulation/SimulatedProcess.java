package io.apitokens.proofs.simulation;

import io.apitokens.SecretStore;
import io.apitokens.rotation.Journal;
import java.util.function.BooleanSupplier;

/**
 * One process: its clock, and what it sees of vendor, store and journal.
 *
 * @param isStored whether the store holds a secret, as the process finds out otherwise than by its store
 */
record SimulatedProcess(
        Worker worker,
        ModelClient client,
        ModelPlaces places,
        SecretStore store,
        Journal journal,
        BooleanSupplier isStored) {}
