package io.apitokens.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/** A server socket with Nagle's algorithm off. Otherwise every small body waits 40 ms for a delayed acknowledgement. */
final class QuickServerSocket extends ServerSocket {

    private QuickServerSocket() throws IOException {}

    @Override
    public Socket accept() throws IOException {
        Socket socket = super.accept();
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Creates the sockets of a server. */
    static final class Factory extends ServerSocketFactory {

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new QuickServerSocket();
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }
}
