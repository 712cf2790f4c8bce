package io.apitokens.okhttp;

import io.apitokens.Secret;
import io.apitokens.error.ConfigurationException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/**
 * Adds authorities and a client certificate to the platform's TLS settings. There is no way to trust all certificates.
 */
final class Tls {

    private Tls() {}

    static void configure(
            OkHttpClient.Builder settings,
            List<X509Certificate> authorities,
            @Nullable KeyStore clientKeys,
            @Nullable Secret clientKeyPassword) {
        if (authorities.isEmpty() && clientKeys == null) {
            return;
        }
        try {
            X509TrustManager trust = trust(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(clientKeys, clientKeyPassword), new TrustManager[] {trust}, null);
            settings.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException | IOException e) {
            throw ConfigurationException.of(
                    "TLS", "cannot be set up: " + e.getClass().getSimpleName());
        }
    }

    /**
     * Keeps the specifications that allow only TLS 1.2 and 1.3. Cleartext is for loopback, which the checks of base
     * URLs enforce.
     */
    static List<ConnectionSpec> notOlderThan12(List<ConnectionSpec> given) {
        List<ConnectionSpec> specs = new ArrayList<>();
        for (ConnectionSpec spec : given) {
            List<TlsVersion> versions = spec.tlsVersions();
            boolean modern = versions != null
                    && Set.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3).containsAll(versions);
            if (spec.isTls() && modern) {
                specs.add(spec);
            }
        }
        if (specs.isEmpty()) {
            specs.add(ConnectionSpec.MODERN_TLS);
        }
        specs.add(ConnectionSpec.CLEARTEXT);
        return specs;
    }

    /** Returns a trust manager for the platform's authorities and the given ones. */
    private static X509TrustManager trust(List<X509Certificate> more) throws GeneralSecurityException, IOException {
        X509TrustManager platform = manager(null);
        if (more.isEmpty()) {
            return platform;
        }
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        int count = 0;
        for (X509Certificate certificate : platform.getAcceptedIssuers()) {
            all.setCertificateEntry("platform-" + count++, certificate);
        }
        for (X509Certificate certificate : more) {
            all.setCertificateEntry("given-" + count++, certificate);
        }
        return manager(all);
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("the platform has no X.509 trust manager");
    }

    private static KeyManager @Nullable [] keys(@Nullable KeyStore store, @Nullable Secret password)
            throws GeneralSecurityException {
        if (store == null) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password == null ? null : password.expose().toCharArray());
        return factory.getKeyManagers();
    }
}
