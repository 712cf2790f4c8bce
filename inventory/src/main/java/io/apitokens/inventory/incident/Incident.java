package io.apitokens.inventory.incident;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.internal.ForeignText;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.inventory.revocation.RevocationPlan;
import io.apitokens.inventory.revocation.RevocationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The steps after a secret has leaked, over the accounts of all vendors: identify, verify, trace, revoke, prove dead,
 * report. Each is one call, which notes its result for {@link #report()}. No note and no message contains the secret. Not
 * safe for use by multiple threads.
 *
 * <pre>{@code
 * Incident incident = Incident.of(directory, Secret.fromFile(file));
 * incident.verify(); // only at the vendors whose secrets have this form
 * for (Suspect suspect : incident.trace()) {
 *     RevocationPlan plan = incident.plan(suspect.id()); // also what was created with it
 *     out.print(plan.describe());
 *     incident.revoke(plan, 50);
 * }
 * incident.proveDead();
 * out.print(incident.report());
 * }</pre>
 */
public final class Incident {

    private static final int REJECTIONS = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(20);

    private final TokenDirectory directory;
    private final Secret leaked;
    private final TimeSource timeSource;
    private final List<String> notes = new ArrayList<>();
    /** The accounts that have accepted the secret; a rejection by another one proves nothing. */
    private final Map<Account, SecretStatus> verified = new LinkedHashMap<>();

    private Incident(TokenDirectory directory, Secret leaked, TimeSource timeSource) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.leaked = Objects.requireNonNull(leaked, "leaked");
        this.timeSource = Objects.requireNonNull(timeSource, "timeSource");
    }

    /**
     * Starts an incident. Sends no request.
     *
     * @param directory the accounts, with clients that authenticate with other credentials than the leaked one; the caller
     *     still closes them
     * @param leaked the leaked secret, without the vendor's authentication scheme
     * @return the incident
     */
    public static Incident of(TokenDirectory directory, Secret leaked) {
        return of(directory, leaked, TimeSource.system());
    }

    /**
     * Starts an incident with a time source; for tests.
     *
     * @param directory the accounts
     * @param leaked the leaked secret
     * @param timeSource dates the notes, and sleeps between verifications
     * @return the incident
     */
    public static Incident of(TokenDirectory directory, Secret leaked, TimeSource timeSource) {
        return new Incident(directory, leaked, timeSource);
    }

    /**
     * Returns the accounts whose vendor gives its secrets the form of the leaked one. Sends no request.
     *
     * @return the accounts; empty if no vendor has this form
     */
    public List<Account> identify() {
        List<Account> accounts = recognizing().stream().map(ApiTokens::account).toList();
        note(
                accounts.isEmpty()
                        ? "identified: no vendor of these accounts has secrets of this form"
                        : "identified: the form is that of " + shown(accounts));
        return accounts;
    }

    private List<ApiTokens> recognizing() {
        return directory.accounts().stream()
                .map(directory::account)
                .filter(tokens -> tokens.recognizes(leaked))
                .toList();
    }

    /**
     * Verifies the secret at the accounts that {@link #identify} returns, and at no other. The vendors treat it as a use.
     *
     * @return the status at each of them; empty if there is none, which proves nothing
     * @throws CallInterruptedException if the thread is interrupted
     */
    public Map<Account, SecretStatus> verify() {
        Map<Account, SecretStatus> statuses = directory.verify(leaked);
        statuses.forEach((account, status) -> {
            note("verified: " + account + " " + words(status));
            verified.merge(account, status, Incident::accepted);
        });
        return statuses;
    }

    private static SecretStatus accepted(SecretStatus before, SecretStatus now) {
        return before == SecretStatus.ACCEPTED ? before : now;
    }

    private static String words(SecretStatus status) {
        return switch (status) {
            case ACCEPTED -> "accepts the secret";
            case REJECTED -> "rejects the secret";
            case UNKNOWN -> "did not state whether the secret works";
        };
    }

    /**
     * Finds the token of the secret, in the accounts that accept it. Where secrets name their token, it is read; elsewhere
     * the secret is used several times, and the tokens whose last use changes each time are the suspects. Call it while the
     * secret still works. Takes several seconds and lists for each account.
     *
     * @return the suspects; empty if there are none, or if no account accepts the secret
     * @throws ApiTokenException if an account cannot be listed
     * @throws CallInterruptedException if the thread is interrupted
     */
    public List<Suspect> trace() {
        if (verified.isEmpty()) {
            verify();
        }
        List<Suspect> suspects = new ArrayList<>();
        boolean everywhere = true;
        for (ApiTokens tokens : recognizing()) {
            SecretStatus status = verified.get(tokens.account());
            if (status == SecretStatus.ACCEPTED) {
                Optional<TokenId> id = tokens.identify(leaked);
                suspects.addAll(id.isPresent() ? named(tokens, id.get()) : new UseTrace(tokens, timeSource).of(leaked));
            } else if (status != SecretStatus.REJECTED) {
                everywhere = false;
                note("traced: not at " + tokens.account()
                        + ", which did not state whether the secret works; verify again");
            }
        }
        suspects.forEach(suspect -> note("traced: " + suspect));
        if (suspects.isEmpty() && everywhere) {
            note("traced: no token of these accounts; revoke by issuer, or ask the other accounts");
        }
        return List.copyOf(suspects);
    }

    private static List<Suspect> named(ApiTokens tokens, TokenId id) {
        try {
            Token token = tokens.get(id);
            return List.of(new Suspect(token.id(), token.name(), true));
        } catch (NotFoundException e) {
            // The vendor accepts secrets of other accounts, too.
            return List.of();
        }
    }

    /**
     * Plans to delete a token and everything that was created with it, directly or through other tokens. Changes nothing.
     * For the other tokens of its issuer, use {@link Revocation#person}.
     *
     * @param id a suspect's id
     * @return the plan
     * @throws InvalidInputException if its account is none of the accounts
     * @throws CallInterruptedException if the thread is interrupted
     */
    public RevocationPlan plan(TokenId id) {
        RevocationPlan plan =
                Revocation.of(directory).withTimeSource(timeSource).token(id);
        note("planned: " + plan.toDelete().size() + " tokens to delete, "
                + plan.skipped().size() + " skipped, " + plan.gaps().size() + " accounts incomplete");
        return plan;
    }

    /**
     * Applies a plan of these accounts.
     *
     * @param plan the plan, of {@link #plan} or of a {@link Revocation}
     * @param cap the maximum number of tokens to delete
     * @return the result for each token; check it, because a token that could not be deleted causes no exception
     * @throws InvalidInputException if the plan has more tokens to delete; no request was sent
     */
    public RevocationReport revoke(RevocationPlan plan, int cap) {
        RevocationReport report = plan.apply(cap);
        report.describe().lines().forEach(line -> note("revoked: " + line));
        return report;
    }

    /**
     * Verifies the secret several times, {@code 20} seconds apart, because a vendor may accept it for a while on some of its
     * servers. Ends early when no account rejects it any more.
     *
     * @return the status at each account that recognizes the secret: {@link SecretStatus#REJECTED} if the account rejected
     *     it each time and had accepted it before, {@link SecretStatus#ACCEPTED} if it still accepts it; otherwise
     *     {@link SecretStatus#UNKNOWN}, because a rejection by an account that never accepted it proves nothing
     * @throws CallInterruptedException if the thread is interrupted
     */
    public Map<Account, SecretStatus> proveDead() {
        Map<Account, SecretStatus> proved = new LinkedHashMap<>(directory.verify(leaked));
        for (int i = 1; i < REJECTIONS && proved.containsValue(SecretStatus.REJECTED); i++) {
            sleep();
            directory.verify(leaked).forEach((account, status) -> proved.merge(account, status, Incident::worse));
        }
        proved.replaceAll(
                (account, status) -> verified.get(account) != SecretStatus.ACCEPTED && status == SecretStatus.REJECTED
                        ? SecretStatus.UNKNOWN
                        : status);
        proved.forEach((account, status) -> note("proof: " + account + " " + proof(status)));
        return Collections.unmodifiableMap(proved);
    }

    private void sleep() {
        try {
            timeSource.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallInterruptedException.of(CallFacts.NO_CALL, "the proof was interrupted; nothing is proved", e);
        }
    }

    private static SecretStatus worse(SecretStatus one, SecretStatus other) {
        if (one == SecretStatus.ACCEPTED || other == SecretStatus.ACCEPTED) {
            return SecretStatus.ACCEPTED;
        }
        return one == other ? one : SecretStatus.UNKNOWN;
    }

    private static String proof(SecretStatus status) {
        return switch (status) {
            case REJECTED -> "rejected the secret " + REJECTIONS + " times: it is dead there";
            case ACCEPTED -> "still accepts the secret: wait, and prove it again; if that does not help, revoke more";
            case UNKNOWN -> "does not prove that the secret is dead: it never accepted it, or did not respond";
        };
    }

    private void note(String text) {
        notes.add(timeSource.instant() + " " + ForeignText.printable(text));
    }

    private static String shown(List<Account> accounts) {
        return ForeignText.list(accounts, Function.identity(), ", ");
    }

    /**
     * Returns what was done and found, for the record of the incident.
     *
     * @return a line with the UTC time for each note, each ending with a line feed; without the secret
     */
    public String report() {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    /** {@return the number of notes only} */
    @Override
    public String toString() {
        return "Incident[" + notes.size() + " notes]";
    }
}
