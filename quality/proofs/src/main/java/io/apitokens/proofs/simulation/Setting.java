package io.apitokens.proofs.simulation;

import java.util.function.Consumer;

/** The world of a run, apart from its faults. Times are in milliseconds. Not changed after it was made. */
final class Setting {

    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;

    /** The longest sleep of a process. */
    static final long SLEEP = 45 * MINUTE;

    /** How many processes advance the same thing. */
    int workers = 2;
    /** How many rotations follow each other. */
    int rotations = 1;
    /** Whether the clients authenticate with the token that is rotated. */
    boolean own;
    /** Whether the clients know which token they authenticate with. */
    boolean ownKnown = true;
    /** Whether the store is empty at the beginning. */
    boolean empty;
    /** How often a slow consumer reads the store; zero if there is none. The predecessor then stays until it is unused. */
    long reload;
    /** The rotation's setting of that name. Shorter than the visibility delay, it ends before a late create is visible. */
    long overlap = 10 * MINUTE;
    /** Whether a process keeps one list of the account for all its advances. */
    boolean sweep;
    /** How many tokens the account may hold. */
    int quota = 100;
    /** Whether a successor may be deleted before another one is stored. */
    boolean deleteFirst;
    /** How long a credential of a person exists beside the predecessor; zero if there is none. */
    long stranger;
    /** How many copies of its state the vendor serves. The first is the primary copy itself. */
    int replicas = 1;
    /** How much later the slowest replica accepts or rejects a secret. */
    long lag;
    /** How much later the slowest replica shows a token, or no longer shows it. */
    long readLag;
    /** How long the vendor rejects a new secret. */
    long activation;
    /** The rotation's setting of that name. */
    long activationDelay;
    /** The longest time between a request and its effect. */
    long lateBy = 5 * MINUTE;
    /** How old a stale read is, at most. */
    long staleBy = 4 * MINUTE + 30 * SECOND;
    /** The longest pause of a process. */
    long pause = 11 * MINUTE;
    /** How far the clocks of the processes are ahead or behind, at most. */
    long skew;
    /** How far the vendor's clock is ahead. */
    long vendorSkew;
    /** How many milliseconds of acknowledged writes the journal loses, once. */
    long loses;

    private Setting() {}

    static Setting of(Consumer<Setting> changes) {
        Setting setting = new Setting();
        changes.accept(setting);
        return setting;
    }
}
