package io.apitokens.okta;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Writes keys as other tools do. Keys are made for each run, so that none lies in the repository. */
final class KeyTexts {

    private static final byte[] RSA_OID = bytes(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01);
    private static final byte[] EC_OID = bytes(0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01);

    private KeyTexts() {}

    static KeyPair rsa(int bits) {
        return generated("RSA", generator -> generator.initialize(bits));
    }

    static KeyPair ec(String curve) {
        return generated("EC", generator -> generator.initialize(new ECGenParameterSpec(curve)));
    }

    interface Setup {
        void on(KeyPairGenerator generator) throws Exception;
    }

    private static KeyPair generated(String type, Setup setup) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            setup.on(generator);
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Writes PKCS#1. */
    static byte[] pkcs1(KeyPair pair) {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
        return sequence(
                integer(BigInteger.ZERO),
                integer(key.getModulus()),
                integer(key.getPublicExponent()),
                integer(key.getPrivateExponent()),
                integer(key.getPrimeP()),
                integer(key.getPrimeQ()),
                integer(key.getPrimeExponentP()),
                integer(key.getPrimeExponentQ()),
                integer(key.getCrtCoefficient()));
    }

    /** Writes PKCS#8 of an RSA key. */
    static byte[] pkcs8(KeyPair pair) {
        return sequence(integer(BigInteger.ZERO), sequence(RSA_OID, bytes(0x05, 0x00)), element(0x04, pkcs1(pair)));
    }

    /** Writes SEC 1, with the curve inside, as openssl does. */
    static byte[] sec1(KeyPair pair, byte[] curve) {
        return sequence(integer(BigInteger.ONE), number(pair), element(0xa0, curve));
    }

    /** Writes PKCS#8 of an EC key, with the curve beside the key. */
    static byte[] pkcs8(KeyPair pair, byte[] curve) {
        return sequence(
                integer(BigInteger.ZERO),
                sequence(EC_OID, curve),
                element(0x04, sequence(integer(BigInteger.ONE), number(pair))));
    }

    private static byte[] number(KeyPair pair) {
        byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
        return element(0x04, number);
    }

    /** Returns the identifier of a curve. */
    static byte[] curve(String name) {
        return switch (name) {
            case "secp256r1" -> bytes(0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07);
            case "secp384r1" -> bytes(0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x22);
            case "secp521r1" -> bytes(0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x23);
            default -> bytes(0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x0a);
        };
    }

    static String pem(String label, byte[] content) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    static byte[] sequence(byte[]... parts) {
        return element(0x30, parts);
    }

    static byte[] integer(BigInteger number) {
        return element(0x02, number.toByteArray());
    }

    static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] head = length < 0x80
                ? bytes(tag, length)
                : length < 0x100 ? bytes(tag, 0x81, length) : bytes(tag, 0x82, length >> 8, length & 0xff);
        byte[] element = new byte[head.length + length];
        System.arraycopy(head, 0, element, 0, head.length);
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, element, at, part.length);
            at += part.length;
        }
        return element;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
