package io.apitokens.proofs.oauth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server of another project, as a process of Node that ends with this object. */
final class AuthorizationServer implements AutoCloseable {

    private static final String READY = "listening on ";
    private static final long SECONDS_TO_START = 60;

    private final Process process;
    private final StringWriter output = new StringWriter();
    private final CompletableFuture<String> origin = new CompletableFuture<>();

    private AuthorizationServer(Process process) {
        this.process = process;
    }

    /** Starts the server in a folder, for one client. */
    static AuthorizationServer start(Path folder, String clientId, String publicJwk) throws IOException {
        Process process = new ProcessBuilder("node", "server.js", clientId, publicJwk)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        AuthorizationServer server = new AuthorizationServer(process);
        Thread reader = new Thread(server::read, "output of the server");
        reader.setDaemon(true);
        reader.start();
        return server;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.startsWith(READY)) {
                    origin.complete(line.substring(READY.length()));
                }
            }
        } catch (IOException e) {
            origin.completeExceptionally(e);
        }
        origin.completeExceptionally(new IOException("the server ended: " + output));
    }

    /** Waits until the server listens. */
    String origin() throws IOException, InterruptedException {
        try {
            return origin.get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the server did not start: " + output, e);
        }
    }

    String output() {
        return output.toString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
