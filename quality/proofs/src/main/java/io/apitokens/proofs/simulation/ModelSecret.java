package io.apitokens.proofs.simulation;

/** A secret at the vendor and the time in which it works. */
final class ModelSecret {

    /** The beginning of every secret, also of those that a caller chooses. */
    static final String PREFIX = "simfake-";

    private final String text;
    private final ModelToken token;
    private final long from;
    private long until = Long.MAX_VALUE;

    ModelSecret(String text, ModelToken token, long from) {
        this.text = text;
        this.token = token;
        this.from = from;
    }

    static boolean isShownBy(String message) {
        return message.contains(PREFIX);
    }

    String text() {
        return text;
    }

    ModelToken token() {
        return token;
    }

    /** Returns when it was issued. */
    long from() {
        return from;
    }

    /** Returns when it ceased to work; {@code Long.MAX_VALUE} while it works. */
    long until() {
        return until;
    }

    void end(long time) {
        until = Math.min(until, time);
    }
}
