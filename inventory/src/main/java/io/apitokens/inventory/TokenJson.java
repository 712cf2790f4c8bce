package io.apitokens.inventory;

import com.google.gson.stream.JsonWriter;
import io.apitokens.Access;
import io.apitokens.Expiry;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Token;
import io.apitokens.UnknownReason;
import io.apitokens.internal.ForeignText;
import io.apitokens.inventory.audit.AuditedToken;
import io.apitokens.inventory.audit.Finding;
import io.apitokens.inventory.policy.Owners.Owner;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes tokens and findings as JSON objects of one line each, every field always and in the same order. */
final class TokenJson {

    private final StringWriter text = new StringWriter();
    private final JsonWriter json = new JsonWriter(text);

    private TokenJson() {}

    /** Returns a token as one line. Its characters are all visible; parsed, its strings are exactly those of the vendor. */
    static String of(AuditedToken audited) {
        TokenJson writer = new TokenJson();
        try {
            writer.write(audited);
            return writer.line();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written to", e);
        }
    }

    /** Returns a finding about an acceptance as one line. */
    static String of(Finding acceptance) {
        TokenJson writer = new TokenJson();
        try {
            writer.json.beginObject().name("subject").value(acceptance.subject());
            writer.finding(acceptance);
            return writer.line();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written to", e);
        }
    }

    private String line() {
        // Only strings can contain characters to escape, and there the escape is JSON's own.
        return ForeignText.printable(text.toString());
    }

    private void write(AuditedToken audited) throws IOException {
        Token token = audited.token();
        json.beginObject();
        json.name("id").value(token.id().toString());
        json.name("account").value(token.id().account().toString());
        json.name("vendor").value(token.id().account().vendor());
        json.name("name").value(token.name());
        json.name("description").value(token.description().orElse(null));
        owner(audited.owner());
        issuer(token.issuer());
        json.name("status").value(lower(token.status()));
        time("created", token.created());
        time("secretIssued", token.secretIssued());
        expiry(token.expiry());
        lastUse(token.lastUse());
        access(audited);
        strings("restrictions", token.restrictions());
        json.name("vendorManaged").value(token.vendorManaged());
        json.name("marked").value(token.marker().isPresent());
        unknowns(audited);
        json.name("findings").beginArray();
        for (Finding finding : audited.findings()) {
            json.beginObject();
            finding(finding);
        }
        json.endArray().endObject();
    }

    private void owner(@Nullable Owner owner) throws IOException {
        json.name("owner");
        if (owner == null) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("name").value(owner.name());
        json.name("purpose").value(owner.purpose());
        json.name("ticket").value(owner.ticket());
        json.endObject();
    }

    private void issuer(Issuer issuer) throws IOException {
        json.name("issuer").beginObject();
        json.name("kind").value(lower(issuer.kind()));
        json.name("id").value(issuer.id().orElse(null));
        json.name("email").value(issuer.email().orElse(null));
        json.name("name").value(issuer.name().orElse(null));
        json.name("status").value(issuer.status().orElse(null));
        json.name("gone").value(issuer.gone().orElse(null));
        json.endObject();
    }

    private void expiry(Expiry expiry) throws IOException {
        json.name("expiry").beginObject();
        if (expiry instanceof Expiry.Idle idle) {
            json.name("kind").value("idle");
            time("at", Optional.of(idle.until()));
            json.name("window")
                    .value(idle.window() == null ? null : idle.window().toString());
        } else {
            json.name("kind")
                    .value(expiry instanceof Expiry.At ? "at" : expiry instanceof Expiry.Never ? "never" : "unknown");
            time("at", expiry.endsAt());
            json.name("window").nullValue();
        }
        json.endObject();
    }

    private void lastUse(LastUse use) throws IOException {
        json.name("lastUse").beginObject();
        if (use instanceof LastUse.Within within) {
            json.name("kind").value("within");
            time("earliest", Optional.of(within.earliest()));
            time("latest", Optional.of(within.latest()));
        } else if (use instanceof LastUse.Estimated estimated) {
            json.name("kind").value("estimated");
            time("earliest", Optional.of(estimated.instant()));
            time("latest", Optional.of(estimated.instant()));
        } else {
            json.name("kind").value(use instanceof LastUse.Never ? "never" : "unknown");
            json.name("earliest").nullValue();
            json.name("latest").nullValue();
        }
        json.endObject();
    }

    private void access(AuditedToken audited) throws IOException {
        Access access = audited.token().access();
        json.name("access").beginObject();
        json.name("kind")
                .value(
                        access instanceof Access.Listed
                                ? "listed"
                                : access instanceof Access.AsIssuer ? "as-issuer" : "unknown");
        strings("grants", access instanceof Access.Listed listed ? listed.grants() : List.of());
        strings("roles", audited.roles().roles());
        json.endObject();
    }

    /** Writes what is unknown: properties of the record, then the owner and the roles that the token acts with. */
    private void unknowns(AuditedToken audited) throws IOException {
        json.name("unknowns").beginArray();
        for (Map.Entry<Token.Property, UnknownReason> each :
                audited.token().unknowns().entrySet()) {
            unknown(lower(each.getKey()), each.getValue());
        }
        if (audited.ownerUnknown() != null) {
            unknown("owner", audited.ownerUnknown());
        }
        if (audited.roles().unknown() != null) {
            unknown("roles", audited.roles().unknown());
        }
        json.endArray();
    }

    private void unknown(String property, UnknownReason reason) throws IOException {
        json.beginObject();
        json.name("property").value(property);
        json.name("reason").value(reason.name());
        json.endObject();
    }

    /** Writes the fields of a finding, and ends its object. */
    private void finding(Finding finding) throws IOException {
        json.name("rule").value(finding.rule().id());
        json.name("result").value(finding.unknown().isPresent() ? "unknown" : "finding");
        json.name("reason").value(finding.unknown().map(UnknownReason::name).orElse(null));
        json.name("severity").value(lower(finding.rule().severity()));
        json.name("state").value(lower(finding.state()));
        json.name("detail").value(finding.detail());
        json.endObject();
    }

    private void strings(String field, List<?> values) throws IOException {
        json.name(field).beginArray();
        for (Object value : values) {
            json.value(value.toString());
        }
        json.endArray();
    }

    private void time(String field, Optional<Instant> time) throws IOException {
        json.name(field).value(time.map(Instant::toString).orElse(null));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
