package io.apitokens.proofs;

import io.apitokens.Secret;
import io.apitokens.testkit.FaultCell;
import io.apitokens.testkit.FaultTable;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MatrixFault.Setting;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Creates tokens at Gcore and Astro with a plain OkHttp client. A create is executed once, and its status is checked.
 */
final class PlainOkHttp {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final String AT_GCORE =
            "{\"name\":\"matrix\",\"exp_date\":null,\"client_user\":{\"role\":{\"id\":2,\"name\":\"Users\"}}}";
    private static final String AT_ASTRO =
            "{\"name\":\"matrix\",\"scope\":\"ORGANIZATION\",\"role\":\"ORGANIZATION_MEMBER\"}";

    private PlainOkHttp() {}

    /** The outcome of a create: orphans, repeated requests, and requests to another host. */
    private record Trace(int orphans, int resent, int strayed) {}

    /** The vendor, path, authentication scheme and body of a create. */
    record Target(SimulatedVendor simulator, String path, String scheme, String body) implements AutoCloseable {

        static Target of(SimulatedGcore gcore) {
            return new Target(gcore, "/iam/v2/clients/" + gcore.clientId() + "/tokens", "APIKey ", AT_GCORE);
        }

        static Target of(SimulatedAstro astro) {
            return new Target(astro, "/organizations/" + astro.organizationId() + "/tokens", "Bearer ", AT_ASTRO);
        }

        private static Target of(FaultCell cell) {
            ManualTimeSource timeSource = ManualTimeSource.startingAt(MatrixCell.START);
            boolean http2 = cell.fault().setting() == Setting.HTTP2;
            if (cell.vendor().equals("gcore")) {
                return of(http2 ? SimulatedGcore.startHttp2(timeSource) : SimulatedGcore.start(timeSource));
            }
            return of(http2 ? SimulatedAstro.startHttp2(timeSource) : SimulatedAstro.start(timeSource));
        }

        Request.Builder request() {
            return new Request.Builder()
                    .url(simulator.baseUrl() + path)
                    .header("Authorization", scheme + simulator.credential().expose());
        }

        @Override
        public void close() {
            simulator.close();
        }
    }

    static String line(FaultTable table) throws InterruptedException, ExecutionException {
        List<FaultCell> cells = Stream.of("gcore", "astro")
                .flatMap(vendor -> table.cells(vendor, "createApiToken", "issue").stream())
                .toList();
        List<Trace> traces = FaultMatrix.inParallel(cells, PlainOkHttp::trace);
        return "plain OkHttp: " + traces.size() + " creates, orphans="
                + traces.stream().mapToInt(Trace::orphans).sum() + ", resent="
                + traces.stream().mapToInt(Trace::resent).sum() + ", sent to another host="
                + traces.stream().mapToInt(Trace::strayed).sum();
    }

    private static Trace trace(FaultCell cell) {
        Setting setting = cell.fault().setting();
        try (Target target = Target.of(cell);
                SimulatedGcore elsewhere = SimulatedGcore.start();
                MatrixTransports transports = new MatrixTransports(setting)) {
            OkHttpClient client = transports.plain();
            SimulatedVendor simulator = target.simulator();
            if (setting == Setting.KEPT_ALIVE) {
                warmUp(client, target);
            }
            if (setting == Setting.NO_SERVER) {
                simulator.unreachable();
            } else {
                simulator.inject(cell.fault().fault(MatrixCell.START, simulator.credential(), elsewhere.baseUrl()));
            }
            int before = simulator.liveTokenIds().size();
            int earlier = simulator.requests().size();
            Secret held = create(client, target);
            int made = simulator.liveTokenIds().size() - before;
            int sent = simulator.requests().size() - earlier;
            int orphans = made - (held != null && simulator.accepts(held) ? 1 : 0);
            return new Trace(
                    orphans,
                    Math.max(0, sent - 1),
                    elsewhere.rejectedRequests() + elsewhere.requests().size());
        }
    }

    private static void warmUp(OkHttpClient client, Target target) {
        try {
            send(client, target.request().build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a token; returns null if the call failed, even if the vendor created a token. */
    static @Nullable Secret create(OkHttpClient client, Target target) {
        RequestBody body = RequestBody.create(target.body(), JSON);
        try {
            Matcher token =
                    TOKEN.matcher(send(client, target.request().post(body).build()));
            return token.find() ? Secret.of(token.group(1)) : null;
        } catch (IOException e) {
            // The exception does not say whether the vendor created a token.
            return null;
        }
    }

    private static String send(OkHttpClient client, Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("status " + response.code());
            }
            return response.body().string();
        }
    }
}
