package io.apitokens.inventory.policy;

import com.google.gson.JsonObject;
import io.apitokens.Account;
import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.ForeignText;
import io.apitokens.inventory.internal.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The persons and teams that are responsible for tokens. An owners file has precedence over a convention in the description, such as
 * {@code owner=team-a ticket=OPS-7}. Immutable.
 */
public final class Owners {

    private static final Pattern WORD = Pattern.compile("(?:^|[\\s;,])(owner|purpose|ticket)=([^\\s;,]{1,200})");

    private final List<Entry> entries;
    private final boolean inDescription;

    private Owners(List<Entry> entries, boolean inDescription) {
        this.entries = List.copyOf(entries);
        this.inDescription = inDescription;
    }

    /**
     * An owner.
     *
     * @param name the person or team
     * @param purpose what the token is for, or null
     * @param ticket where it was requested, or null
     */
    public record Owner(
            String name, @Nullable String purpose, @Nullable String ticket) {

        /** {@return the components, printable} */
        @Override
        public String toString() {
            return ForeignText.printable(
                    name + (purpose == null ? "" : ", for " + purpose) + (ticket == null ? "" : ", " + ticket));
        }
    }

    /** One line of the file. */
    private record Entry(List<String> parts, @Nullable String account, Owner owner) {

        boolean matches(Account of, String token) {
            return (account == null || account.equals(of.toString())) && fits(token);
        }

        /** Looks each part up behind the one before, and goes back to none: names are long where others choose them. */
        private boolean fits(String token) {
            String first = parts.get(0);
            String last = parts.get(parts.size() - 1);
            if (parts.size() == 1) {
                return token.equals(first);
            }
            int end = token.length() - last.length();
            if (end < first.length() || !token.startsWith(first) || !token.endsWith(last)) {
                return false;
            }
            int from = first.length();
            for (String part : parts.subList(1, parts.size() - 1)) {
                int at = token.indexOf(part, from);
                if (at < 0 || at + part.length() > end) {
                    return false;
                }
                from = at + part.length();
            }
            return true;
        }
    }

    /**
     * Returns the convention in the description: words {@code owner=…}, {@code purpose=…} and {@code ticket=…}, separated
     * by white space, commas or semicolons.
     *
     * @return the owners
     */
    public static Owners inDescription() {
        return new Owners(List.of(), true);
    }

    /**
     * Reads an owners file: {@code {"owners": [{"pattern": "ci-*", "owner": "team-a", "purpose": "builds", "ticket":
     * "OPS-7", "account": "gcore/456"}]}}. The first pattern that matches a token's name decides; {@code *} stands for any
     * characters. Purpose, ticket and account may be left out.
     *
     * @param file the file, UTF-8
     * @return the owners, without the convention in the description
     * @throws ConfigurationException if the file cannot be read, or an entry is invalid; names the entry and what to do
     */
    public static Owners file(Path file) {
        List<Entry> entries = new ArrayList<>();
        JsonFile json = JsonFile.read(file);
        for (JsonObject each : json.list("owners")) {
            json.allowOnly(each, "pattern", "owner", "purpose", "ticket", "account");
            Owner owner = new Owner(
                    json.required(each, "owner"), json.optional(each, "purpose"), json.optional(each, "ticket"));
            List<String> parts = List.of(json.required(each, "pattern").split("\\*", -1));
            entries.add(new Entry(parts, json.optional(each, "account"), owner));
        }
        return new Owners(entries, false);
    }

    /** {@return these owners, and for other tokens the convention in the description} */
    public Owners orInDescription() {
        return new Owners(entries, true);
    }

    /** {@return whether these owners can name an owner at all} */
    boolean canName() {
        return inDescription || !entries.isEmpty();
    }

    /** {@return whether the owner may stand in the description} */
    public boolean readsDescription() {
        return inDescription;
    }

    /** {@return whether the owner may stand in a file} */
    public boolean readsFile() {
        return !entries.isEmpty();
    }

    /**
     * Returns the owner of a token.
     *
     * @param account the account of the token
     * @param name the token's name
     * @param description its description without the marker; null if there is none or it is unknown
     * @return the owner; empty if neither the file nor the description names one
     */
    public Optional<Owner> of(Account account, String name, @Nullable String description) {
        for (Entry entry : entries) {
            if (entry.matches(account, name)) {
                return Optional.of(entry.owner);
            }
        }
        return inDescription && description != null ? within(description) : Optional.empty();
    }

    private static Optional<Owner> within(String description) {
        String owner = null;
        String purpose = null;
        String ticket = null;
        Matcher words = WORD.matcher(description);
        while (words.find()) {
            String value = words.group(2);
            switch (words.group(1)) {
                case "owner" -> owner = owner == null ? value : owner;
                case "purpose" -> purpose = value;
                default -> ticket = value;
            }
        }
        return owner == null ? Optional.empty() : Optional.of(new Owner(owner, purpose, ticket));
    }

    @Override
    public String toString() {
        return "Owners[" + entries.size() + " patterns" + (inDescription ? ", in the description]" : "]");
    }
}
