package io.apitokens.proofs.hostile;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The authority that the clients trust, and certificates made by it. */
final class Certificates {

    private static final HeldCertificate ROOT = new HeldCertificate.Builder()
            .commonName("Simulated Authority")
            .certificateAuthority(0)
            .build();

    private static final HandshakeCertificates CLIENT = new HandshakeCertificates.Builder()
            .addTrustedCertificate(ROOT.certificate())
            .build();

    private static final SSLContext PEER = server(new HeldCertificate.Builder()
            .commonName("127.0.0.1")
            .addSubjectAlternativeName("127.0.0.1")
            .addSubjectAlternativeName("localhost"));

    private Certificates() {}

    static SSLContext peer() {
        return PEER;
    }

    static X509TrustManager trust() {
        return CLIENT.trustManager();
    }

    static SSLSocketFactory sockets() {
        return CLIENT.sslSocketFactory();
    }

    static HeldCertificate root() {
        return ROOT;
    }

    /** Returns a context of a server whose certificate the trusted authority signed. */
    static SSLContext server(HeldCertificate.Builder certificate) {
        return context(certificate.signedBy(ROOT).build(), ROOT);
    }

    /** Returns a context of a server whose certificate nothing trusts. */
    static SSLContext untrusted(HeldCertificate.Builder certificate) {
        return context(certificate.build());
    }

    private static SSLContext context(HeldCertificate leaf, HeldCertificate... chain) {
        HandshakeCertificates.Builder certificates = new HandshakeCertificates.Builder();
        X509Certificate[] above = new X509Certificate[chain.length];
        for (int i = 0; i < chain.length; i++) {
            above[i] = chain[i].certificate();
        }
        return certificates.heldCertificate(leaf, above).build().sslContext();
    }
}
