package io.apitokens.testkit;

import io.apitokens.SecretSink;

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
