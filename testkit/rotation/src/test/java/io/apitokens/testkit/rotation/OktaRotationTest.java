package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenId;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.okta.OktaIam;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.InPlaceRotation;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tests that rotation is unsupported: Okta creates tokens only in its Admin Console. */
class OktaRotationTest {

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final OktaIam okta = vendor.builder().build();
    private final Set<String> live = vendor.liveTokenIds();
    private final MemorySecretStore store = MemorySecretStore.create();
    private final Journal journal = Journal.inMemory();
    private final TokenId id = TokenId.of(okta.account(), vendor.okta().openTokenId());

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private void refused(String capability, Executable beginning) throws IOException {
        UnsupportedCapabilityException refused = assertThrows(UnsupportedCapabilityException.class, beginning);
        assertTrue(
                refused.getMessage()
                        .startsWith(okta.account() + " does not support " + capability
                                + ": Okta creates API tokens only in the Admin Console"),
                refused.getMessage());
        assertEquals(0, vendor.requests());
        assertEquals(live, vendor.liveTokenIds());
        assertEquals(List.of(), journal.entries());
        assertEquals(List.of(), store.written());
    }

    @Test
    void aRotationIsRefusedWithReasonAndAlternativeAndWithoutARequest() throws IOException {
        refused("CanCreate", () -> Rotation.builder(okta.tokens(), id, store, journal));
    }

    @Test
    void anInPlaceRotationIsRefusedWithReasonAndAlternativeAndWithoutARequest() throws IOException {
        refused("CanRotate", () -> InPlaceRotation.of(okta.tokens(), id, store, journal));
    }

    @Test
    void thereIsNeverACreateToRecover() {
        assertEquals(List.of(), CreateRecovery.of(journal).recover(okta.tokens()));
        assertEquals(0, vendor.requests());
    }
}
