package io.apitokens.spi;

import io.apitokens.Role;

/** The insight of tokens that do not implement {@link AccountInsight}. */
final class UnprovenInsight implements AccountInsight {

    @Override
    public Visibility visibility() {
        return Visibility.unproven(
                "this client does not state what its credential sees",
                "implement AccountInsight in the class of the tokens, or accept the account by name");
    }

    @Override
    public Rank rankOf(Role role) {
        return Rank.UNKNOWN;
    }
}
