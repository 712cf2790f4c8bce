package io.apitokens.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineDemoTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.999})
    void aReadFromAVendorThatIsDownTakesNoLongerThanItsTime(double random) {
        ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-01-01T00:00:00Z"));
        timeSource.random(random);
        try (SimulatedOkta okta = SimulatedOkta.start(timeSource)) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            Duration took = DeadlineDemo.run(okta, timeSource, new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertTrue(took.compareTo(DeadlineDemo.LIMIT) <= 0, took.toString());
            Duration slept = timeSource.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
            assertEquals(slept, took, "nothing but waits takes virtual time");
            assertTrue(okta.requests().size() > 1);
            List<String> lines =
                    printed.toString(StandardCharsets.UTF_8).lines().toList();
            assertEquals(1, lines.size());
            assertTrue(lines.get(0).startsWith("deadline: 1000 ms, took " + took.toMillis() + " ms, "), lines.get(0));
        }
    }
}
