package io.apitokens.testkit.contract;

import io.apitokens.SecretStore;
import io.apitokens.testkit.MemorySecretStore;

class MemorySecretStoreContractTest extends SecretStoreContract {

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
