package io.apitokens.testkit.rotation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.CanCreateContract;
import io.apitokens.testkit.contract.CanRotateContract;
import io.apitokens.testkit.contract.CanUpdateContract;
import io.apitokens.testkit.contract.ContractFixture;
import io.apitokens.testkit.contract.FaultMatrixContract;
import io.apitokens.testkit.contract.SimulatedFixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs contract suites on the invented vendor Quill. The classes below also pass when they are run by name. */
final class QuillSuites {

    private static QuillTraits traits = QuillTraits.RICH;
    private static QuillTokens.@Nullable Mistake mistake;

    private QuillSuites() {}

    /** The tests that ran: the failed ones with their failure, and how many of the others passed or were skipped. */
    record Result(Map<String, Throwable> failures, int passed, int skipped) {}

    static synchronized Result run(QuillTraits of, QuillTokens.@Nullable Mistake with, Class<?>... suites) {
        traits = of;
        mistake = with;
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (Class<?> suite : suites) {
            request.selectors(selectClass(suite));
        }
        Counting counting = new Counting();
        LauncherDiscoveryRequest built = request.build();
        try {
            LauncherFactory.create().execute(built, counting);
        } finally {
            traits = QuillTraits.RICH;
            mistake = null;
        }
        return new Result(counting.failures, counting.passed, counting.skipped);
    }

    /** Returns where each failed test failed. */
    static String traces(Result result) {
        StringWriter text = new StringWriter();
        result.failures().forEach((test, failure) -> {
            text.append(test).append('\n');
            failure.printStackTrace(new PrintWriter(text));
        });
        return text.toString();
    }

    private static final class Counting implements TestExecutionListener {
        private final Map<String, Throwable> failures = new TreeMap<>();
        private int passed;
        private int skipped;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == Status.FAILED) {
                failures.put(name(test), result.getThrowable().orElseThrow());
            } else if (test.isTest()) {
                passed += result.getStatus() == Status.SUCCESSFUL ? 1 : 0;
                skipped += result.getStatus() == Status.ABORTED ? 1 : 0;
            }
        }

        /** Returns the name of a test method, or of one cell of the fault matrix. */
        private static String name(TestIdentifier test) {
            return test.getDisplayName().replaceAll("\\(.*\\)$", "");
        }
    }

    private static ContractFixture quill(ManualTimeSource timeSource) {
        return new QuillFixture(timeSource, traits, mistake, false);
    }

    static final class Tokens extends ApiTokensContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return quill(timeSource);
        }
    }

    static final class Creates extends CanCreateContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return quill(timeSource);
        }
    }

    static final class Updates extends CanUpdateContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return quill(timeSource);
        }
    }

    static final class Rotates extends CanRotateContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return quill(timeSource);
        }
    }

    static final class Faults extends FaultMatrixContract {
        @Override
        protected SimulatedFixture fixture(ManualTimeSource timeSource, boolean http2) {
            return new QuillFixture(timeSource, traits, mistake, http2);
        }
    }

    static final class Rotations extends RotationContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return quill(timeSource);
        }
    }

    static final class Recoveries extends CreateRecoveryContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return quill(timeSource);
        }
    }

    static final class InPlaceRotations extends InPlaceRotationContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return quill(timeSource);
        }
    }
}
