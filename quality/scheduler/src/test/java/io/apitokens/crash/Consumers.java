package io.apitokens.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs that use the secrets all the time. Each reads its secret again within the time that was declared. */
final class Consumers implements Runnable {

    private static final int TOGETHER = 25;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path directory;
    private final String service;
    private final int keys;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean ended;

    Consumers(Path directory, String service, int keys) {
        this.directory = directory;
        this.service = service;
        this.keys = keys;
    }

    @Override
    public void run() {
        for (int first = 0; !ended; first = (first + TOGETHER) % keys) {
            try {
                Map<Integer, String> secrets = new LinkedHashMap<>();
                for (int key = first; key < Math.min(keys, first + TOGETHER); key++) {
                    String secret = secret(key);
                    if (!secret.isEmpty()) {
                        secrets.put(key, secret);
                    }
                }
                Thread.sleep(Plan.RELOAD.dividedBy(4).toMillis());
                long read = System.nanoTime();
                for (Map.Entry<Integer, String> one : secrets.entrySet()) {
                    // A consumer that was held up itself would break its own promise.
                    if (System.nanoTime() - read < Plan.RELOAD.dividedBy(2).toNanos()) {
                        call(one.getKey(), one.getValue());
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void call(int key, String secret) throws IOException, InterruptedException {
        calls.incrementAndGet();
        if (!works(key, secret)) {
            refused.incrementAndGet();
        }
    }

    String secret(int key) throws IOException {
        try {
            return Files.readString(Plan.storeOf(directory, key)).strip();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    boolean works(int key, String secret) throws IOException, InterruptedException {
        return send("/use/" + key, secret, "").statusCode() == 200;
    }

    HttpResponse<String> send(String path, String secret, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", secret)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    int calls() {
        return calls.get();
    }

    int refused() {
        return refused.get();
    }

    void end() {
        ended = true;
    }
}
