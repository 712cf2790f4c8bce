package io.apitokens.auth;

import io.apitokens.Secret;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.PastedText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authentication of one request. It is a value for {@code Authorization}, or two headers or a form in its place, and
 * a DPoP proof if the vendor requires one.
 */
public final class Credential {

    private static final List<String> AUTHORIZATION = List.of("Authorization");

    private final Secret authorization;
    private final @Nullable Secret dpopProof;
    private final List<String> names;
    private final @Nullable Secret form;

    private Credential(Secret authorization, @Nullable Secret dpopProof, List<String> names, @Nullable Secret form) {
        this.authorization = authorization;
        this.dpopProof = dpopProof;
        this.names = names;
        this.form = form;
    }

    /**
     * Creates a credential from a scheme and a token.
     *
     * @param scheme the scheme, such as {@code Bearer}
     * @param token the token
     * @return the credential
     * @throws InvalidInputException if the scheme is empty, or either has a character other than visible ASCII; the
     *     values are not quoted
     */
    public static Credential of(String scheme, Secret token) {
        if (scheme.isEmpty() || !isVisible(scheme)) {
            throw InvalidInputException.of("scheme", "is not a single word of visible ASCII characters");
        }
        return new Credential(
                Secret.of(scheme + " " + checked("credential", token).expose()), null, AUTHORIZATION, null);
    }

    /**
     * Creates a credential of two parts for HTTP's scheme {@code Basic}.
     *
     * @param both the id, a colon and the secret
     * @return the credential
     * @throws InvalidInputException if a part is missing, or a character is not visible ASCII; the value is not quoted
     */
    public static Credential basic(Secret both) {
        String text = checked("credential", both).expose();
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw InvalidInputException.of("credential", "is not an id, a colon and a secret");
        }
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return of("Basic", Secret.of(Base64.getEncoder().encodeToString(bytes)));
    }

    /**
     * Creates a credential of two parts that have headers of their own, in place of {@code Authorization}.
     *
     * @param firstName the name of the first header
     * @param first its value
     * @param secondName the name of the second header
     * @param second its value
     * @return the credential; its {@link #authorization} is both values with a space between them
     * @throws InvalidInputException if a value has a character other than visible ASCII; it is not quoted
     */
    public static Credential inHeaders(String firstName, Secret first, String secondName, Secret second) {
        String values = checked("credential", first).expose()
                + " "
                + checked("credential", second).expose();
        return new Credential(Secret.of(values), null, List.of(firstName, secondName), null);
    }

    /**
     * Creates a credential that is sent in the form that is the body of its request, as at a token endpoint. The request
     * has no other body and no {@code Authorization}.
     *
     * @param fields the names and values of the other fields, each name followed by its value
     * @param name the name of the confidential field
     * @param value its value; of the whole form only this is masked in messages
     * @return the credential; its {@link #authorization} is the confidential value
     * @throws InvalidInputException if the confidential value has a character other than visible ASCII; it is not quoted
     */
    public static Credential inForm(List<String> fields, String name, Secret value) {
        List<String> all = new ArrayList<>(fields);
        all.add(name);
        all.add(checked("credential", value).expose());
        return new Credential(value, null, List.of(), form(all));
    }

    private static Secret form(List<String> fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.size(); i += 2) {
            form.append(form.length() == 0 ? "" : "&");
            form.append(encoded(fields.get(i))).append('=').append(encoded(fields.get(i + 1)));
        }
        return Secret.of(form.toString());
    }

    /**
     * Returns a copy whose request has a form as its body, beside the headers of the credential.
     *
     * @param fields the names and values of the fields, each name followed by its value; none is confidential
     * @return the changed copy
     */
    public Credential withForm(List<String> fields) {
        return new Credential(authorization, dpopProof, names, form(fields));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Returns a copy with a DPoP proof, which is valid for one request only.
     *
     * @param proof the proof
     * @return the changed copy
     * @throws InvalidInputException if the proof has a character other than visible ASCII; it is not quoted
     */
    public Credential withDpopProof(Secret proof) {
        return new Credential(authorization, checked("DPoP proof", proof), names, form);
    }

    /** Rejects characters other than visible ASCII before an HTTP client can quote the value in an error. */
    private static Secret checked(String field, Secret secret) {
        if (!isVisible(secret.expose())) {
            String pasted = PastedText.problem(secret.expose());
            throw InvalidInputException.of(
                    field,
                    pasted == null
                            ? "contains a space, a line break or another character that is not visible ASCII; pass it without its scheme"
                            : pasted);
        }
        return secret;
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /**
     * {@return the value of the {@code Authorization} header: scheme and token; or both values of two headers, or the
     * confidential value of a form}
     */
    public Secret authorization() {
        return authorization;
    }

    /** {@return the names and values of the headers to send, each name followed by its value; confidential} */
    public List<String> exposeHeaders() {
        List<String> lines = new ArrayList<>();
        String value = authorization.expose();
        String[] values = names.size() < 2 ? new String[] {value} : value.split(" ", 2);
        for (int i = 0; i < names.size(); i++) {
            lines.add(names.get(i));
            lines.add(values[i]);
        }
        dpopProof().ifPresent(proof -> lines.addAll(List.of("DPoP", proof.expose())));
        return lines;
    }

    /** {@return the whole form that is the body of the request; empty if the credential is in headers} */
    public Optional<Secret> form() {
        return Optional.ofNullable(form);
    }

    /** {@return the value of the {@code DPoP} header; empty if the vendor requires none} */
    public Optional<Secret> dpopProof() {
        return Optional.ofNullable(dpopProof);
    }

    @Override
    public String toString() {
        return "Credential[redacted]";
    }
}
