package io.apitokens.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/** Sends what it has at once: otherwise every small body waits 40 ms for the client's kernel to confirm its head. */
final class QuickServerSocket extends ServerSocket {

    private QuickServerSocket() throws IOException {}

    @Override
    public Socket accept() throws IOException {
        Socket socket = super.accept();
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Makes them for a server. */
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
