package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.gcore.api.GcoreApi.ListApiTokensQuery;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedExchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The places where the vendor's document misleads, which docs/vendors/gcore.md lists. */
class GcoreTrapsTest {

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final GcoreIam gcore = vendor.builder().build();
    private final List<SimulatedExchange> exchanges = new ArrayList<>();

    @BeforeEach
    void listen() {
        vendor.gcore().onExchange(exchanges::add);
    }

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    @Test
    void aListSendsNoFilterAndNoLimit() {
        gcore.tokens().list().toList();
        assertEquals(
                List.of("GET"),
                exchanges.stream().map(SimulatedExchange::method).toList());
        assertTrue(exchanges.get(0).path().endsWith("/tokens"), exchanges.get(0).path());
    }

    @Test
    void theTypedListSendsTheFiltersUnderTheirNamesAndAsGiven() {
        gcore.api()
                .listApiTokens(9262944, new ListApiTokensQuery(true, null, 7L, null))
                .execute();
        assertTrue(
                exchanges.get(0).path().endsWith("?deleted=true&not_issued_by=7"),
                exchanges.get(0).path());
    }
}
