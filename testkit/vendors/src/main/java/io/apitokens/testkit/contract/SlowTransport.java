package io.apitokens.testkit.contract;

import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.time.Duration;

/** A transport whose every exchange takes the same virtual time, and ends when the time of its call does. */
final class SlowTransport implements HttpTransport {

    private final HttpTransport sender = OkHttpTransport.create();
    private final ManualTimeSource timeSource;
    private final Duration each;

    SlowTransport(ManualTimeSource timeSource, Duration each) {
        this.timeSource = timeSource;
        this.each = each;
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        Duration left = attempt.timeLeft();
        HttpResponse response = sender.send(request, attempt);
        if (each.compareTo(left) < 0) {
            timeSource.advance(each);
            return response;
        }
        response.close();
        timeSource.advance(left);
        throw new IOException("the time of the call was over before the response came");
    }

    @Override
    public void close() {
        sender.close();
    }
}
