package io.apitokens.proofs.simulation;

import org.jspecify.annotations.Nullable;

/** A program that uses the stored secret every minute, and reads the store again only after a longer time. */
final class Consumer {

    private static final long END = 6 * 60 * Setting.MINUTE;

    private final Environment environment;
    private final long reload;
    private @Nullable ModelSecret known;
    private long readAt = Long.MIN_VALUE / 2;
    private boolean refused;

    Consumer(Environment environment, long reload) {
        this.environment = environment;
        this.reload = reload;
    }

    boolean wasRefused() {
        return refused;
    }

    void use() {
        World world = environment.world;
        if (world.now() - readAt >= reload) {
            known = environment.stored();
            readAt = world.now();
        }
        if (known != null && environment.vendor.accepts(known.text(), 0, 0)) {
            known.token().use(world.now());
        } else if (known != null && !refused) {
            refused = true;
            world.trace(null, "VIOLATION: a consumer is refused with a secret of " + known.token());
        }
        if (world.now() < END) {
            world.after(Setting.MINUTE, this::use);
        }
    }
}
