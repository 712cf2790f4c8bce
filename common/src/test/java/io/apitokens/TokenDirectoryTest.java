package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.IncompleteListException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnsupportedCapabilityException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenDirectoryTest {

    private final MemoryTokens first = with("1", "a", "b");
    private final MemoryTokens second = with("2", "c");
    private final MemoryTokens third = with("3", "d");
    private final TokenDirectory directory = TokenDirectory.of(first, second, third);

    private static MemoryTokens with(String account, String... names) {
        MemoryTokens tokens = new MemoryTokens(account);
        for (String name : names) {
            tokens.create(TokenSpec.builder(name)
                    .grant("ADMIN", Resource.account())
                    .neverExpires()
                    .build());
        }
        return tokens;
    }

    private static final ApiTokenException BROKEN =
            TransportException.of(CallFacts.NO_CALL, "no response was received", null);

    @Test
    void anIdRoutesItself() {
        TokenId id = TokenId.parse("acme/2/t1");
        assertEquals("c", directory.get(id).name());
        directory.delete(id);
        assertEquals(Map.of(), second.alive);
        assertThrows(NotFoundException.class, () -> directory.delete(id));
    }

    @Test
    void anIdOfAnotherAccountIsRefused() {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> directory.get(TokenId.parse("acme/9/t1")));
        assertEquals("account is not one of [acme/1, acme/2, acme/3]", refusal.getMessage());
    }

    @Test
    void twoClientsOfOneAccountAreRefused() {
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class, () -> TokenDirectory.of(first, second, new MemoryTokens("1")));
        assertEquals("accounts contain acme/1 twice", refusal.getMessage());
    }

    @Test
    void accountsAreKnownInTheirOrder() {
        assertEquals(List.of(first.account, second.account, third.account), List.copyOf(directory.accounts()));
        assertThrows(
                UnsupportedOperationException.class, () -> directory.accounts().clear());
        assertSame(second, directory.account(second.account));
    }

    @Test
    void aCapabilityIsThereOrTheErrorSaysSo() {
        assertSame(first, directory.require(first.account, CanCreate.class));
        UnsupportedCapabilityException missing = assertThrows(
                UnsupportedCapabilityException.class, () -> directory.require(first.account, CanRotate.class));
        assertEquals(
                "acme/1 does not support CanRotate: the vendor has no such operation for API tokens",
                missing.getMessage());
    }

    private static List<String> walk(Iterator<Token> walk) {
        List<String> names = new ArrayList<>();
        while (walk.hasNext()) {
            names.add(walk.next().name());
        }
        return names;
    }

    @Test
    void aListGoesThroughAllAccountsLazilyAndEndsWhenItIsComplete() {
        Iterator<Token> walk = directory.list().iterator();
        first.alive.clear();
        assertEquals(List.of("c", "d"), walk(walk), "nothing is read before the first token is needed");
        assertThrows(NoSuchElementException.class, walk::next);
        assertEquals(
                List.of("c"), walk(directory.list(TokenFilter.all().named("c")).iterator()));
    }

    @Test
    void anIncompleteListGivesWhatThereIsAndThenThrowsInsteadOfEnding() {
        first.failure = BROKEN;
        third.failure = MemoryTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        List<String> seen = new ArrayList<>();
        Iterable<Token> list = directory.list();
        IncompleteListException incomplete =
                assertThrows(IncompleteListException.class, () -> list.forEach(token -> seen.add(token.name())));
        assertEquals(List.of("a", "b", "c", "d"), seen);
        assertTrue(incomplete.getMessage().contains("[acme/1, acme/3]"), incomplete.getMessage());
        assertEquals(Set.of(first.account, third.account), incomplete.failures().keySet());
        assertSame(BROKEN, incomplete.failures().get(first.account));
        assertEquals(2, incomplete.getSuppressed().length);
    }

    @Test
    void anIncompleteListNeverEndsNormallyHoweverOftenItIsRead() {
        second.failure = BROKEN;
        Iterator<Token> walk = directory.list().iterator();
        for (int i = 0; i < 4; i++) {
            walk.next();
        }
        assertThrows(IncompleteListException.class, walk::hasNext);
        assertThrows(IncompleteListException.class, walk::next);
        second.failure = null;
        assertEquals(4, walk(directory.list().iterator()).size(), "the next walk starts anew");
    }

    @Test
    void failuresCanBeReportedInstead() {
        second.failure = BROKEN;
        Map<Account, ApiTokenException> reported = new LinkedHashMap<>();
        assertEquals(
                List.of("a", "b", "c", "d"),
                walk(directory.list(TokenFilter.all(), reported::put).iterator()));
        assertEquals(Map.of(second.account, BROKEN), reported);
    }

    @Test
    void anAccountWhoseListCannotEvenBeginIsReportedToo() {
        ApiTokens broken = new Unlistable();
        Map<Account, ApiTokenException> reported = new LinkedHashMap<>();
        TokenDirectory mixed = TokenDirectory.of(broken, first);
        assertEquals(
                List.of("a", "b"),
                walk(mixed.list(TokenFilter.all(), reported::put).iterator()));
        assertEquals(Set.of(broken.account()), reported.keySet());
    }

    @Test
    void aSecretIsSentOnlyToAccountsThatRecognizeIt() {
        second.recognized = MemoryTokens.ISSUED;
        third.recognized = Secret.of("fake-other-secret");
        first.failure = BROKEN;

        assertEquals(Map.of(second.account, SecretStatus.ACCEPTED), directory.verify(MemoryTokens.ISSUED));
        assertEquals(Map.of(third.account, SecretStatus.REJECTED), directory.verify(Secret.of("fake-other-secret")));
        assertEquals(Map.of(), directory.verify(Secret.of("fake-secret-of-nobody")));
    }

    @Test
    void aSecretIsIdentifiedInEachAccountThatMayHoldItsToken() {
        second.recognized = MemoryTokens.ISSUED;
        third.recognized = MemoryTokens.ISSUED;

        assertEquals(
                List.of(TokenId.parse("acme/2/t1"), TokenId.parse("acme/3/t1")),
                directory.identify(MemoryTokens.ISSUED));
        assertEquals(List.of(), directory.identify(Secret.of("fake-secret-of-nobody")));
    }

    @Test
    void aVendorThatDoesNotDescribeItsSecretsReceivesNone() {
        TokenDirectory foreign = TokenDirectory.of(new Unlistable());
        assertEquals(Map.of(), foreign.verify(MemoryTokens.ISSUED));
        assertEquals(List.of(), foreign.identify(MemoryTokens.ISSUED));
    }

    @Test
    void onlyWhatBuildReturnedCloses() {
        for (Class<?> view : List.of(ApiTokens.class, TokenDirectory.class)) {
            assertFalse(AutoCloseable.class.isAssignableFrom(view), view.getName());
        }
    }

    /** An account of a third-party vendor that fails already in {@link #list()}. */
    private static final class Unlistable implements ApiTokens {

        @Override
        public Account account() {
            return new Account("other", "1");
        }

        @Override
        public Pager<Token> list() {
            throw BROKEN;
        }

        @Override
        public Token get(TokenId id) {
            throw BROKEN;
        }

        @Override
        public void delete(TokenId id) {
            throw BROKEN;
        }

        @Override
        public SecretStatus verify(Secret secret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ApiTokens withTimeout(java.time.Duration timeout) {
            return this;
        }
    }
}
