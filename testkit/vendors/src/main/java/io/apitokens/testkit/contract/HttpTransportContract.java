package io.apitokens.testkit.contract;

import io.apitokens.transport.HttpTransport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * The rules for every implementation of {@link HttpTransport}. Each test name states one rule.
 *
 * <p>Extend it in the tests of a transport. The suite starts its own server on the loopback address. Timeout rules
 * take a fraction of a second of real time.
 */
public abstract class HttpTransportContract {

    private @Nullable TransportStage stage;

    /** Creates the suite. For the test class of a transport. */
    protected HttpTransportContract() {}

    /**
     * Creates the transport. Called once for each test.
     *
     * @return a new transport, which the suite closes
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

    @Nested
    class Binding extends TransportBindingRules {
        @Override
        TransportStage stage() {
            return HttpTransportContract.this.stage();
        }
    }

    @Nested
    class Bounds extends TransportBoundRules {
        @Override
        TransportStage stage() {
            return HttpTransportContract.this.stage();
        }
    }

    @Nested
    class Text extends TransportTextRules {
        @Override
        TransportStage stage() {
            return HttpTransportContract.this.stage();
        }
    }
}
