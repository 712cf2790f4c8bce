package io.apitokens.okhttp;

import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okio.Okio;

/** Sends a request to a server in memory, through all that a request to a vendor passes below TLS. */
final class Rehearsal {

    private static final String RESPONSE = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";

    private Rehearsal() {}

    /**
     * Returns whether the response was received.
     *
     * @throws LinkageError if a class or a member is missing
     */
    static boolean run() {
        if (isOkHttp5()) {
            // Early releases of OkHttp 5 need this only for HTTP/2, once the request counts as sent.
            Okio.socket(new MemorySocket());
        }
        OkHttpClient client =
                ClientSetup.tame(new OkHttpClient.Builder().socketFactory(new MemorySockets()), Duration.ZERO);
        Deadlines.Deadline deadline = Deadlines.SHARED.start(Duration.ofMinutes(1), () -> {});
        Exchange exchange = new Exchange(true, deadline);
        HttpRequest request =
                HttpRequest.of(HttpMethod.POST, "http://127.0.0.1/", Headers.of(), new byte[] {'{', '}'}, true);
        try {
            Call call = client.newCall(new Conversion().request(request, exchange));
            try (HttpResponse response = Conversion.response(call.execute(), exchange)) {
                return response.body().readAllBytes().length == 2;
            }
        } catch (IOException interrupted) {
            // Only the linking counts, and it may be complete. The next client tries again.
            return false;
        } finally {
            deadline.end();
            Deadlines.SHARED.release();
        }
    }

    /** Returns whether the client is of OkHttp 5. Its version may be that of another jar, further back. */
    private static boolean isOkHttp5() {
        try {
            return okhttp3.Headers.EMPTY.size() == 0;
        } catch (NoSuchFieldError older) {
            return false;
        }
    }

    /** A socket with one response, to which requests are written in vain. It needs no descriptor. */
    private static final class MemorySocket extends Socket {

        private final InputStream response = new ByteArrayInputStream(RESPONSE.getBytes(StandardCharsets.US_ASCII));

        @Override
        public void connect(SocketAddress remote, int timeout) {}

        @Override
        public InputStream getInputStream() {
            return response;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void setTcpNoDelay(boolean on) {}

        @Override
        public void setSoTimeout(int timeout) {}

        @Override
        public int getSoTimeout() {
            return 0;
        }
    }

    private static final class MemorySockets extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new MemorySocket();
        }

        @Override
        public Socket createSocket(String host, int port) {
            return new MemorySocket();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            return new MemorySocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return new MemorySocket();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            return new MemorySocket();
        }
    }
}
