package io.apitokens.testkit;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with an exchange. Immutable: each method that narrows or changes a fault returns a new one.
 *
 * <p>A fault strikes either <em>before commit</em>, so that the operation is not carried out, or <em>after commit</em>,
 * so that it is and only the answer suffers; each factory says which. Unless narrowed it takes the next exchange, once.
 * Requests that fail authentication never meet a fault.
 *
 * @see SimulatedVendor#inject(Fault)
 */
public final class Fault {
    /** Turns the vendor's answer into what the client gets; a fault before commit is given an empty answer. */
    interface Effect {
        Delivery deliver(Answer answer, Account<?> account);
    }

    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;

    private final Effect effect;
    private final boolean afterCommit;
    private final @Nullable FaultReply reply;
    private final @Nullable SocketEffect inPlaceOfAnswer;
    private final FaultTarget target;

    private Fault(
            Effect effect,
            boolean afterCommit,
            @Nullable FaultReply reply,
            @Nullable SocketEffect inPlaceOfAnswer,
            FaultTarget target) {
        this.effect = effect;
        this.afterCommit = afterCommit;
        this.reply = reply;
        this.inPlaceOfAnswer = inPlaceOfAnswer;
        this.target = target;
    }

    private static Fault replying(FaultReply reply, boolean afterCommit, FaultTarget target) {
        return new Fault((answer, account) -> reply.deliver(account), afterCommit, reply, null, target);
    }

    private static Fault spoiling(Effect effect) {
        return new Fault(effect, true, null, null, FaultTarget.NEXT);
    }

    private static Fault http2(Delivery.Manner manner, boolean afterCommit, SocketEffect effect) {
        return new Fault(
                (answer, account) -> Delivery.http2(answer, manner), afterCommit, null, effect, FaultTarget.NEXT);
    }

    private static Fault rewriting(UnaryOperator<JsonElement> change) {
        return spoiling((answer, account) -> Delivery.whole(rewrite(answer, change)));
    }

    private static Answer rewrite(Answer answer, UnaryOperator<JsonElement> change) {
        JsonElement root = answer.body() == null ? null : Json.parse(answer.body());
        return root == null ? answer : answer.withBody(change.apply(root).toString());
    }

    /**
     * Carries the operation out and cuts the connection before any byte of the answer.
     *
     * @return a fault after commit
     */
    public static Fault answerLost() {
        return spoiling((answer, account) -> Delivery.lost(answer));
    }

    /**
     * Cuts the connection without carrying the operation out; a client cannot tell it from {@link #answerLost()}.
     *
     * @return a fault before commit
     */
    public static Fault requestLost() {
        return new Fault((answer, account) -> Delivery.lost(answer), false, null, null, FaultTarget.NEXT);
    }

