package io.apitokens.checks.junit;

import io.apitokens.SecretStore;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.contract.SecretStoreContract;

/** Runs a contract suite with the version of JUnit on the class path. */
class StoreTest extends SecretStoreContract {

    private final MemorySecretStore store = MemorySecretStore.create();

    @Override
    protected SecretStore store() {
        return store;
    }

    @Override
    protected void breakDown() {
        store.failAlways("broken");
    }
}
