package io.apitokens.proofs.hostile;

import java.util.EnumSet;
import java.util.Set;

/** The protocol between client and peer. */
enum Channel {
    PLAIN,
    TLS,
    HTTP2;

    static final Set<Channel> ALL = EnumSet.allOf(Channel.class);
    static final Set<Channel> HTTP1 = EnumSet.of(PLAIN, TLS);
}
