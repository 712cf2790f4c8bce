package io.apitokens.testkit;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Injects running simulators into tests. Supports parameters of type {@link SimulatedGcore}, {@link SimulatedAstro} and
 * {@link SimulatedOkta} of a test, or of a {@code @BeforeEach} or {@code @AfterEach} method. Each test gets fresh
 * simulators, shared by its methods and closed after it. Constructors and {@code @BeforeAll} methods are not supported,
 * because their simulators would be shared between tests. Works with JUnit 5.12 and later, and with JUnit 6.
 *
 * <pre>{@code
 * @ExtendWith(SimulatedVendors.class)
 * class ListTokensTest {
 *
 *     @Test
 *     void everyLiveTokenIsListed(SimulatedAstro vendor) {
 *         try (AstroIam astro = AstroIam.builder()
 *                 .baseUrl(vendor.baseUrl())
 *                 .allowHttpOnLoopback()
 *                 .apiToken(vendor.credential())
 *                 .organizationId(vendor.organizationId())
 *                 .build()) {
 *             assertEquals(
 *                     vendor.liveTokenIds().size(), astro.tokens().list().toList().size());
 *         }
 *     }
 * }
 * }</pre>
 */
public final class SimulatedVendors implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SimulatedVendors.class);
    private static final Map<Class<?>, Supplier<SimulatedVendor>> STARTS = Map.of(
            SimulatedGcore.class, SimulatedGcore::start,
            SimulatedAstro.class, SimulatedAstro::start,
            SimulatedOkta.class, SimulatedOkta::start);

    /** Creates the extension. JUnit calls this constructor. */
    public SimulatedVendors() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getTestMethod().isPresent()
                && STARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        ExtensionContext.Store simulators = test.getStore(NAMESPACE);
        Object running = simulators.get(type);
        if (running == null) {
            running = start(type);
            simulators.put(type, running);
        }
        return running;
    }

    /** Closes the test's simulators. JUnit calls this method, after those with {@code @AfterEach}. */
    @Override
    public void afterEach(ExtensionContext test) {
        // JUnit's store closes values of this kind only from version 5.13 on.
        for (Class<?> type : STARTS.keySet()) {
            SimulatedVendor running = test.getStore(NAMESPACE).remove(type, SimulatedVendor.class);
            if (running != null) {
                running.close();
            }
        }
    }

    private static SimulatedVendor start(Class<?> type) {
        Supplier<SimulatedVendor> start = STARTS.get(type);
        if (start == null) {
            throw new IllegalArgumentException("no simulator of type " + type.getName());
        }
        return start.get();
    }
}
