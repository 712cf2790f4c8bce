package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.apitokens.Secret;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of a key signs what an independent library verifies; every bad key is refused by its cause. */
class ServiceAppKeyTest {

    private static final KeyPair RSA = KeyTexts.rsa(2048);
    private static final KeyPair P256 = KeyTexts.ec("secp256r1");
    private static final String RSA_PEM =
            KeyTexts.pem("PRIVATE KEY", RSA.getPrivate().getEncoded());

    @Test
    void everyFormOfAnRsaKeySigns() throws Exception {
        String jwk = new RSAKey.Builder((RSAPublicKey) RSA.getPublic())
                .privateKey(RSA.getPrivate())
                .build()
                .toJSONString();
        for (String text : List.of(
                RSA_PEM,
                KeyTexts.pem("PRIVATE KEY", KeyTexts.pkcs8(RSA)),
                KeyTexts.pem("RSA PRIVATE KEY", KeyTexts.pkcs1(RSA)),
                RSA_PEM.replace("\n", "\\n"),
                RSA_PEM.replace("\n", "\\r\\n"),
                RSA_PEM.replace("\n", "\r\n"),
                RSA_PEM.replace("\n", " "),
                "\uFEFF" + RSA_PEM,
                "  \n" + RSA_PEM + "\n\n",
                "Bag Attributes\n    friendlyName: fake\n" + RSA_PEM,
                KeyTexts.pem("CERTIFICATE", new byte[] {1}) + RSA_PEM,
                jwk,
                "\uFEFF " + jwk + "\n")) {
            for (String algorithm : List.of("RS256", "RS384", "RS512")) {
                ServiceAppKey key = ServiceAppKey.of(Secret.of(text)).withAlgorithm(algorithm);
                assertVerified(key, algorithm, RSA);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void everyFormOfAnEcKeySigns(String curve) throws Exception {
        KeyPair pair = KeyTexts.ec(curve);
        byte[] oid = KeyTexts.curve(curve);
        String jwk = new ECKey.Builder(
                        Curve.forECParameterSpec(((ECPublicKey) pair.getPublic()).getParams()),
                        (ECPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .build()
                .toJSONString();
        for (String text : List.of(
                KeyTexts.pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                KeyTexts.pem("PRIVATE KEY", KeyTexts.pkcs8(pair, oid)),
                KeyTexts.pem("EC PRIVATE KEY", KeyTexts.sec1(pair, oid)),
                KeyTexts.pem("EC PARAMETERS", oid) + KeyTexts.pem("EC PRIVATE KEY", KeyTexts.sec1(pair, oid)),
                jwk)) {
            ServiceAppKey key = ServiceAppKey.of(Secret.of(text));
            assertVerified(key, key.algorithm(), pair);
            assertEquals(
                    JWK.parse(jwk).toPublicJWK().computeThumbprint(),
                    JWK.parse(key.publicJwk()).computeThumbprint());
        }
    }

    @Test
    void aJavaKeySigns() throws Exception {
        assertVerified(ServiceAppKey.of(RSA.getPrivate()), "RS256", RSA);
        assertVerified(ServiceAppKey.of(P256.getPrivate()), "ES256", P256);
        assertVerified(ServiceAppKey.of(P256), "ES256", P256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "ES256", "ES384", "ES512"})
    void aGeneratedKeyIsReadBackFromItsStoredText(String algorithm) throws Exception {
        ServiceAppKey key = ServiceAppKey.generate(algorithm);
        ServiceAppKey back = ServiceAppKey.of(key.toJwk());

        assertEquals(algorithm, back.algorithm());
        assertEquals(key.kid(), back.kid());
        assertEquals(key.publicJwk(), back.publicJwk());
        assertEquals(JWK.parse(key.publicJwk()).computeThumbprint().toString(), key.kid());
        JWK stored = JWK.parse(key.toJwk().expose());
        assertTrue(stored.isPrivate());
        SignedJWT jwt = signed(back);
        assertTrue(
                stored instanceof RSAKey rsa
                        ? jwt.verify(new RSASSAVerifier(rsa))
                        : jwt.verify(new ECDSAVerifier(stored.toECKey())));
    }

    @Test
    void aPublicKeyHasNoPrivateNumber() throws Exception {
        assertFalse(JWK.parse(ServiceAppKey.of(RSA.getPrivate()).publicJwk()).isPrivate());
        assertFalse(JWK.parse(ServiceAppKey.of(P256.getPrivate()).publicJwk()).isPrivate());
    }

    @Test
    void theIdAndTheAlgorithmOfAJwkAreUsed() {
        String jwk = new RSAKey.Builder((RSAPublicKey) RSA.getPublic())
                .privateKey(RSA.getPrivate())
                .keyID("fake-kid")
                .algorithm(com.nimbusds.jose.JWSAlgorithm.RS384)
                .build()
                .toJSONString();

        ServiceAppKey key = ServiceAppKey.of(Secret.of(jwk));

        assertEquals("fake-kid", key.kid());
        assertEquals("RS384", key.algorithm());
        assertEquals("ServiceAppKey[RS384, kid fake-kid, redacted]", key.toString());
    }

    @Test
    void aKeyWithoutReadableNumbersSignsWithItsPublicKeyGiven() {
        PrivateKey hidden = new PrivateKey() {
            @Override
            public String getAlgorithm() {
                return "EC";
            }

            @Override
            public String getFormat() {
                return null;
            }

            @Override
            public byte[] getEncoded() {
                return null;
            }
        };
        ServiceAppKey key = ServiceAppKey.of(new KeyPair(P256.getPublic(), hidden));

        assertEquals("ES256", key.algorithm());
        assertFalse(key.publicJwk().isEmpty());
        assertThrows(ConfigurationException.class, key::toJwk);
        assertEquals(
                "private key cannot sign with ES256: InvalidKeyException",
                assertThrows(ConfigurationException.class, () -> signed(key)).getMessage());
        assertEquals(
                "private key does not say on which curve it is: give the key pair",
                assertThrows(InvalidInputException.class, () -> ServiceAppKey.of(hidden))
                        .getMessage());
    }

    @Test
    void eachBadKeyIsRefusedByItsCause() {
        String lines = RSA_PEM.substring(RSA_PEM.indexOf('\n') + 1, RSA_PEM.indexOf("\n-----END"));
        String fiveLines = lines.substring(0, 5 * 65);
        String jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) P256.getPublic())
                .privateKey(P256.getPrivate())
                .build()
                .toJSONString();
        KeyPair other = KeyTexts.ec("secp256r1");
        byte[] bitcoin = KeyTexts.curve("secp256k1");
        Map<String, String> causes = Map.ofEntries(
                Map.entry(KeyTexts.pem("ENCRYPTED PRIVATE KEY", KeyTexts.pkcs8(RSA)), "encrypted"),
                Map.entry(
                        RSA_PEM.replace("PRIVATE KEY", "RSA PRIVATE KEY")
                                .replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n"),
                        "encrypted"),
                Map.entry(KeyTexts.pem("PUBLIC KEY", RSA.getPublic().getEncoded()), "public half"),
                Map.entry(KeyTexts.pem("CERTIFICATE", RSA.getPublic().getEncoded()), "public half"),
                Map.entry(KeyTexts.pem("OPENSSH PRIVATE KEY", new byte[80]), "OpenSSH"),
                Map.entry(KeyTexts.pem("DSA PRIVATE KEY", KeyTexts.sequence(new byte[80])), "type"),
                Map.entry(KeyTexts.pem("PRIVATE KEY", edwards()), "type"),
                Map.entry(RSA_PEM.substring(0, RSA_PEM.length() / 2), "truncated: its END line"),
                Map.entry(RSA_PEM.replace("\n-----END", "").replaceFirst("PRIVATE KEY-----\n$", ""), "truncated"),
                Map.entry(RSA_PEM.substring(RSA_PEM.indexOf('\n')), "truncated: its BEGIN line"),
                Map.entry(RSA_PEM.replace(lines, fiveLines + "MII"), "truncated"),
                Map.entry(RSA_PEM.replace(lines, fiveLines), "truncated: copy"),
                Map.entry(RSA_PEM.replace(lines, ""), "truncated"),
                Map.entry(RSA_PEM.replace(lines, "?" + lines.substring(1)), "damaged"),
                Map.entry(RSA_PEM.replace(lines, "AAAA" + lines.substring(4)), "damaged"),
                Map.entry(KeyTexts.pem("RSA PRIVATE KEY", damaged(KeyTexts.pkcs1(RSA))), "damaged"),
                Map.entry(RSA_PEM + RSA_PEM, "two private keys"),
                Map.entry(KeyTexts.pem("RSA PRIVATE KEY", KeyTexts.pkcs1(KeyTexts.rsa(1024))), "fewer than 2048"),
                Map.entry(KeyTexts.pem("EC PRIVATE KEY", KeyTexts.sec1(P256, bitcoin)), "another curve"),
                Map.entry(KeyTexts.pem("PRIVATE KEY", KeyTexts.pkcs8(P256, bitcoin)), "another curve"),
                Map.entry(
                        KeyTexts.pem("PRIVATE KEY", KeyTexts.pkcs8(P256, KeyTexts.sequence(bitcoin))),
                        "spells out its curve"),
                Map.entry("'" + RSA_PEM.replace("-", "=") + "'", "quotes"),
                Map.entry("/etc/fake/key.pem", "neither PEM"),
                Map.entry(lines, "neither PEM"),
                Map.entry(jwk.substring(0, jwk.length() / 2), "truncated"),
                Map.entry(jwk.replace("}", ",}"), "not JSON"),
                Map.entry(jwk.replace("\"d\"", "\"fake\""), "public half"),
                Map.entry(jwk.replace("P-256", "secp256k1"), "another curve"),
                Map.entry(jwk.replace("EC", "OKP"), "type"),
                Map.entry(jwk.replace("kty", "fake"), "no kty"),
                Map.entry("{\"keys\":[" + jwk + "]}", "set of keys"),
                Map.entry(jwk.replace("}", ",\"alg\":\"HS256\"}"), "another algorithm"),
                Map.entry(jwk.replace("}", ",\"alg\":\"RS256\"}"), "not for keys of its type"),
                Map.entry(jwk.replace(xOf(P256), xOf(other)), "damaged"));
        causes.forEach((text, cause) -> {
            InvalidInputException refusal =
                    assertThrows(InvalidInputException.class, () -> ServiceAppKey.of(Secret.of(text)), cause);
            assertTrue(refusal.getMessage().contains(cause), () -> cause + ": " + refusal.getMessage());
            assertQuotesNothing(refusal, text);
        });
    }

    private static String xOf(KeyPair pair) {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .build()
                .getX()
                .toString();
    }

    /** Fails if a message shares eight characters with a key, other than words. */
    private static void assertQuotesNothing(InvalidInputException refusal, String text) {
        String message = refusal.getMessage();
        assertEquals(null, refusal.getCause());
        for (String line : text.split("[\\n \":,{}]+", -1)) {
            if (line.length() >= 20) {
                assertFalse(message.contains(line.substring(0, 8)), message);
            }
        }
    }

    private static byte[] damaged(byte[] key) {
        byte[] changed = key.clone();
        changed[60] ^= 1;
        return changed;
    }

    private static byte[] edwards() {
        byte[] oid = {0x06, 0x03, 0x2b, 0x65, 0x70};
        return KeyTexts.sequence(
                new byte[] {0x02, 0x01, 0x00},
                KeyTexts.sequence(oid),
                KeyTexts.element(0x04, KeyTexts.sequence(new byte[32])));
    }

    @Test
    void aFileIsReadAndNamedIfItCannotBe(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.pem");
        Files.write(file, ("\uFEFF" + RSA_PEM).getBytes(StandardCharsets.UTF_8));
        assertVerified(ServiceAppKey.fromFile(file), "RS256", RSA);
        assertThrows(ConfigurationException.class, () -> ServiceAppKey.fromFile(folder.resolve("absent.pem")));
    }

    @Test
    void algorithmsAndIdsThatCannotBeAreRefused() {
        ServiceAppKey key = ServiceAppKey.of(RSA.getPrivate());
        for (String algorithm : List.of("ES256", "PS256", "HS256", "none", "")) {
            assertThrows(InvalidInputException.class, () -> key.withAlgorithm(algorithm), algorithm);
        }
        for (String kid : List.of("", "a b", "a\nb", "ü", "x".repeat(256))) {
            assertThrows(InvalidInputException.class, () -> key.withKid(kid), kid);
        }
        assertThrows(InvalidInputException.class, () -> ServiceAppKey.generate("HS256"));
        assertThrows(InvalidInputException.class, () -> ServiceAppKey.of(KeyTexts.rsa(1024)));
    }

    private static SignedJWT signed(ServiceAppKey key) throws Exception {
        JwtJson claims = new JwtJson();
        claims.set("sub", "fake \"client\"");
        return SignedJWT.parse(key.sign(new JwtJson(), claims).expose());
    }

    private static void assertVerified(ServiceAppKey key, String algorithm, KeyPair pair) throws Exception {
        SignedJWT jwt = signed(key);
        assertEquals(algorithm, jwt.getHeader().getAlgorithm().getName());
        assertEquals("fake \"client\"", jwt.getJWTClaimsSet().getSubject());
        assertTrue(
                pair.getPublic() instanceof RSAPublicKey rsa
                        ? jwt.verify(new RSASSAVerifier(rsa))
                        : jwt.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic())));
    }
}
