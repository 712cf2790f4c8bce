package io.apitokens.proofs.simulation;

/** A promise that did not hold in a run. */
enum Violation {
    DEAD_SECRET_STORED("nothing was stored, or the stored secret was not accepted by every replica"),
    CONSUMER_REFUSED("a consumer that reads the store again within the overlap was refused"),
    ORPHAN("at rest, a token was alive that is not the stored one"),
    UNNAMED("a token was alive that was neither stored, named nor in the journal"),
    FOREIGN_DELETED("a token of others was deleted, deactivated or rotated"),
    THIRD_SECRET("a third client secret was requested although nothing hid the second"),
    TWO_WINNERS("two successors were reported for one predecessor"),
    NOT_DONE("fresh workers, or workers without any fault, did not finish"),
    SECRET_SHOWN("a secret was written to the journal, or shown by a result or an exception"),
    RAW_ERROR("something was thrown that is not an exception of this library");

    private final String sentence;

    Violation(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String toString() {
        return sentence;
    }
}
