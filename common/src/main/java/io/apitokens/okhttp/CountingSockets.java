package io.apitokens.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Creates sockets that count the raw bytes read, and that send small segments without delay. */
final class CountingSockets extends SocketFactory {

    private final SocketFactory sockets;

    CountingSockets(SocketFactory sockets) {
        this.sockets = sockets;
    }

    private static Socket counting(Socket socket) {
        try {
            // With Nagle's algorithm, the first request on a new TLS connection waits 40 ms for an acknowledgement.
            socket.setTcpNoDelay(true);
        } catch (SocketException | UnsupportedOperationException onlySlower) {
            // Other kinds of sockets, such as those of Unix domains, have no such option.
            return new CountingSocket(socket);
        }
        return new CountingSocket(socket);
    }

    @Override
    public Socket createSocket() throws IOException {
        return counting(sockets.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return counting(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return counting(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return counting(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return counting(sockets.createSocket(address, port, localAddress, localPort));
    }
}
