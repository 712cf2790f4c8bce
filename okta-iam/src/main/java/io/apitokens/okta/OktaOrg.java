package io.apitokens.okta;

import io.apitokens.call.BaseUrl;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of an org: recognises hosts that are no org's, and reads it from environment variables. */
final class OktaOrg {

    /** The domains of orgs in the vendor's own clients. An org's own domain may be any other. */
    private static final List<String> DOMAINS = List.of(
            "okta.com",
            "oktapreview.com",
            "okta-emea.com",
            "okta-gov.com",
            "okta.mil",
            "okta-miltest.com",
            "trex-govcloud.com",
            "trexcloud.com");

    /** Names under the vendor's domain that are its own websites. */
    private static final Pattern WEBSITE = Pattern.compile("(?:www|admin|login|developer|help|support)\\.");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?:your-?(?:okta-?)?(?:okta|org|domain|subdomain|tenant)(?:-?name|-?url)?|subdomain|null|undefined|none"
                    + "|(?:dev-)?x{3,})");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

    private OktaOrg() {}

    /** Rejects a URL that is not the address of an org. The messages do not quote it. */
    static void check(String setting, BaseUrl base) {
        String host = base.host();
        if (!base.path().isEmpty()) {
            throw InvalidInputException.of(setting, "has a path");
        }
        if (host.endsWith(".com.com")) {
            throw InvalidInputException.of(setting, "ends with .com twice");
        }
        for (String domain : DOMAINS) {
            if (host.endsWith("-admin." + domain)) {
                throw InvalidInputException.of(setting, "is the Admin Console's host; leave out -admin");
            }
            if (WEBSITE.matcher(host).replaceFirst("").equals(domain)) {
                throw InvalidInputException.of(setting, "lacks the name of the org, such as acme." + domain);
            }
        }
        if (PLACEHOLDER.matcher(host.split("\\.", 2)[0]).matches()) {
            throw InvalidInputException.of(setting, "holds a placeholder: put the org's own name in its place");
        }
    }

    /** Returns the host, with the port if it is not the default one: two ports are two orgs. */
    static String authority(BaseUrl base) {
        String origin = base.origin();
        return origin.substring(origin.indexOf("://") + 3);
    }

    /**
     * Returns the org's URL from the variables of the vendor's SDKs and of its Terraform provider.
     *
     * @param url {@code OKTA_CLIENT_ORGURL}
     * @param name {@code OKTA_ORG_NAME}
     * @param domain {@code OKTA_BASE_URL}
     * @throws ConfigurationException if none is complete, or the two name different orgs
     */
    static String url(@Nullable String url, @Nullable String name, @Nullable String domain) {
        String other = name == null || domain == null ? null : "https://" + host(name, domain);
        if (other == null) {
            if (url == null) {
                throw missing(name, domain);
            }
            return url;
        }
        if (url != null && !bare(url).equals(bare(other))) {
            throw ConfigurationException.of(
                    "environment variable OKTA_CLIENT_ORGURL",
                    "names another org than OKTA_ORG_NAME and OKTA_BASE_URL: unset one of them");
        }
        return url == null ? other : url;
    }

    private static ConfigurationException missing(@Nullable String name, @Nullable String domain) {
        if (name == null && domain == null) {
            return ConfigurationException.of(
                    "environment variable OKTA_CLIENT_ORGURL", "is not set, nor are OKTA_ORG_NAME and OKTA_BASE_URL");
        }
        // The domain is never assumed: the same name at another domain is another customer's org.
        return name == null
                ? ConfigurationException.of(
                        "environment variable OKTA_ORG_NAME",
                        "is not set, but OKTA_BASE_URL is: set both, or OKTA_CLIENT_ORGURL")
                : ConfigurationException.of(
                        "environment variable OKTA_BASE_URL",
                        "is not set, but OKTA_ORG_NAME is: set both, such as acme and okta.com, or OKTA_CLIENT_ORGURL");
    }

    private static String host(String name, String domain) {
        if (!NAME.matcher(name).matches()) {
            throw ConfigurationException.of(
                    "environment variable OKTA_ORG_NAME", "is not the name of an org alone, such as acme");
        }
        if (!DOMAIN.matcher(domain).matches() || bare(domain).startsWith(bare(name) + ".")) {
            throw ConfigurationException.of(
                    "environment variable OKTA_BASE_URL",
                    "is not a domain alone, such as okta.com: it has no scheme and no name of an org");
        }
        return name + "." + domain;
    }

    private static String bare(String url) {
        return url.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    }
}
