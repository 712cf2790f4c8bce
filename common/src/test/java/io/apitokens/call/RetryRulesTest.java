package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.call.RetryRules.Phase;
import io.apitokens.error.ErrorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the decision table: which failures may be retried, and which leave it open whether the call took effect. */
class RetryRulesTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # phase    | sta- | READ | RE-  | DE-   | RE-  | CRE- | ISS- | RO-  | source and why
            #          | tus  |      |PLACE | LETE  | VOKE | ATE  | UE   | TATE |
            NOT_SENT   | 0    | yes  | yes  | yes   | yes  | yes  | yes  | yes  | the vendor never saw it: no byte was written
            NO_RESPONSE  | 0    | yes  | yes  | yes   | yes  | no   | no   | no   | RFC 9110 9.2.2: only what is idempotent; a create at Gcore and Astro is not: its second secret would be lost
            RESPONSE   | 429  | yes  | yes  | yes   | yes  | yes  | yes  | yes  | RFC 6585 4; taken as not processed: inferred at all three vendors
            RESPONSE   | 408  | yes  | yes  | yes   | yes  | no   | no   | no   | RFC 9110 15.5.9: may be retried; whether the request was processed is unknown
            RESPONSE   | 425  | yes  | yes  | yes   | yes  | no   | no   | no   | RFC 8470 5.2: not processed, but sent by gateways too
            RESPONSE   | 500  | yes  | no   | no    | no   | no   | no   | no   | RFC 9110 15.6.1; the same change may fail the same way for ever, and Okta does not call it transient
            RESPONSE   | 501  | no   | no   | no    | no   | no   | no   | no   | RFC 9110 15.6.2: not supported now means never
            RESPONSE   | 502  | yes  | yes  | yes   | yes  | no   | no   | no   | RFC 9110 15.6.3: a gateway; what stands behind it may have run
            RESPONSE   | 503  | yes  | yes  | yes   | yes  | no   | no   | no   | RFC 9110 15.6.4: for a while; at Gcore it may be a wrong parameter, which ends with the same error
            RESPONSE   | 504  | yes  | yes  | yes   | yes  | no   | no   | no   | RFC 9110 15.6.5: a gateway; what stands behind it may have run
            RESPONSE   | 302  | no   | no   | no    | no   | no   | no   | no   | RFC 9110 15.4: a credential follows no redirect
            RESPONSE   | 400  | no   | no   | no    | no   | no   | no   | no   | RFC 9110 15.5.1: the same request is wrong again
            RESPONSE   | 401  | no   | no   | no    | no   | no   | no   | no   | RFC 9110 15.5.2: only with another credential, and once: see mayRenew
            RESPONSE   | 403  | no   | no   | no    | no   | no   | no   | no   | RFC 9110 15.5.4: not with the same credential
            RESPONSE   | 404  | no   | no   | no    | no   | no   | no   | no   | RFC 9110 15.5.5: it is gone again
            RESPONSE   | 409  | no   | no   | no    | no   | no   | no   | no   | RFC 9110 15.5.10: only the caller can resolve it
            RESPONSE   | 422  | no   | no   | no    | no   | no   | no   | no   | RFC 9110 15.5.21: the same request is wrong again
            """)
    void mayRepeat(
            Phase phase,
            int status,
            String read,
            String replace,
            String delete,
            String revoke,
            String create,
            String issue,
            String rotate,
            String why) {
        assertEquals(
                String.join(" ", read, replace, delete, revoke, create, issue, rotate),
                String.join(
                        " ",
                        yes(Effect.READ, phase, status),
                        yes(Effect.REPLACE, phase, status),
                        yes(Effect.DELETE, phase, status),
                        yes(Effect.REVOKE_SELF, phase, status),
                        yes(Effect.CREATE, phase, status),
                        yes(Effect.ISSUE, phase, status),
                        yes(Effect.ROTATE, phase, status)),
                why);
    }

    private static String yes(Effect effect, Phase phase, int status) {
        return RetryRules.mayRepeat(effect, phase, status) ? "yes" : "no";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            302 | true  | RFC 9110 15.4.3: a form that redirects has done its work before
            400 | false | RFC 9110 15.5.1: refused before anything was done
            401 | false | RFC 9110 15.5.2: refused before anything was done
            404 | false | RFC 9110 15.5.5: refused before anything was done
            408 | true  | RFC 9110 15.5.9: the side that timed out did not see the result
            409 | false | RFC 9110 15.5.10: refused before anything was done
            425 | false | RFC 8470 5.2: not processed
            429 | false | RFC 6585 4: taken as not processed, as above
            500 | true  | RFC 9110 15.6.1: something ran and broke
            502 | true  | RFC 9110 15.6.3: a gateway does not know
            503 | true  | RFC 9110 15.6.4: a gateway does not know
            504 | true  | RFC 9110 15.6.5: a gateway does not know
            """)
    void mayHaveTakenEffect(int status, boolean expected, String why) {
        for (Effect effect : Effect.values()) {
            assertEquals(expected && effect != Effect.READ, RetryRules.mayHaveTakenEffect(effect, status), why);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # kind of the response  | with another credential | source and why
            AUTHENTICATION          | true                    | RFC 9110 15.5.2: the request may be repeated with a new field
            PERMISSION_DENIED       | false                   | RFC 9110 15.5.4; Okta's 401 E0000015 is this: no login helps
            NOT_FOUND               | false                   | RFC 9110 15.5.5
            RATE_LIMITED            | false                   | RFC 6585 4: a limit is waited for, not walked around
            VENDOR_UNAVAILABLE      | false                   | RFC 9110 15.6
            """)
    void mayRenew(ErrorKind kind, boolean expected, String why) {
        for (Effect effect : Effect.values()) {
            // A call that revokes its own credential must not revoke the replacement.
            assertEquals(expected && effect != Effect.REVOKE_SELF, RetryRules.mayRenew(effect, kind), why);
        }
    }
}
