package io.apitokens.okta;

import io.apitokens.error.ConfigurationException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** Writes JSON web keys, RFC 7517 and RFC 7518. */
final class Jwks {

    private Jwks() {}

    /** Returns the required members of a public key, in the order of RFC 7638's thumbprint. */
    static JwtJson publicJwk(PublicKey key) {
        JwtJson jwk = new JwtJson();
        if (key instanceof RSAPublicKey rsa) {
            jwk.set("e", text(rsa.getPublicExponent(), 0));
            jwk.set("kty", "RSA");
            jwk.set("n", text(rsa.getModulus(), 0));
            return jwk;
        }
        Curve curve = key instanceof ECPublicKey ec ? Curve.of(ec.getParams()) : null;
        if (curve == null) {
            throw unreadable();
        }
        ECPublicKey ec = (ECPublicKey) key;
        jwk.set("crv", curve.jwkName());
        jwk.set("kty", "EC");
        jwk.set("x", text(ec.getW().getAffineX(), curve.bytes()));
        jwk.set("y", text(ec.getW().getAffineY(), curve.bytes()));
        return jwk;
    }

    /** Adds the private members of a key. */
    static void addPrivate(JwtJson jwk, PrivateKey key) {
        if (key instanceof RSAPrivateCrtKey rsa) {
            jwk.set("d", text(rsa.getPrivateExponent(), 0));
            jwk.set("p", text(rsa.getPrimeP(), 0));
            jwk.set("q", text(rsa.getPrimeQ(), 0));
            jwk.set("dp", text(rsa.getPrimeExponentP(), 0));
            jwk.set("dq", text(rsa.getPrimeExponentQ(), 0));
            jwk.set("qi", text(rsa.getCrtCoefficient(), 0));
            return;
        }
        Curve curve = key instanceof ECPrivateKey ec ? Curve.of(ec.getParams()) : null;
        if (curve == null) {
            throw unreadable();
        }
        jwk.set("d", text(((ECPrivateKey) key).getS(), curve.bytes()));
    }

    /** Computes the public key of a private one. */
    static PublicKey publicKey(PrivateKey key) {
        try {
            if (key instanceof RSAPrivateCrtKey rsa) {
                return KeyNumbers.rsaPublic(rsa.getModulus(), rsa.getPublicExponent());
            }
            Curve curve = key instanceof ECPrivateKey ec ? Curve.of(ec.getParams()) : null;
            if (curve != null) {
                return KeyNumbers.ecPublic(curve, curve.publicPoint(((ECPrivateKey) key).getS()));
            }
        } catch (GeneralSecurityException refused) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static ConfigurationException unreadable() {
        return ConfigurationException.of(
                "private key", "does not let its numbers be read, as in a hardware module: wrap the key pair");
    }

    /** Returns a number as base64url, of at least this many bytes: coordinates have leading zeros, other numbers none. */
    static String text(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        int from = signed.length > 1 && signed[0] == 0 ? 1 : 0;
        int count = signed.length - from;
        byte[] unsigned = new byte[Math.max(length, count)];
        System.arraycopy(signed, from, unsigned, unsigned.length - count, count);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
