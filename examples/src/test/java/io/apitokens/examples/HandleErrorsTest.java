package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.SimulatedGcore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandleErrorsTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);
    private final SimulatedGcore gcore = SimulatedGcore.start(timeSource);
    private final GcoreIam client = Clients.of(gcore, timeSource).build();
    private final MemorySecretStore store = MemorySecretStore.create();
    private final int aliveBefore = gcore.liveTokenIds().size();
    private final List<Secret> kept = new ArrayList<>();

    @AfterEach
    void close() {
        client.close();
        gcore.close();
    }

    private String create() {
        return HandleErrors.create(client.tokens(), StoreSecret.spec("Users"), store, kept::add);
    }

    private int alive() {
        return gcore.liveTokenIds().size() - aliveBefore;
    }

    @Test
    void aTokenIsCreated() {
        assertTrue(create().startsWith("created gcore/9262944/"));

        assertTrue(gcore.accepts(store.written().get(0).secret()));
    }

    @Test
    void aLostResponseNamesTheSuspects() {
        gcore.inject(Fault.responseLost().on("POST", "/tokens"));

        String result = create();

        assertTrue(result.startsWith("perhaps created: Found["), result);
        assertEquals(1, alive());
    }

    @Test
    void aRefusalLeavesNothingBehind() {
        gcore.inject(Fault.status(400).on("POST", "/tokens"));

        String result = create();

        assertTrue(result.startsWith("nothing happened: createApiToken"), result);
        assertEquals(0, alive());
    }

    @Test
    void aStoreThatHoldsASecretIsLeftAlone() {
        create();

        String result = create();

        assertTrue(result.startsWith("nothing happened: the secret store " + store.id()), result);
        assertEquals(1, alive());
    }

    @Test
    void aSecretThatOnlyTheErrorHoldsForCertainIsKept() {
        store.failWrites("the disk is full");

        String result = create();

        assertTrue(result.startsWith("created, with a failure: "), result);
        assertEquals(1, alive());
        assertEquals(1, kept.size());
        assertTrue(gcore.accepts(kept.get(0)));
    }
}
