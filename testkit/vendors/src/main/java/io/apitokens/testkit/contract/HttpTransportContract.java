package io.apitokens.testkit.contract;

import io.apitokens.transport.HttpTransport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link HttpTransport} must keep, told by the names of its tests. Extend it in the tests of a transport; it
 * brings a server on the loopback address itself. Where a rule is about time, it takes a fraction of a second of real time.
 */
public abstract class HttpTransportContract {

    private @Nullable TransportStage stage;

    /** For the transport's test. */
    protected HttpTransportContract() {}

    /**
     * Makes the transport. Called once for each test.
     *
     * @return a fresh transport, which the suite closes
     */
    protected abstract HttpTransport transport();

    @BeforeEach
    void open() {
        stage = new TransportStage(transport());
    }

    @AfterEach
    void close() {
        if (stage != null) {
            stage.close();
        }
    }

    private TransportStage stage() {
        if (stage == null) {
            throw new IllegalStateException("no test is running");
        }
        return stage;
    }

    @Nested
    class Exchange extends TransportExchangeRules {
        @Override
        TransportStage stage() {
            return HttpTransportContract.this.stage();
        }
    }

    @Nested
    class Failure extends TransportFailureRules {
        @Override
        TransportStage stage() {
            return HttpTransportContract.this.stage();
        }
    }
}
