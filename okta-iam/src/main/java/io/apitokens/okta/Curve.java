package io.apitokens.okta;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import org.jspecify.annotations.Nullable;

/** An elliptic curve of the algorithms ES256, ES384 and ES512. */
enum Curve {
    P_256("P-256", "secp256r1", "1.2.840.10045.3.1.7", 32),
    P_384("P-384", "secp384r1", "1.3.132.0.34", 48),
    P_521("P-521", "secp521r1", "1.3.132.0.35", 66);

    private final String jwkName;
    private final String javaName;
    private final String oid;
    private final int bytes;

    Curve(String jwkName, String javaName, String oid, int bytes) {
        this.jwkName = jwkName;
        this.javaName = javaName;
        this.oid = oid;
        this.bytes = bytes;
    }

    String jwkName() {
        return jwkName;
    }

    String javaName() {
        return javaName;
    }

    /** Returns the length of a coordinate, in bytes. */
    int bytes() {
        return bytes;
    }

    static @Nullable Curve ofJwkName(@Nullable String name) {
        for (Curve curve : values()) {
            if (curve.jwkName.equals(name)) {
                return curve;
            }
        }
        return null;
    }

    static @Nullable Curve ofOid(@Nullable String oid) {
        for (Curve curve : values()) {
            if (curve.oid.equals(oid)) {
                return curve;
            }
        }
        return null;
    }

    /** Returns the curve with these parameters; null if it is none of these. */
    static @Nullable Curve of(ECParameterSpec parameters) {
        for (Curve curve : values()) {
            ECParameterSpec own = curve.parameters();
            if (own.getCurve().equals(parameters.getCurve())
                    && own.getGenerator().equals(parameters.getGenerator())
                    && own.getOrder().equals(parameters.getOrder())) {
                return curve;
            }
        }
        return null;
    }

    ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(javaName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java installation has no elliptic curve " + jwkName, e);
        }
    }

    /**
     * Returns the public point of a private number: the number times the generator. {@code java.security} has no method
     * for it.
     */
    ECPoint publicPoint(BigInteger number) {
        ECParameterSpec parameters = parameters();
        EllipticCurve curve = parameters.getCurve();
        BigInteger prime = ((ECFieldFp) curve.getField()).getP();
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = number.bitLength() - 1; bit >= 0; bit--) {
            sum = sum(sum, sum, curve.getA(), prime);
            if (number.testBit(bit)) {
                sum = sum(sum, parameters.getGenerator(), curve.getA(), prime);
            }
        }
        return sum;
    }

    private static ECPoint sum(ECPoint first, ECPoint second, BigInteger a, BigInteger prime) {
        if (first.equals(ECPoint.POINT_INFINITY)) {
            return second;
        }
        if (second.equals(ECPoint.POINT_INFINITY)) {
            return first;
        }
        BigInteger x = first.getAffineX();
        BigInteger y = first.getAffineY();
        boolean same = x.equals(second.getAffineX());
        if (same && !y.equals(second.getAffineY())) {
            return ECPoint.POINT_INFINITY;
        }
        BigInteger rise = same
                ? x.multiply(x).multiply(BigInteger.valueOf(3)).add(a)
                : second.getAffineY().subtract(y);
        BigInteger run = same ? y.shiftLeft(1) : second.getAffineX().subtract(x);
        BigInteger slope = rise.multiply(run.modInverse(prime)).mod(prime);
        BigInteger sumX =
                slope.multiply(slope).subtract(x).subtract(second.getAffineX()).mod(prime);
        return new ECPoint(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(prime));
    }
}
