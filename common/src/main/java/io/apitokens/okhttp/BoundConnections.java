package io.apitokens.okhttp;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the response of an earlier request from being returned for a later one on the same HTTP/1.x connection.
 *
 * <p>OkHttp reuses a connection even if unread bytes lie on it. A request that needs a fresh connection is not sent on
 * a used one. Other requests are sent on a used one only if it carried the same credential and no byte lies on it, and
 * their response is accepted only if a byte was received after the request. HTTP/2 binds responses by stream.
 *
 * <p>Add it as the last network interceptor: what it lets pass is sent.
 */
final class BoundConnections implements Interceptor {

    private static final byte[] NONE = {};

    private final int silenceMillis;
    /** Shared by all requests, and its own lock: a new one for each request costs more than the digest. */
    private final MessageDigest sha = sha256();

    private final Map<Connection, Use> uses = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Creates the interceptor.
     *
     * @param silence the time between two bytes of a response over HTTP/1.x; zero leaves it to OkHttp. The socket limits
     *     it, because OkHttp's timeout would wake its watchdog thread for each request.
     */
    BoundConnections(Duration silence) {
        this.silenceMillis = Math.toIntExact(silence.toMillis());
    }

    /** What is known of a connection that was used. */
    private static final class Use {

        private final byte[] credential;
        private volatile @Nullable CountingSocket socket;

        Use(byte[] credential, @Nullable CountingSocket socket) {
            this.credential = credential;
            this.socket = socket;
        }

        /** Returns whether another request may follow. A connection whose raw bytes cannot be seen is not reused. */
        boolean permits(byte[] other) {
            CountingSocket known = socket;
            return known != null && MessageDigest.isEqual(credential, other) && known.isSilent();
        }

        void end() {
            CountingSocket known = socket;
            if (known != null) {
                known.closeQuietly();
            }
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        // An interceptor of the user's client may have replaced the request, but not the call.
        Exchange exchange = chain.call().request().tag(Exchange.class);
        Connection connection = chain.connection();
        if (exchange == null || connection == null) {
            throw new ExchangeException("the request is not one of this transport");
        }
        if (isHttp1(connection.protocol())) {
            return bound(chain, connection, exchange);
        }
        return multiplexed(chain, connection, exchange);
    }

    private static boolean isHttp1(Protocol protocol) {
        return protocol == Protocol.HTTP_1_1 || protocol == Protocol.HTTP_1_0;
    }

    private Response bound(Chain chain, Connection connection, Exchange exchange) throws IOException {
        Request request = chain.request();
        byte[] credential = digest(request);
        Use earlier = uses.get(connection);
        if (earlier != null && (exchange.needsFreshConnection() || !earlier.permits(credential))) {
            // OkHttp 3 would keep the connection in its pool, and use it for the next try.
            closeQuietly(connection.socket());
            throw exchange.refuse();
        }
        Use use = earlier == null ? new Use(credential, null) : earlier;
        if (earlier == null) {
            uses.put(connection, use);
        }
        if (silenceMillis > 0) {
            connection.socket().setSoTimeout(silenceMillis);
        }
        exchange.sending();
        long before = exchange.rawBytes();
        Response response = proceed(chain, exchange, request);
        use.socket = exchange.socket();
        if (earlier != null && exchange.rawBytes() == before) {
            use.end();
            throw new ExchangeException("the response was received before its request was sent");
        }
        if (response.code() < 200) {
            use.end();
        }
        return whole(response);
    }

    private Response multiplexed(Chain chain, Connection connection, Exchange exchange) throws IOException {
        Use known = uses.get(connection);
        CountingSocket socket = known == null ? exchange.socketBehind(connection.socket()) : known.socket;
        if (known == null && socket != null) {
            socket.multiplex();
            uses.put(connection, new Use(NONE, socket));
        }
        exchange.sending();
        Response response = chain.proceed(chain.request());
        exchange.responded(socket);
        return whole(response);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyUnusable) {
            return;
        }
    }

    private static Response proceed(Chain chain, Exchange exchange, Request request) throws IOException {
        Exchange outer = exchange.enter();
        try {
            return chain.proceed(
                    exchange.needsFreshConnection()
                            ? request.newBuilder().header("Connection", "close").build()
                            : request);
        } finally {
            Exchange.leave(outer);
        }
    }

    /** Rejects an interim response: what follows it on the connection is not known to be HTTP. */
    private static Response whole(Response response) throws ExchangeException {
        if (response.code() < 200) {
            throw new ExchangeException("the server switched the protocol, which was not requested");
        }
        return response;
    }

    /** Returns a digest, so that idle connections hold no credential. */
    private byte[] digest(Request request) {
        synchronized (sha) {
            Headers headers = request.headers();
            for (int i = 0; i < headers.size(); i++) {
                if (headers.name(i).equalsIgnoreCase("Authorization")) {
                    sha.update(headers.value(i).getBytes(StandardCharsets.UTF_8));
                }
            }
            return sha.digest();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
