package io.apitokens.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.http.RetryRules.Phase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table: what may be repeated after what, and what leaves open whether it took effect. */
class RetryRulesTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # phase    | sta- | READ | RE-  | DE-   | RE-  | ISS- | RO-  | why
            #          | tus  |      |PLACE | LETE  | VOKE | UE   | TATE |
            NOT_SENT   | 0    | yes  | yes  | yes   | yes  | yes  | yes  | the vendor never saw it
            NO_ANSWER  | 0    | yes  | yes  | yes   | yes  | no   | no   | a second secret nobody holds
            ANSWERED   | 429  | yes  | yes  | yes   | yes  | yes  | yes  | taken as not processed: inferred at all three vendors
            ANSWERED   | 408  | yes  | yes  | yes   | yes  | no   | no   | RFC 9110 15.5.9: may be repeated; who gave up is open
            ANSWERED   | 425  | yes  | yes  | yes   | yes  | no   | no   | RFC 8470 5.2: not processed, but sent by gateways too
            ANSWERED   | 500  | yes  | no   | no    | no   | no   | no   | the same change may fail the same way for ever
            ANSWERED   | 501  | no   | no   | no    | no   | no   | no   | RFC 9110 15.6.2: not supported now means never
            ANSWERED   | 502  | yes  | yes  | yes   | yes  | no   | no   | a gateway; what stands behind it may have run
            ANSWERED   | 503  | yes  | yes  | yes   | yes  | no   | no   | a gateway; what stands behind it may have run
            ANSWERED   | 504  | yes  | yes  | yes   | yes  | no   | no   | a gateway; what stands behind it may have run
            ANSWERED   | 302  | no   | no   | no    | no   | no   | no   | a credential follows no redirect
            ANSWERED   | 400  | no   | no   | no    | no   | no   | no   | the same request is wrong again
            ANSWERED   | 401  | no   | no   | no    | no   | no   | no   | only with another credential, and once
            ANSWERED   | 403  | no   | no   | no    | no   | no   | no   | it is not allowed again
            ANSWERED   | 404  | no   | no   | no    | no   | no   | no   | it is gone again
            ANSWERED   | 409  | no   | no   | no    | no   | no   | no   | only the caller can resolve it
            ANSWERED   | 422  | no   | no   | no    | no   | no   | no   | the same request is wrong again
            """)
    void mayRepeat(
            Phase phase,
            int status,
            String read,
            String replace,
            String delete,
            String revoke,
            String issue,
            String rotate,
            String why) {
        assertEquals(
                String.join(" ", read, replace, delete, revoke, issue, rotate),
                String.join(
                        " ",
                        yes(Effect.READ, phase, status),
                        yes(Effect.REPLACE, phase, status),
                        yes(Effect.DELETE, phase, status),
                        yes(Effect.REVOKE_SELF, phase, status),
                        yes(Effect.ISSUE, phase, status),
                        yes(Effect.ROTATE, phase, status)),
                why);
    }

    private static String yes(Effect effect, Phase phase, int status) {
        return RetryRules.mayRepeat(effect, phase, status) ? "yes" : "no";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            302 | true  | a form that redirects has done its work before
            400 | false | refused before anything was done
            401 | false | refused before anything was done
            404 | false | refused before anything was done
            408 | true  | whoever gave up waiting did not see the end
            409 | false | refused before anything was done
            425 | false | RFC 8470: not processed
            429 | false | taken as not processed
            500 | true  | something ran and broke
            502 | true  | a gateway does not know
            503 | true  | a gateway does not know
            504 | true  | a gateway does not know
            """)
    void mayHaveTakenEffect(int status, boolean expected, String why) {
        for (Effect effect : Effect.values()) {
            assertEquals(expected && effect != Effect.READ, RetryRules.mayHaveTakenEffect(effect, status), why);
        }
    }
}
