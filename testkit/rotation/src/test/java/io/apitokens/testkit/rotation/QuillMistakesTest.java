package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.testkit.rotation.QuillSuites.Result;
import io.apitokens.testkit.rotation.QuillTokens.Mistake;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake of a client turns rules red, and among them the one that forbids it. */
class QuillMistakesTest {

    private static Arguments row(Mistake mistake, QuillTraits traits, Class<?> suite, String... rules) {
        return arguments(mistake, traits, suite, Set.of(rules));
    }

    static Stream<Arguments> mistakes() {
        QuillTraits rich = QuillTraits.RICH;
        return Stream.of(
                row(
                        Mistake.CREATE_DECLARED_REPLACE,
                        rich,
                        QuillSuites.Creates.class,
                        "namesTheOneTokenWhenTheResponseWasLost",
                        "isNotRetriedAfterA5xx",
                        "neverMakesTwoTokensAndNeverLosesOne"),
                row(
                        Mistake.ROTATE_DECLARED_REPLACE,
                        rich,
                        QuillSuites.Rotates.class,
                        "isSentOnceWhenTheResponseIsLostAndMayHaveHappened"),
                row(
                        Mistake.CREATE_WITHOUT_GUARD,
                        rich,
                        QuillSuites.Creates.class,
                        "namesTheOneTokenWhenTheResponseWasLost",
                        "withARestrictionThatTheVendorDoesNotHaveIsRefused",
                        "neverMakesTwoTokensAndNeverLosesOne"),
                row(
                        Mistake.CREATE_WITHOUT_GUARD,
                        rich,
                        QuillSuites.Faults.class,
                        "tokens.create response-lost",
                        "tokens.create cut-after-secret"),
                row(
                        Mistake.CREATE_DROPS_RESTRICTION,
                        rich,
                        QuillSuites.Creates.class,
                        "likeARestrictedTokenIsRefusedOrAsRestricted"),
                row(
                        Mistake.CREATE_DROPS_RESTRICTION,
                        rich,
                        QuillSuites.Rotations.class,
                        "aRestrictedTokenIsNotSucceededByAWiderOne"),
                row(Mistake.UPDATE_DROPS_CONDITION, rich, QuillSuites.Updates.class, "liftsNoRestriction"),
                row(Mistake.UPDATE_DROPS_DENIALS, rich, QuillSuites.Updates.class, "liftsNoRestriction"),
                row(Mistake.UPDATE_DROPS_END, rich, QuillSuites.Updates.class, "changesNothingThatItDoesNotName"),
                row(Mistake.UPDATE_ENABLES, rich, QuillSuites.Updates.class, "doesNotEnableADisabledToken"),
                row(Mistake.DENIAL_TOLD_AS_GRANT, rich, QuillSuites.Tokens.class, "areNotReportedAsGrants"),
                row(
                        Mistake.WALK_TO_NEXT_PAGE,
                        rich,
                        QuillSuites.Tokens.class,
                        "skipsNoLiveTokenWhileOthersAreDeletedAndCreated"),
                row(
                        Mistake.RESTRICTION_NOT_TOLD,
                        rich,
                        QuillSuites.Tokens.class,
                        "areReported",
                        "areNotLostInASpecificationLikeTheToken"),
                row(
                        Mistake.RESTRICTION_NOT_TOLD,
                        rich,
                        QuillSuites.Creates.class,
                        "likeARestrictedTokenIsRefusedOrAsRestricted"),
                row(
                        Mistake.RESTRICTION_NOT_TOLD,
                        rich,
                        QuillSuites.Rotations.class,
                        "aRestrictedTokenIsNotSucceededByAWiderOne"),
                row(
                        Mistake.SECRET_LOST_AFTER_ROLL,
                        QuillTraits.USUAL,
                        QuillSuites.Rotates.class,
                        "whoseRecordCannotBeReadAfterwardsStillReturnsTheSecret"),
                row(
                        Mistake.TAKEN_NAME_BELIEVED,
                        QuillTraits.UNIQUE,
                        QuillSuites.Creates.class,
                        "thatGetsItsOwnNameRefusedIsNotSaidToHaveFailed"),
                row(
                        Mistake.LAST_USE_TOLD_AS_NEVER,
                        QuillTraits.POOR,
                        QuillSuites.Tokens.class,
                        "neverReportsATokenThatWasUsedAsUnused"));
    }

    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("mistakes")
    void turnsTheRuleRed(Mistake mistake, QuillTraits traits, Class<?> suite, Set<String> rules) {
        Result result = QuillSuites.run(traits, mistake, suite);
        Set<String> green = new TreeSet<>(rules);
        green.removeAll(result.failures().keySet());
        assertEquals(Set.of(), green, () -> "red: " + result.failures().keySet());
        assertTrue(result.passed() > 0, "nothing works with the mistake, so it proves no single rule");
    }

    @Test
    void everyMistakeIsTried() {
        Set<Mistake> tried = EnumSet.noneOf(Mistake.class);
        mistakes().forEach(row -> tried.add((Mistake) row.get()[0]));
        assertEquals(EnumSet.copyOf(Arrays.asList(Mistake.values())), tried);
    }
}
