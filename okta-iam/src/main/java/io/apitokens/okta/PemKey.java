package io.apitokens.okta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.apitokens.error.InvalidInputException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a private key from PEM: PKCS#1, SEC 1 and PKCS#8. No message quotes the text. */
final class PemKey {

    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String EC = "1.2.840.10045.2.1";
    private static final int RSA_NUMBERS = 8;

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final String field;

    private PemKey(String field) {
        this.field = field;
    }

    /** Returns whether a text has a line that begins a PEM block. */
    static boolean isPem(String text) {
        return text.contains("-----BEGIN");
    }

    /**
     * Reads the key.
     *
     * @param field the name of the setting, for the error message
     * @param text the text, with line ends of any kind, also as the two characters {@code \n}
     */
    static PrivateKey read(String field, String text) {
        return new PemKey(field).read(text.replace("\\r", "").replace("\\n", "\n"));
    }

    private PrivateKey read(String text) {
        PrivateKey key = null;
        String other = null;
        Matcher block = BEGIN.matcher(text);
        int from = 0;
        while (block.find(from)) {
            String label = block.group(1);
            String end = "-----END " + label + "-----";
            int until = text.indexOf(end, block.end());
            if (until < 0) {
                throw refused("is truncated: its END line is missing");
            }
            if (isPrivate(label)) {
                if (key != null) {
                    throw refused("holds two private keys: keep one");
                }
                key = key(label, text.substring(block.end(), until));
            } else {
                other = label;
            }
            from = until + end.length();
        }
        if (key != null) {
            return key;
        }
        throw refused(other == null ? "has a damaged BEGIN line: copy it again" : problem(other));
    }

    private static boolean isPrivate(String label) {
        return label.endsWith("PRIVATE KEY");
    }

    private static String problem(String label) {
        return label.endsWith("PUBLIC KEY") || label.equals("CERTIFICATE")
                ? "is the public half of a key (" + label.toLowerCase(Locale.ROOT) + "): give the private key"
                : "holds no private key";
    }

    private PrivateKey key(String label, String content) {
        if (label.equals("ENCRYPTED PRIVATE KEY") || content.contains("ENCRYPTED")) {
            throw refused("is encrypted with a passphrase: decrypt it first, for example with openssl pkcs8");
        }
        if (label.equals("OPENSSH PRIVATE KEY")) {
            throw refused("has OpenSSH's form: convert it to PKCS#8, for example with ssh-keygen -p -m PKCS8");
        }
        DerReader in = new DerReader(field, decoded(content)).enter(DerReader.SEQUENCE);
        return switch (label) {
            case "PRIVATE KEY" -> pkcs8(in);
            case "RSA PRIVATE KEY" -> rsa(in);
            case "EC PRIVATE KEY" -> ec(in, null);
            default -> throw refused("is of a type that Okta does not accept: use RSA, or EC with P-256");
        };
    }

    private byte[] decoded(String content) {
        String base64 = WHITE_SPACE.matcher(content).replaceAll("");
        if (base64.isEmpty()) {
            throw DerReader.cut(field);
        }
        try {
            return Base64.getDecoder().decode(base64.getBytes(ISO_8859_1));
        } catch (IllegalArgumentException notBase64) {
            // The exception quotes a character: it is not the cause.
            throw base64.length() % 4 == 0 ? DerReader.damaged(field) : DerReader.cut(field);
        }
    }

    private PrivateKey pkcs8(DerReader in) {
        in.integer();
        DerReader algorithm = in.enter(DerReader.SEQUENCE);
        String type = algorithm.oid();
        DerReader key = in.enter(DerReader.OCTET_STRING).enter(DerReader.SEQUENCE);
        if (type.equals(RSA)) {
            return rsa(key);
        }
        if (type.equals(EC)) {
            return ec(key, algorithm);
        }
        throw refused("is of a type that Okta does not accept: use RSA, or EC with P-256, P-384 or P-521");
    }

    private PrivateKey rsa(DerReader in) {
        if (in.integer().signum() != 0) {
            throw refused("is an RSA key of more than two primes, which Okta does not accept");
        }
        List<BigInteger> numbers = new ArrayList<>();
        while (numbers.size() < RSA_NUMBERS) {
            numbers.add(in.integer());
        }
        return KeyNumbers.rsa(field, numbers);
    }

    /** Reads a key of SEC 1, whose curve is in PKCS#8 beside it, and else in it. */
    private PrivateKey ec(DerReader in, @Nullable DerReader beside) {
        in.integer();
        BigInteger number = in.octets();
        DerReader parameters = beside;
        if (parameters == null || parameters.next() < 0) {
            parameters = in.enter(DerReader.CURVE);
        }
        String oid = parameters.next() == DerReader.OBJECT_IDENTIFIER ? parameters.oid() : null;
        Curve curve = Curve.ofOid(oid);
        if (curve == null) {
            throw refused(
                    oid == null
                            ? "spells out its curve instead of naming it: convert it with openssl ec -param_enc named_curve"
                            : "is on another curve than P-256, P-384 and P-521, which Okta accepts");
        }
        return KeyNumbers.ec(field, curve, number);
    }

    private InvalidInputException refused(String problem) {
        return InvalidInputException.of(field, problem);
    }
}