    /**
     * Answers a status with an error body in the vendor's own shape, unless {@link #body(String)} gives another.
     *
     * @param status the status to answer, 200 to 599
     * @return a fault before commit; {@link #afterCommit()} moves it
     */
    public static Fault status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599");
        }
        return replying(new FaultReply(status, List.of(), null, null, false), false, FaultTarget.NEXT);
    }

    /**
     * Answers an HTML page, as gateways do.
     *
     * @param status the status to answer; 200 imitates a captive portal
     * @return a fault before commit; {@link #afterCommit()} moves it
     */
    public static Fault html(int status) {
        String page = "<!DOCTYPE html><html><body><h1>" + status + " simulated gateway</h1></body></html>";
        return replying(new FaultReply(status, List.of(), "text/html", page, true), false, FaultTarget.NEXT);
    }

    /**
     * Answers a redirect.
     *
     * @param status 301, 302, 303, 307 or 308
     * @param location where to; never a host that a test must not reach
     * @return a fault before commit; {@link #afterCommit()} moves it
     */
    public static Fault redirect(int status, String location) {
        return status(status).body("").header("Location", location);
    }

    /**
     * Answers the right status with an empty body.
     *
     * @return a fault after commit
     */
    public static Fault emptyBody() {
        return spoiling((answer, account) -> Delivery.whole(answer.withBody("")));
    }

    /**
     * Announces the whole body, sends its first bytes and cuts the connection. An answer without a body is cut whole.
     *
     * @param bytes how many bytes arrive, at most all but one
     * @return a fault after commit
     */
    public static Fault cutBody(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
        return spoiling((answer, account) -> Delivery.cut(answer, bytes));
    }

    /**
     * Adds a field that no document describes to every object of the answer.
     *
     * @return a fault after commit
     */
    public static Fault unknownField() {
        return rewriting(Distortion::addField);
    }

    /**
     * Replaces every value of a growing enumeration, such as a role or a scope, by one that no document describes.
     *
     * @return a fault after commit
     */
    public static Fault unknownEnum() {
        return spoiling((answer, account) ->
                Delivery.whole(rewrite(answer, root -> Distortion.changeEnums(root, account.openEnums()))));
    }

    /**
     * Writes every member of every object twice, the second time with the same value.
     *
     * @return a fault after commit
     */
    public static Fault duplicateKeys() {
        return spoiling((answer, account) -> {
            JsonElement root = answer.body() == null ? null : Json.parse(answer.body());
            return Delivery.whole(root == null ? answer : answer.withBody(Distortion.writeTwice(root)));
        });
    }

    /**
     * Answers an array where an object is due, and an object where an array is due.
     *
     * @return a fault after commit
     */
    public static Fault wrongType() {
        return rewriting(Distortion::changeRoot);
    }

    /**
     * Announces no length, sends the first bytes of the body and ends the connection, so that nothing but the text itself
     * shows that it is not whole. An answer without a body is cut whole.
     *
     * @param bytes how many bytes arrive, at most all but one
     * @return a fault after commit, for HTTP/1
     */
    public static Fault truncateBody(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
        return spoiling((answer, account) -> Delivery.truncated(answer, bytes));
    }

    /**
     * Announces the whole body, sends its first bytes and resets the connection. An answer without a body is cut whole.
     *
     * @param bytes how many bytes are sent, at most all but one; a system may drop some when the reset arrives
     * @return a fault after commit, for HTTP/1
     */
    public static Fault resetBody(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative");
        }
        return spoiling((answer, account) -> Delivery.reset(answer, bytes));
    }

    /**
     * Carries the operation out and sends the headers and the first bytes of the body at once; the rest is held back.
     * Closing the simulator ends the wait. An answer without a body is sent whole.
     *
     * @param bytes how many bytes are sent at once, at most all but one
     * @param delay how long, in real time
     * @return a fault after commit
     */
    public static Fault slowBody(int bytes, Duration delay) {
        return spoiling((answer, account) -> Delivery.slow(answer, bytes, delay));
    }

    /**
     * Resets the stream with {@code REFUSED_STREAM}, by which a server says that it did nothing.
     *
     * @return a fault before commit, for simulators that speak HTTP/2; it cannot be narrowed to a path
     */
    public static Fault refusedStream() {
        return http2(Delivery.Manner.STREAM_RESET, false, new SocketEffect.CloseStream(REFUSED_STREAM));
    }

    /**
     * Carries the operation out and resets the stream with {@code INTERNAL_ERROR} in place of an answer.
     *
     * @return a fault after commit, for simulators that speak HTTP/2; it cannot be narrowed to a path
     */
    public static Fault resetStream() {
        return http2(Delivery.Manner.STREAM_RESET, true, new SocketEffect.CloseStream(INTERNAL_ERROR));
    }

    /**
     * Carries the operation out, says {@code GOAWAY} and closes the connection in place of an answer.
     *
     * @return a fault after commit, for simulators that speak HTTP/2; it cannot be narrowed to a path
     */
    public static Fault goAway() {
        return http2(Delivery.Manner.GOODBYE, true, SocketEffect.ShutdownConnection.INSTANCE);
    }

    /**
     * Carries the operation out at once and holds the answer back; closing the simulator ends the wait.
     *
     * @param delay how long, in real time
     * @return a fault after commit
     */
    public static Fault delayHeaders(Duration delay) {
        return spoiling((answer, account) -> Delivery.late(answer, delay));
    }

    /**
     * Adds a header line to {@link #status(int)}, {@link #html(int)} or {@link #redirect(int, String)}. It replaces the
     * vendor's own header of that name; calling it twice with one name sends two lines.
     *
     * @param name the header's name
     * @param value the header's value
     * @return the changed fault
     */
    public Fault header(String name, String value) {
        return replying(reply("header").with(new Header(name, value)), afterCommit, target);
    }

    /**
     * Sets the body of {@link #status(int)}; its media type stays {@code application/json}.
     *
     * @param text the whole body
     * @return the changed fault
     */
    public Fault body(String text) {
        return replying(reply("body").with(text), afterCommit, target);
    }

    /**
     * Leaves out the headers that the vendor puts on every answer, as a gateway before it does.
     *
     * @return the changed fault
     */
    public Fault bare() {
        return replying(reply("bare").withoutDecoration(), afterCommit, target);
    }

    /**
     * Carries the operation out before {@link #status(int)}, {@link #html(int)} or a redirect is answered.
     *
     * @return the changed fault
     */
    public Fault afterCommit() {
        return replying(reply("afterCommit"), true, target);
    }

    /**
     * Narrows the fault to some exchanges.
     *
     * @param method the HTTP method
     * @param path the end of the path, or a regular expression for the whole path; neither sees the query
     * @return the narrowed fault
     */
    public Fault on(String method, String path) {
        return narrowed(target.on(method, path));
    }

    /**
     * Lets the fault strike a number of times instead of once.
     *
     * @param times how many exchanges it takes before it is used up, at least 1
     * @return the changed fault
     */
    public Fault times(int times) {
        return narrowed(target.times(times));
    }

    /**
     * Lets the fault strike each n-th exchange that reaches it, for ever unless {@link #times(int)} is chosen too.
     *
     * @param n 3 takes the third, sixth, ninth exchange; 1 takes each
     * @return the changed fault
     */
    public Fault every(int n) {
        return narrowed(target.every(n));
    }

    boolean isAfterCommit() {
        return afterCommit;
    }

    /** Tells what is done to the stream or the connection of HTTP/2; null for a fault that answers. */
    @Nullable
    SocketEffect inPlaceOfAnswer() {
        return inPlaceOfAnswer;
    }

    Delivery deliver(Answer answer, Account<?> account) {
        return effect.deliver(answer, account);
    }

    FaultTarget target() {
        return target;
    }

    private Fault narrowed(FaultTarget next) {
        if (inPlaceOfAnswer != null && next.path() != null) {
            throw new IllegalStateException("a fault of HTTP/2 strikes before the path is known; use every(n)");
        }
        return new Fault(effect, afterCommit, reply, inPlaceOfAnswer, next);
    }

    private FaultReply reply(String asked) {
        if (reply == null) {
            throw new IllegalStateException(asked + " belongs to status, html and redirect");
        }
        return reply;
    }
}
