package io.apitokens.testkit;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * A fault in an exchange. Immutable: each method that narrows or changes a fault returns a new one.
 *
 * <p>A fault takes effect either <em>before commit</em>, so that the operation is not applied, or <em>after
 * commit</em>, so that the operation is applied and only the response is affected; each factory states which. By
 * default it takes effect in the next exchange, once. Requests that fail authentication are not affected, nor are
 * requests for access tokens, unless the fault is narrowed to their path. A fault of HTTP/2 affects these too.
 *
 * @see SimulatedVendor#inject(Fault)
 */
public final class Fault {
    /** Converts the vendor's response to what the client receives. A fault before commit gets an empty response. */
    interface Effect {
        Delivery deliver(SimulatedResponse response, SimulatedAccount<?> account);
    }

    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;

    private final Effect effect;
    private final boolean afterCommit;
    private final @Nullable FaultReply reply;
    private final @Nullable SocketEffect inPlaceOfResponse;
    private final FaultTarget target;

    private Fault(
            Effect effect,
            boolean afterCommit,
            @Nullable FaultReply reply,
            @Nullable SocketEffect inPlaceOfResponse,
            FaultTarget target) {
        this.effect = effect;
        this.afterCommit = afterCommit;
        this.reply = reply;
        this.inPlaceOfResponse = inPlaceOfResponse;
        this.target = target;
    }

    private static Fault replying(FaultReply reply, boolean afterCommit, FaultTarget target) {
        return new Fault((response, account) -> reply.deliver(account), afterCommit, reply, null, target);
    }

    private static Fault spoiling(Effect effect) {
        return new Fault(effect, true, null, null, FaultTarget.NEXT);
    }

    private static Fault http2(Delivery.Manner manner, boolean afterCommit, SocketEffect effect) {
        return new Fault(
                (response, account) -> Delivery.http2(response, manner), afterCommit, null, effect, FaultTarget.NEXT);
    }

    private static Fault rewriting(UnaryOperator<JsonElement> change) {
        return spoiling((response, account) -> Delivery.whole(rewrite(response, change)));
    }

    private static SimulatedResponse rewrite(SimulatedResponse response, UnaryOperator<JsonElement> change) {
        JsonElement root = response.body() == null ? null : JsonTree.parse(response.body());
        return root == null ? response : response.withBody(change.apply(root).toString());
    }

    /**
     * Applies the operation and closes the connection before the first byte of the response.
     *
     * @return a fault after commit
     */
    public static Fault responseLost() {
        return spoiling((response, account) -> Delivery.lost(response));
    }

    /**
     * Closes the connection without applying the operation. Clients cannot distinguish it from {@link #responseLost()}.
     *
     * @return a fault before commit
     */
    public static Fault requestLost() {
        return new Fault((response, account) -> Delivery.lost(response), false, null, null, FaultTarget.NEXT);
    }

