package io.apitokens.rotation;

import io.apitokens.LastUse;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.RotationStoppedException.Reason;
import io.apitokens.internal.ForeignText;
import io.apitokens.spi.RotationTarget;
import io.apitokens.spi.RotationTarget.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the tokens that the creates of a rotation have made, and deletes those that are no successor. */
final class MarkedTokens {

    private final Advance advance;

    MarkedTokens(Advance advance) {
        this.advance = advance;
    }

    /**
     * Returns the tokens that a create has made.
     *
     * @throws RotationStoppedException if one of them may be in use, or is not certainly the create's
     */
    List<Token> of(Attempt attempt, List<Token> listed, @Nullable ApiTokenException lost) {
        return of(attempt.markOf(advance.predecessor()), attempt, listed, lost);
    }

    private List<Token> of(
            RotationTarget.Mark mark, Attempt attempt, List<Token> listed, @Nullable ApiTokenException lost) {
        List<Token> made = listed.stream()
                .filter(token -> advance.plan().target().isMadeBy(token, mark))
                .toList();
        List<String> doubts = made.stream()
                .map(token -> doubt(token, attempt))
                .filter(Objects::nonNull)
                .toList();
        if (!doubts.isEmpty()) {
            String ids = ForeignText.list(made, Token::id, ", ");
            throw RotationStoppedException.ambiguous(advance.predecessor(), doubts.get(0) + ": [" + ids + "]", lost);
        }
        return made;
    }

    private @Nullable String doubt(Token token, Attempt attempt) {
        String doubt = Orphans.doubt(token, attempt.name(), attempt.sentAt());
        if (doubt != null) {
            return doubt;
        }
        // A token whose secret this rotation had was used by its own verification. A marker can be copied to another
        // token, which may be in use; a chosen secret or key cannot.
        boolean unused = token.id().equals(attempt.id())
                || token.lastUse() instanceof LastUse.Never
                || recognition() != Recognition.MARK;
        return unused ? null : "the token may have been used";
    }

    private Recognition recognition() {
        return advance.plan().target().recognition();
    }

    /** Returns whether a record proves what made the token, so that it may be deleted for that. */
    boolean isProof() {
        return recognition() != Recognition.DIFFERENCE;
    }

    /** Returns the tokens that the creates of a rotation have made, except the predecessor and a stored one. */
    List<Token> superfluous(RotationRecord record, @Nullable TokenId stored, List<Token> listed) {
        if (!isProof()) {
            return List.of();
        }
        List<Token> others = listed.stream()
                .filter(token -> !token.id().equals(stored) && !token.id().equals(advance.predecessor()))
                .toList();
        List<Token> superfluous = new ArrayList<>();
        for (Attempt attempt : record.attempts().toList()) {
            requireMade(attempt, others);
            superfluous.addAll(of(attempt, others, null));
        }
        return superfluous;
    }

    /** Deletes the tokens that creates of a finished rotation have made since. */
    void deleteLate(RotationRecord done, List<Token> listed) {
        for (Attempt attempt : isProof() ? done.earlier() : List.<Attempt>of()) {
            delete(of(attempt.markOf(done.predecessor()), attempt, listed, null));
        }
    }

    /** Stops if the journal names a token that the create has not made. Others may have written the journal. */
    private void requireMade(Attempt attempt, List<Token> listed) {
        Stream<Token> named = listed.stream().filter(token -> token.id().equals(attempt.id()));
        if (!named.allMatch(token -> advance.plan().target().isMadeBy(token, attempt.markOf(advance.predecessor())))) {
            throw advance.stopped(Reason.SUCCESSOR_CHANGED);
        }
    }

    /**
     * Deletes tokens.
     *
     * @return whether the vendor confirmed each deletion; that it does not find a listed token proves nothing
     */
    boolean delete(List<Token> tokens) {
        boolean confirmed = true;
        for (Token token : tokens) {
            try {
                advance.access().retire(token.id());
            } catch (NotFoundException e) {
                confirmed = false;
            }
        }
        return confirmed;
    }

    /** Deletes the tokens of creates whose secrets no worker can store. */
    void deleteLost(RotationRecord record) {
        List<Token> listed = advance.access().list();
        for (Attempt attempt : record.earlier()) {
            if (attempt.isUnstorable()) {
                delete(of(attempt, listed, null));
            }
        }
    }
}
