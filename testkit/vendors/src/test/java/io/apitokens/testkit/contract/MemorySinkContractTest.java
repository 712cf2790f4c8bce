package io.apitokens.testkit.contract;

import io.apitokens.SecretSink;
import io.apitokens.testkit.MemorySink;

class MemorySinkContractTest extends SecretSinkContract {

    private final MemorySink sink = MemorySink.create();

    @Override
    protected SecretSink sink() {
        return sink;
    }

    @Override
    protected void breakDown() {
        sink.failAlways("broken");
    }
}
