package io.apitokens.testkit;

import io.apitokens.rotation.Journal;

class MemoryJournalContractTest extends JournalContract {

    private final Journal journal = Journal.inMemory();

    @Override
    protected Journal journal() {
        return journal;
    }
}
