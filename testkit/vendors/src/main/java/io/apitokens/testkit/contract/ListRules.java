package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Pager;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.PermissionDeniedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for listing tokens. */
abstract class ListRules extends FixtureContract.Rules {

    private static List<String> ids(Iterable<Token> tokens) {
        List<String> ids = new ArrayList<>();
        tokens.forEach(token -> ids.add(token.id().value()));
        return ids;
    }

    private void addTokens(int count) {
        for (int i = 0; i < count; i++) {
            vendor().addToken(stage().free("listed-" + i));
        }
    }

    private void assertGivesEveryLiveTokenOnce() {
        List<String> ids = ids(stage().tokens().list());
        assertEquals(vendor().liveTokenIds(), new HashSet<>(ids));
        assertEquals(new HashSet<>(ids).size(), ids.size(), "a token was given twice");
    }

    @Test
    void givesEveryLiveTokenOnce() {
        addTokens(4);
        assertGivesEveryLiveTokenOnce();
    }

    @Test
    void givesEveryLiveTokenOnceOverManyPages() {
        vendor().smallPages();
        addTokens(12);
        assertGivesEveryLiveTokenOnce();
    }

    @Test
    void leavesOutDeletedTokens() {
        String gone = vendor().addToken("gone");
        stage().tokens().delete(stage().id(gone));
        assertFalse(ids(stage().tokens().list()).contains(gone));
    }

    @Test
    void sendsNothingBeforeTheFirstTokenIsRequested() {
        Pager<Token> list = stage().tokens().list();
        assertEquals(0, stage().requestsOf(() -> assertNotNull(list.iterator())));
        assertEquals(1, stage().requestsOf(() -> assertTrue(list.iterator().hasNext())));
    }

    @Test
    void beginsAnewWithEachWalk() {
        Pager<Token> list = stage().tokens().list();
        List<String> before = ids(list);
        String added = vendor().addToken("added");
        List<String> after = ids(list);
        assertFalse(before.contains(added));
        assertTrue(after.contains(added));
    }

    @Test
    void givesThoseThatPassTheFilter() {
        addTokens(3);
        String wanted = vendor().addToken("wanted");
        assertEquals(
                List.of(wanted), ids(stage().tokens().list(TokenFilter.all().named("wanted"))));
        assertEquals(
                3,
                ids(stage().tokens().list(TokenFilter.all().nameStartsWith("listed-")))
                        .size());
        assertEquals(
                Set.of(),
                new HashSet<>(ids(stage().tokens().list(TokenFilter.all().named("missing")))));
    }

    @Test
    void neverEndsNormallyWhileIncomplete() {
        vendor().smallPages();
        addTokens(12);
        int all = vendor().liveTokenIds().size();
        Iterator<Token> walk = stage().tokens().list().iterator();
        walk.next();
        stage().next(ContractFault.status(403));
        int given = 1;
        try {
            while (walk.hasNext()) {
                walk.next();
                given++;
            }
            assertEquals(all, given);
        } catch (PermissionDeniedException refused) {
            assertTrue(given < all);
        }
    }

    /** Checks walks that other clients disturb, at several places. A walk that reports an error skips nothing silently. */
    @Test
    void skipsNoLiveTokenWhileOthersAreDeletedAndCreated() {
        vendor().smallPages();
        addTokens(14);
        for (int taken : List.of(1, 3, 4, 6, 8)) {
            Set<String> throughout = new HashSet<>(vendor().liveTokenIds());
            Iterator<Token> walk = stage().tokens().list().iterator();
            List<String> given = new ArrayList<>();
            while (given.size() < taken) {
                given.add(walk.next().id().value());
            }
            throughout.removeAll(deleteTwoOf(given));
            vendor().addToken(stage().free("created meanwhile"));
            try {
                walk.forEachRemaining(token -> given.add(token.id().value()));
            } catch (ApiTokenException stopped) {
                stage().assertShowsNoSecret(stopped);
                continue;
            }
            throughout.removeAll(given);
            assertEquals(Set.of(), throughout, "skipped after " + taken);
            assertEquals(new HashSet<>(given).size(), given.size(), "a token was given twice");
        }
    }

    private List<String> deleteTwoOf(List<String> given) {
        List<String> deleted = given.stream()
                .filter(id -> !vendor().secretOf(id).equals(vendor().credential()))
                .limit(2)
                .toList();
        deleted.forEach(id -> stage().tokens().delete(stage().id(id)));
        return deleted;
    }

    @Test
    void isRetriedWhenNoResponseArrives() {
        addTokens(2);
        stage().next(ContractFault.Kind.RESPONSE_LOST);
        stage().next(ContractFault.status(503));
        stage().next(ContractFault.of(ContractFault.Kind.CUT_BODY, 20));
        assertGivesEveryLiveTokenOnce();
    }

    @Test
    void showsNoSecret() {
        addTokens(1);
        for (Token token : stage().tokens().list()) {
            stage().assertShowsNoSecret(token);
            stage().assertShowsNoSecret(token.unwrap(Object.class).orElseThrow());
        }
    }
}