    /**
     * Returns a status with an error body in the vendor's format, unless {@link #body(String)} sets another body.
     *
     * @param status the HTTP status, 200 to 599
     * @return a fault before commit; {@link #afterCommit()} changes that
     */
    public static Fault status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599");
        }
        return replying(new FaultReply(status, List.of(), null, null, false), false, FaultTarget.NEXT);
    }

    /**
     * Returns an HTML page, as gateways do.
     *
     * @param status the HTTP status; 200 imitates a captive portal
     * @return a fault before commit; {@link #afterCommit()} changes that
     */
    public static Fault html(int status) {
        String page = "<!DOCTYPE html><html><body><h1>" + status + " simulated gateway</h1></body></html>";
        return replying(new FaultReply(status, List.of(), "text/html", page, true), false, FaultTarget.NEXT);
    }

    /**
     * Returns a redirect.
     *
     * @param status 301, 302, 303, 307 or 308
     * @param location the URL of the {@code Location} header; use only a host that the test may reach
     * @return a fault before commit; {@link #afterCommit()} changes that
     */
    public static Fault redirect(int status, String location) {
        return status(status).body("").header("Location", location);
    }

    /**
     * Returns the correct status with an empty body.
     *
     * @return a fault after commit
     */
    public static Fault emptyBody() {
        return spoiling((response, account) -> Delivery.whole(response.withBody("")));
    }

    /**
     * Announces the complete body, sends its first bytes and closes the connection. A response without a body is lost
     * completely.
     *
     * @param bytes the count of bytes that are sent, at most all except the last
     * @return a fault after commit
     */
    public static Fault cutBody(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
        return spoiling((response, account) -> Delivery.cut(response, bytes));
    }

    /**
     * Adds an undocumented field to every object of the response.
     *
     * @return a fault after commit
     */
    public static Fault unknownField() {
        return rewriting(Distortion::addField);
    }

    /**
     * Replaces every value of an open enumeration, such as a role or a scope, with an undocumented one.
     *
     * @return a fault after commit
     */
    public static Fault unknownEnum() {
        return spoiling((response, account) ->
                Delivery.whole(rewrite(response, root -> Distortion.changeEnums(root, account.openEnums()))));
    }

    /**
     * Writes every field of every object twice, with the same value.
     *
     * @return a fault after commit
     */
    public static Fault duplicateKeys() {
        return spoiling((response, account) -> {
            JsonElement root = response.body() == null ? null : JsonTree.parse(response.body());
            return Delivery.whole(root == null ? response : response.withBody(Distortion.writeTwice(root)));
        });
    }

    /**
     * Returns an array instead of an object, or an object instead of an array.
     *
     * @return a fault after commit
     */
    public static Fault wrongType() {
        return rewriting(Distortion::changeRoot);
    }

    /**
     * Sends the first bytes of the body without {@code Content-Length} and closes the connection. Only the content
     * shows that the body is incomplete. A response without a body is lost completely.
     *
     * @param bytes the count of bytes that are sent, at most all except the last
     * @return a fault after commit, for HTTP/1
     */
    public static Fault truncateBody(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
        return spoiling((response, account) -> Delivery.truncated(response, bytes));
    }

    /**
     * Announces the complete body, sends its first bytes and resets the connection. A response without a body is lost
     * completely.
     *
     * @param bytes the count of bytes that are sent, at most all except the last; the client's system may drop some of
     *     them when the reset arrives
     * @return a fault after commit, for HTTP/1
     */
    public static Fault resetBody(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
        return spoiling((response, account) -> Delivery.reset(response, bytes));
    }

    /**
     * Applies the operation, sends the headers and the first bytes of the body at once, and delays the rest. Closing
     * the simulator ends the delay. A response without a body is sent completely and at once.
     *
     * @param bytes the count of bytes that are sent at once, at most all except the last
     * @param delay the delay of the rest, in real time
     * @return a fault after commit
     */
    public static Fault slowBody(int bytes, Duration delay) {
        return spoiling((response, account) -> Delivery.slow(response, bytes, delay));
    }

    /**
     * Resets the stream with {@code REFUSED_STREAM}, which states that the server did not process the request.
     *
     * @return a fault before commit, for HTTP/2 simulators; it cannot be narrowed to a path
     */
    public static Fault refusedStream() {
        return http2(Delivery.Manner.STREAM_RESET, false, new SocketEffect.CloseStream(REFUSED_STREAM));
    }

    /**
     * Applies the operation and resets the stream with {@code INTERNAL_ERROR} instead of a response.
     *
     * @return a fault after commit, for HTTP/2 simulators; it cannot be narrowed to a path
     */
    public static Fault resetStream() {
        return http2(Delivery.Manner.STREAM_RESET, true, new SocketEffect.CloseStream(INTERNAL_ERROR));
    }

    /**
     * Applies the operation, sends {@code GOAWAY} and closes the connection instead of a response.
     *
     * @return a fault after commit, for HTTP/2 simulators; it cannot be narrowed to a path
     */
    public static Fault goAway() {
        return http2(Delivery.Manner.GOODBYE, true, SocketEffect.ShutdownConnection.INSTANCE);
    }

    /**
     * Applies the operation at once and delays the response. Closing the simulator ends the delay.
     *
     * @param delay the delay of the response, in real time
     * @return a fault after commit
     */
    public static Fault delayHeaders(Duration delay) {
        return spoiling((response, account) -> Delivery.late(response, delay));
    }

    /**
     * Adds a header line to {@link #status(int)}, {@link #html(int)} or {@link #redirect(int, String)}. It replaces the
     * vendor's own header of that name; two calls with one name send two lines.
     *
     * @param name the header's name
     * @param value the header's value
     * @return the changed fault
     */
    public Fault header(String name, String value) {
        return replying(reply("header").with(new ResponseHeader(name, value)), afterCommit, target);
    }

    /**
     * Sets the body of {@link #status(int)}; its media type stays {@code application/json}.
     *
     * @param text the complete body
     * @return the changed fault
     */
    public Fault body(String text) {
        return replying(reply("body").with(text), afterCommit, target);
    }

    /**
     * Leaves out the headers that the vendor sends with every response, as a gateway in front of it does.
     *
     * @return the changed fault
     */
    public Fault bare() {
        return replying(reply("bare").withoutDecoration(), afterCommit, target);
    }

    /**
     * Applies the operation before the response of {@link #status(int)}, {@link #html(int)} or a redirect is sent.
     *
     * @return the changed fault
     */
    public Fault afterCommit() {
        return replying(reply("afterCommit"), true, target);
    }

    /**
     * Narrows the fault to exchanges with a method and a path.
     *
     * @param method the HTTP method, case-insensitive
     * @param path the end of the path, or a regular expression for the whole path; neither includes the query
     * @return the narrowed fault
     */
    public Fault on(String method, String path) {
        return narrowed(target.on(method, path));
    }

    /**
     * Sets how many times the fault takes effect; once unless set.
     *
     * @param times the count of exchanges, at least 1
     * @return the changed fault
     */
    public Fault times(int times) {
        return narrowed(target.times(times));
    }

    /**
     * Applies the fault to every n-th matching exchange, without limit unless {@link #times(int)} is set too.
     *
     * @param n 3 selects the third, sixth and ninth exchange; 1 selects every exchange
     * @return the changed fault
     */
    public Fault every(int n) {
        return narrowed(target.every(n));
    }

    boolean isAfterCommit() {
        return afterCommit;
    }

    /** Returns the effect on the HTTP/2 stream or connection; null for a fault that sends a response. */
    @Nullable
    SocketEffect inPlaceOfResponse() {
        return inPlaceOfResponse;
    }

    Delivery deliver(SimulatedResponse response, SimulatedAccount<?> account) {
        return effect.deliver(response, account);
    }

    FaultTarget target() {
        return target;
    }

    private Fault narrowed(FaultTarget next) {
        if (inPlaceOfResponse != null && next.path() != null) {
            throw new IllegalStateException("a fault of HTTP/2 strikes before the path is known; use every(n)");
        }
        return new Fault(effect, afterCommit, reply, inPlaceOfResponse, next);
    }

    private FaultReply reply(String asked) {
        if (reply == null) {
            throw new IllegalStateException(asked + " belongs to status, html and redirect");
        }
        return reply;
    }
}
