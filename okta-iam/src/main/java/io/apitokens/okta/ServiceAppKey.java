package io.apitokens.okta;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.apitokens.Secret;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A private key that signs: with it a service app authenticates, and a client proves that an access token is its own.
 * RSA of at least 2048 bits, or EC on P-256, P-384 or P-521. Immutable and safe for use by many threads; only {@link
 * #toJwk()} exposes the key.
 */
public final class ServiceAppKey {

    private static final String FIELD = "private key";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final transient PrivateKey key;
    private final transient @Nullable PublicKey publicKey;
    private final SigningAlgorithm algorithm;
    private final @Nullable String kid;

    private ServiceAppKey(
            PrivateKey key, @Nullable PublicKey publicKey, SigningAlgorithm algorithm, @Nullable String kid) {
        this.key = key;
        this.publicKey = publicKey;
        this.algorithm = algorithm;
        this.kid = kid;
    }

    /**
     * Reads a key from its text: PEM (PKCS#1, SEC 1 or PKCS#8), or a JSON web key, whose {@code kid} and {@code alg}
     * are used. A byte order mark is ignored, and the two characters {@code \n} are a line end.
     *
     * @param text the text
     * @return the key
     * @throws InvalidInputException if it is no private key that Okta accepts; names the cause and quotes nothing
     */
    public static ServiceAppKey of(Secret text) {
        return of(FIELD, text);
    }

    /**
     * Reads a key from a text file that holds nothing else, in the forms of {@link #of(Secret)}.
     *
     * @param file the file, in UTF-8
     * @return the key
     * @throws ConfigurationException if the file cannot be read or is blank
     * @throws InvalidInputException if it holds no private key that Okta accepts; names the cause and quotes nothing
     */
    public static ServiceAppKey fromFile(Path file) {
        return of(FIELD, Secret.fromFile(file));
    }

    static ServiceAppKey of(String field, Secret secret) {
        String text = bare(secret.expose());
        if (PemKey.isPem(text)) {
            return of(field, PemKey.read(field, text), null);
        }
        if (text.startsWith("{")) {
            JwkKey jwk = JwkKey.of(field, text);
            ServiceAppKey read = of(field, jwk.key(), null);
            String name = jwk.string("alg");
            ServiceAppKey chosen = name == null ? read : read.with(field, name);
            String id = jwk.string("kid");
            return id == null ? chosen : chosen.withKid(id);
        }
        if (!text.isEmpty() && "\"'`".indexOf(text.charAt(0)) >= 0) {
            throw InvalidInputException.of(field, "has quotes around it, which env files pass on: remove them");
        }
        throw InvalidInputException.of(
                field,
                text.contains("-----END")
                        ? "is truncated: its BEGIN line is missing"
                        : "is neither PEM, which has a BEGIN line, nor a JSON web key");
    }

    /** Returns a text without white space around it and a byte order mark before it. */
    static String bare(String text) {
        String bare = text.strip();
        while (bare.startsWith("\uFEFF")) {
            bare = bare.substring(1).strip();
        }
        return bare;
    }

    /**
     * Wraps a key, which may be in a hardware module.
     *
     * @param key an RSA or EC key
     * @return the key
     * @throws InvalidInputException if Okta does not accept keys of its kind
     */
    public static ServiceAppKey of(PrivateKey key) {
        return of(FIELD, key, null);
    }

    /**
     * Wraps a key pair. For a key in a hardware module, whose public key cannot be computed.
     *
     * @param pair an RSA or EC key and its public key
     * @return the key
     * @throws InvalidInputException if Okta does not accept keys of its kind
     */
    public static ServiceAppKey of(KeyPair pair) {
        return of(FIELD, pair.getPrivate(), pair.getPublic());
    }

    private static ServiceAppKey of(String field, PrivateKey key, @Nullable PublicKey publicKey) {
        BigInteger modulus = key instanceof RSAPrivateKey own
                ? own.getModulus()
                : publicKey instanceof RSAPublicKey other ? other.getModulus() : null;
        if (modulus != null) {
            KeyNumbers.checkLength(field, modulus);
        }
        if (modulus != null || key.getAlgorithm().equals("RSA")) {
            return new ServiceAppKey(key, publicKey, SigningAlgorithm.RS256, null);
        }
        boolean known = key instanceof ECPrivateKey || publicKey instanceof ECPublicKey;
        if (!known) {
            throw InvalidInputException.of(
                    field,
                    key.getAlgorithm().equals("EC")
                            ? "does not say on which curve it is: give the key pair"
                            : "is of a type that Okta does not accept: use RSA, or EC with P-256, P-384 or P-521");
        }
        Curve curve = Curve.of(
                key instanceof ECPrivateKey own
                        ? own.getParams()
                        : ((ECPublicKey) Objects.requireNonNull(publicKey)).getParams());
        if (curve == null) {
            throw InvalidInputException.of(
                    field, "is on another curve than P-256, P-384 and P-521, which Okta accepts");
        }
        return new ServiceAppKey(key, publicKey, SigningAlgorithm.on(curve), null);
    }

    /**
     * Creates a new EC key on P-256, for ES256. Its {@link #kid} is the thumbprint of RFC 7638.
     *
     * @return the key
     */
    public static ServiceAppKey generate() {
        return generate("ES256");
    }

    /**
     * Creates a new key, of 2048 bits for RSA. Its {@link #kid} is the thumbprint of RFC 7638.
     *
     * @param algorithm RS256, RS384, RS512, ES256, ES384 or ES512
     * @return the key
     * @throws InvalidInputException if the algorithm is another one
     */
    public static ServiceAppKey generate(String algorithm) {
        SigningAlgorithm chosen = SigningAlgorithm.named("algorithm", algorithm);
        try {
            Curve curve = chosen.curve();
            KeyPairGenerator generator = KeyPairGenerator.getInstance(curve == null ? "RSA" : "EC");
            if (curve == null) {
                generator.initialize(KeyNumbers.SHORTEST_RSA);
            } else {
                generator.initialize(new ECGenParameterSpec(curve.javaName()));
            }
            KeyPair pair = generator.generateKeyPair();
            ServiceAppKey generated = new ServiceAppKey(pair.getPrivate(), pair.getPublic(), chosen, null);
            return generated.withKid(generated.thumbprint());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java installation cannot create a key for " + chosen, e);
        }
    }

    /**
     * Returns a copy with the id under which the app has the public key.
     *
     * @param id the id, visible ASCII
     * @return the changed copy
     * @throws InvalidInputException if the id is empty, longer than 255 characters or not visible ASCII
     */
    public ServiceAppKey withKid(String id) {
        if (id.isEmpty() || id.length() > 255 || !id.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw InvalidInputException.of("kid", "is not a single word of visible ASCII characters");
        }
        return new ServiceAppKey(key, publicKey, algorithm, id);
    }

    /**
     * Returns a copy that signs with another algorithm. By default RSA keys sign with RS256.
     *
     * @param name RS256, RS384 or RS512 for RSA; an EC key has one algorithm only
     * @return the changed copy
     * @throws InvalidInputException if the algorithm is not for this key
     */
    public ServiceAppKey withAlgorithm(String name) {
        return with("algorithm", name);
    }

    private ServiceAppKey with(String field, String name) {
        SigningAlgorithm chosen = SigningAlgorithm.named(field, name);
        if (chosen.curve() != algorithm.curve()) {
            throw InvalidInputException.of(field, "has an algorithm that is not for keys of its type");
        }
        return new ServiceAppKey(key, publicKey, chosen, kid);
    }

    /** {@return the id under which the app has the public key; null if none was set} */
    public @Nullable String kid() {
        return kid;
    }

    /** {@return the algorithm, such as {@code RS256}} */
    public String algorithm() {
        return algorithm.name();
    }

    /**
     * Returns the public key, as it is registered at an app.
     *
     * @return a JSON web key with {@code use}, {@code alg} and, if set, {@code kid}
     * @throws ConfigurationException if it cannot be computed, as for a key in a hardware module: wrap the key pair
     */
    public String publicJwk() {
        JwtJson jwk = Jwks.publicJwk(publicKey());
        describe(jwk);
        return jwk.toString();
    }

    /**
     * Returns the private key, to be stored. {@link #of(Secret)} reads it.
     *
     * @return a JSON web key with {@code use}, {@code alg} and, if set, {@code kid}
     * @throws ConfigurationException if the key cannot be read, as one in a hardware module
     */
    public Secret toJwk() {
        JwtJson jwk = Jwks.publicJwk(publicKey());
        Jwks.addPrivate(jwk, key);
        describe(jwk);
        return Secret.of(jwk.toString());
    }

    private void describe(JwtJson jwk) {
        jwk.set("use", "sig");
        jwk.set("alg", algorithm.name());
        if (kid != null) {
            jwk.set("kid", kid);
        }
    }

    /** Returns the thumbprint of the public key, RFC 7638: no part of the private key is in it. */
    String thumbprint() {
        try {
            byte[] text = Jwks.publicJwk(publicKey()).toString().getBytes(UTF_8);
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    PublicKey publicKey() {
        return publicKey == null ? Jwks.publicKey(key) : publicKey;
    }

    /**
     * Signs a JSON web token.
     *
     * @param header its header, without {@code alg}
     * @param claims its claims
     * @throws ConfigurationException if the key cannot sign; no attempt was made
     */
    Secret sign(JwtJson header, JwtJson claims) {
        header.set("alg", algorithm.name());
        String content = BASE64.encodeToString(header.toString().getBytes(UTF_8))
                + "."
                + BASE64.encodeToString(claims.toString().getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance(algorithm.javaName());
            signature.initSign(key);
            signature.update(content.getBytes(US_ASCII));
            return Secret.of(content + "." + BASE64.encodeToString(signature.sign()));
        } catch (GeneralSecurityException | RuntimeException e) {
            // A provider's message could quote the key: only the class is named.
            throw ConfigurationException.of(
                    FIELD, "cannot sign with " + algorithm + ": " + e.getClass().getSimpleName());
        }
    }

    /** Returns the algorithm and the id: nothing of the key. */
    @Override
    public String toString() {
        return "ServiceAppKey[" + algorithm + (kid == null ? "" : ", kid " + kid) + ", redacted]";
    }
}
