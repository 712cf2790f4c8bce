package io.apitokens.okta;

import io.apitokens.error.InvalidInputException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;

/** Checks the numbers of a private key and makes a key of them. No message quotes one of them. */
final class KeyNumbers {

    /** The shortest RSA key that RFC 7518 allows. */
    static final int SHORTEST_RSA = 2048;

    /** A longer RSA key would take seconds for each signature. */
    private static final int LONGEST_RSA = 16_384;

    private KeyNumbers() {}

    /** Returns an RSA key of its modulus, public and private exponent, two primes, two exponents and coefficient. */
    static PrivateKey rsa(String field, List<BigInteger> numbers) {
        BigInteger modulus = numbers.get(0);
        checkLength(field, modulus);
        boolean fitting = numbers.stream().allMatch(number -> number.signum() > 0)
                && numbers.get(3).multiply(numbers.get(4)).equals(modulus)
                && isInverse(numbers.get(1), numbers.get(2), numbers.get(3))
                && isInverse(numbers.get(1), numbers.get(2), numbers.get(4));
        if (!fitting) {
            throw damaged(field);
        }
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateCrtKeySpec(
                            modulus,
                            numbers.get(1),
                            numbers.get(2),
                            numbers.get(3),
                            numbers.get(4),
                            numbers.get(5),
                            numbers.get(6),
                            numbers.get(7)));
        } catch (GeneralSecurityException refused) {
            throw damaged(field);
        }
    }

    private static boolean isInverse(BigInteger exponent, BigInteger inverse, BigInteger prime) {
        BigInteger order = prime.subtract(BigInteger.ONE);
        return order.signum() > 0 && exponent.multiply(inverse).mod(order).equals(BigInteger.ONE);
    }

    static void checkLength(String field, BigInteger modulus) {
        if (modulus.bitLength() < SHORTEST_RSA || modulus.bitLength() > LONGEST_RSA) {
            throw InvalidInputException.of(
                    field,
                    modulus.bitLength() < SHORTEST_RSA
                            ? "is an RSA key of fewer than 2048 bits: create a longer one"
                            : "is an RSA key of more than 16384 bits: create a shorter one");
        }
    }

    static PrivateKey ec(String field, Curve curve, BigInteger number) {
        if (number.signum() <= 0 || number.compareTo(curve.parameters().getOrder()) >= 0) {
            throw damaged(field);
        }
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, curve.parameters()));
        } catch (GeneralSecurityException refused) {
            throw damaged(field);
        }
    }

    static PublicKey rsaPublic(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    static PublicKey ecPublic(Curve curve, ECPoint point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve.parameters()));
    }

    static InvalidInputException damaged(String field) {
        return InvalidInputException.of(field, "is damaged: its numbers do not make a key; copy it again");
    }
}
