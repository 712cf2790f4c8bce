package io.apitokens.benchmarks;

import io.apitokens.okhttp.OkHttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The TLS ports of the server, and clients that trust its certificate. The ports are those after the plain one: HTTP/2
 * on the first, HTTP/1.1 on the second. The plain port serves the certificate.
 */
final class TlsServer {

    private static final String CERTIFICATE = "server.pem";

    private TlsServer() {}

    /** Writes a new certificate into the folder of the responses, and its key beside that folder. */
    static void writeCertificate(Path responses) throws IOException {
        HeldCertificate held = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        Files.writeString(responses.resolve(CERTIFICATE), held.certificatePem());
        Files.writeString(responses.resolveSibling("server.key"), held.privateKeyPkcs8Pem());
    }

    /** Returns the origin for HTTP/2. */
    static String http2(String plainOrigin) {
        return origin(plainOrigin, 1);
    }

    /** Returns the origin for HTTP/1.1 with TLS. */
    static String http1(String plainOrigin) {
        return origin(plainOrigin, 2);
    }

    private static String origin(String plainOrigin, int distance) {
        URI plain = URI.create(plainOrigin);
        return "https://" + plain.getHost() + ":" + (plain.getPort() + distance);
    }

    /** Creates a client with OkHttp's defaults. */
    static OkHttpClient client(String plainOrigin) {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate(plainOrigin))
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }

    /** Creates a transport of this library with its defaults. */
    static OkHttpTransport transport(String plainOrigin) {
        return OkHttpTransport.builder().trust(certificate(plainOrigin)).build();
    }

    private static X509Certificate certificate(String plainOrigin) {
        try (InputStream in =
                URI.create(plainOrigin + "/" + CERTIFICATE).toURL().openStream()) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the server's certificate cannot be read", e);
        }
    }
}
