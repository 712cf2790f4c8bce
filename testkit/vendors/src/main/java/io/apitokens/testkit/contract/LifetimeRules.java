package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.CanCreate;
import io.apitokens.Expiry;
import io.apitokens.IssuedToken;
import io.apitokens.TokenSpec;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules for the lifetime of a new token: as requested, and never longer. */
abstract class LifetimeRules extends FixtureContract.Rules {

    private IssuedToken create(TokenSpec.Builder spec) {
        return stage().tokens().require(CanCreate.class).create(spec.build());
    }

    private TokenSpec.Builder spec() {
        return vendor().spec("ci");
    }

    private void assumeThatTokensExpire() {
        assumeTrue(vendor().hasExpiry(), "tokens of this vendor do not expire");
    }

    @Test
    void endsWhenRequestedOrBefore() {
        assumeThatTokensExpire();
        Instant asked = Stage.START.plus(Duration.ofDays(10).plusHours(5).plusNanos(123_456_789));
        Instant end = create(spec().expiresAt(asked)).token().expiry().endsAt().orElseThrow();
        assertFalse(end.isAfter(asked), end + " is after " + asked);
        assertFalse(end.isBefore(asked.minus(Duration.ofDays(1))), end + " is more than a day before " + asked);
    }

    @Test
    void ofAWhileEndsThen() {
        assumeThatTokensExpire();
        Instant end = create(spec().expiresAfter(Stage.LIFETIME))
                .token()
                .expiry()
                .endsAt()
                .orElseThrow();
        assertEquals(Stage.START.plus(Stage.LIFETIME), end);
    }

    @Test
    void isOverAtTheVendorToo() {
        assumeThatTokensExpire();
        IssuedToken issued = create(spec().expiresAfter(Stage.LIFETIME));
        stage().timeSource().advance(Stage.LIFETIME.minusSeconds(1));
        assertTrue(vendor().accepts(issued.secret()));
        stage().timeSource().advance(Duration.ofSeconds(1));
        assertFalse(vendor().accepts(issued.secret()));
    }

    @Test
    void withoutEndNeverEnds() {
        assumeTrue(vendor().hasUnlimitedLifetime(), "every token of this vendor expires");
        IssuedToken issued = create(spec().neverExpires());
        assertInstanceOf(Expiry.Never.class, issued.token().expiry());
        stage().timeSource().advance(Duration.ofDays(36_500));
        assertTrue(vendor().accepts(issued.secret()));
    }

    @Test
    void thatTheVendorDoesNotHaveIsRefused() {
        if (!vendor().hasExpiry()) {
            stage().refused(InvalidInputException.class, () -> create(spec().expiresAfter(Stage.LIFETIME)));
            stage().refused(
                            InvalidInputException.class,
                            () -> create(spec().expiresAt(Stage.START.plus(Stage.LIFETIME))));
        }
        if (!vendor().hasUnlimitedLifetime()) {
            stage().refused(InvalidInputException.class, () -> create(spec().neverExpires()));
        }
    }

    @Test
    void inThePastIsRefused() {
        assumeThatTokensExpire();
        for (Duration ago : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(400))) {
            TokenSpec.Builder spec = spec().expiresAt(Stage.START.minus(ago));
            InvalidInputException error = stage().refused(InvalidInputException.class, () -> create(spec));
            assertEquals("expiresAt", error.field());
        }
        for (Duration length : List.of(Duration.ZERO, Duration.ofDays(-1))) {
            InvalidInputException error =
                    stage().refused(InvalidInputException.class, () -> create(spec().expiresAfter(length)));
            assertEquals("expiresAfter", error.field());
        }
    }

    @Test
    void beyondEveryCalendarIsRefused() {
        assumeThatTokensExpire();
        InvalidInputException until =
                stage().refused(InvalidInputException.class, () -> create(spec().expiresAt(Instant.MAX)));
        assertEquals("expiresAt", until.field());
        InvalidInputException length = stage().refused(
                        InvalidInputException.class, () -> create(spec().expiresAfter(Duration.ofDays(1L << 40))));
        assertEquals("expiresAfter", length.field());
    }

    @Test
    void thatIsNotChosenOrChosenTwiceIsRefused() {
        InvalidInputException none = stage().refused(InvalidInputException.class, () -> create(spec()));
        assertEquals("expiry", none.field());
        InvalidInputException two = stage().refused(
                        InvalidInputException.class,
                        () -> create(spec().neverExpires().expiresAfter(Stage.LIFETIME)));
        assertEquals("expiry", two.field());
    }
}
