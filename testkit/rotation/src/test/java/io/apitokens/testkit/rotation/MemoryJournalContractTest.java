package io.apitokens.testkit.rotation;

import io.apitokens.rotation.Journal;

class MemoryJournalContractTest extends JournalContract {

    private final Journal journal = Journal.inMemory();

    @Override
    protected Journal journal() {
        return journal;
    }
}
