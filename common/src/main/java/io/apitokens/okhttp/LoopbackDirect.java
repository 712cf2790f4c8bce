package io.apitokens.okhttp;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selects a direct connection for loopback addresses, and the given proxies for all other hosts. */
final class LoopbackDirect extends ProxySelector {

    /** The name of this machine, which no proxy and no name service resolves. */
    static final String NAME = "localhost";

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final @Nullable Proxy fixed;
    private final ProxySelector others;

    private LoopbackDirect(@Nullable Proxy fixed, ProxySelector others) {
        this.fixed = fixed;
        this.others = others;
    }

    /** Creates a selector for a fixed proxy, or for another selector if there is none. */
    static LoopbackDirect before(@Nullable Proxy fixed, ProxySelector others) {
        return new LoopbackDirect(fixed, others);
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost();
        if (NAME.equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host)) {
            return DIRECT;
        }
        return fixed == null ? others.select(uri) : List.of(fixed);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        others.connectFailed(uri, address, failure);
    }
}
