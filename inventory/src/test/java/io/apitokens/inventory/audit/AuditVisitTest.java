package io.apitokens.inventory.audit;

import static io.apitokens.inventory.audit.AuditShelf.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Access;
import io.apitokens.Expiry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Tests an audit that visits several accounts at a time. */
class AuditVisitTest {

    private final AuditShelf first = new AuditShelf("1");
    private final AuditShelf second = new AuditShelf("2");
    private final AuditShelf third = new AuditShelf("3");
    private final Recorder recorder = new Recorder();

    /** Keeps everything that it receives. */
    private static class Recorder implements AuditVisitor {

        final List<AuditedToken> tokens = Collections.synchronizedList(new ArrayList<>());
        final List<AuditedAccount> accounts = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void token(AuditedToken token) {
            tokens.add(token);
        }

        @Override
        public void account(AuditedAccount account) {
            accounts.add(account);
        }

        @Override
        public void acceptance(Finding finding) {
            throw new AssertionError(finding);
        }
    }

    private Audit audit() {
        return Audit.builder(first, second, third).timeSource(() -> NOW).build();
    }

    @Test
    void accountsAreReadInParallel() {
        CountDownLatch all = new CountDownLatch(3);
        AtomicBoolean alone = new AtomicBoolean();
        Runnable together = () -> {
            all.countDown();
            try {
                alone.compareAndSet(false, !all.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                alone.set(true);
            }
        };
        List.of(first, second, third).forEach(shelf -> shelf.beforeList = together);

        audit().visit(recorder);

        assertEquals(0, all.getCount());
        assertEquals(false, alone.get());
    }

    @Test
    void everyTokenIsVisitedAndTheResultIsThatOfARun() {
        first.add("endless", token -> token.expiry(new Expiry.Never()));
        first.addFine("fine");
        second.add("odd", token -> token.access(new Access.Unknown()));

        AuditResult visited = audit().visit(recorder);

        assertEquals(3, recorder.tokens.size());
        assertEquals(3, recorder.accounts.size());
        AuditResult run = audit().run(finding -> {});
        assertEquals(run.describe(), visited.describe());
        assertEquals(run.counts(), visited.counts());
        assertEquals(NOW, visited.time());
    }

    @Test
    void aTokenHasItsOwnerItsRolesAndItsFindings() {
        first.add("endless", token -> token.expiry(new Expiry.Never()));

        audit().visit(recorder);

        AuditedToken token = recorder.tokens.get(0);
        assertEquals("sim-team", token.owner() == null ? "" : token.owner().name());
        assertEquals("plain", token.roles().roles().get(0).name());
        assertEquals(
                List.of(AuditRule.NEVER_EXPIRES),
                token.findings().stream().map(Finding::rule).toList());
    }

    @Test
    void anExceptionOfTheVisitorEndsTheAudit() {
        first.addFine("fine");
        AuditVisitor failing = new Recorder() {
            @Override
            public void token(AuditedToken token) {
                throw new IllegalStateException("sim");
            }
        };

        assertEquals(
                "sim",
                assertThrows(IllegalStateException.class, () -> audit().visit(failing))
                        .getMessage());
    }

    @Test
    void manyNamesAreCountedExactlyUpToTheLimit() {
        SeenStrings seen = new SeenStrings();
        for (int i = 0; i < 20_000; i++) {
            assertEquals(1, seen.add("name " + i));
        }
        assertEquals(2, seen.add("name 0"));
        assertEquals(3, seen.add("name 0"));
        assertEquals(2, seen.add("name 19999"));
        assertEquals(SeenStrings.FULL, seen.add("another"));
        assertTrue(seen.add("name 7") == 2);
    }
}
