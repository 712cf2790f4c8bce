package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Page;
import io.apitokens.TokenList;
import io.apitokens.auth.Credential;
import io.apitokens.call.ApiClient;
import io.apitokens.call.BaseUrl;
import io.apitokens.error.ApiTokenException;
import io.apitokens.inventory.audit.AcceptedFindings;
import io.apitokens.inventory.audit.AuditResult;
import io.apitokens.inventory.audit.AuditedToken;
import io.apitokens.inventory.audit.Baseline;
import io.apitokens.inventory.audit.Finding;
import io.apitokens.inventory.incident.Incident;
import io.apitokens.inventory.policy.TokenPolicy;
import io.apitokens.inventory.revocation.Canary;
import io.apitokens.inventory.revocation.Restriction;
import io.apitokens.inventory.revocation.RestrictionPlan;
import io.apitokens.inventory.revocation.RestrictionReport;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.inventory.revocation.RevocationPlan;
import io.apitokens.inventory.revocation.RevocationReport;
import io.apitokens.json.JsonByteReader;
import io.apitokens.okta.OktaApp;
import io.apitokens.okta.OktaAppKeys;
import io.apitokens.okta.OktaClientSecrets;
import io.apitokens.okta.OktaSecretCheck;
import io.apitokens.rotation.InPlaceRotation;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.Sweep;
import io.apitokens.scheduler.RotationScheduler;
import io.apitokens.scheduler.ScheduledRotation;
import io.apitokens.spi.Walks;
import io.apitokens.testkit.FaultCell;
import io.apitokens.testkit.FaultObservation;
import io.apitokens.testkit.MatrixFault;
import io.apitokens.testkit.SimulatedExchange;
import io.apitokens.testkit.contract.ContractFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Makes every public type of the shipped modules, generated records included, from strings with a line break, an escape
 * sequence, a change of direction and half a surrogate pair.
 */
class PrintableTextTest {

    private static final Pattern RAW = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    /** Types of the testkit that hold words of its own fault table only. */
    private static final Set<Class<?>> OWN_WORDS =
            Set.of(FaultCell.class, FaultObservation.class, MatrixFault.class, ContractFault.class);

    /** Types that print no string, or only others that are made here, and names in the code of a client. */
    private static final Set<Class<?>> WITHOUT_STRINGS = Set.of(
            AcceptedFindings.class,
            ApiClient.class,
            AuditResult.class,
            Baseline.class,
            BaseUrl.class,
            Canary.class,
            Credential.class,
            InPlaceRotation.class,
            Incident.class,
            JsonByteReader.class,
            OktaApp.class,
            OktaAppKeys.class,
            OktaClientSecrets.class,
            OktaSecretCheck.class,
            Page.class,
            Restriction.class,
            RestrictionPlan.class,
            RestrictionReport.class,
            Revocation.class,
            RevocationPlan.class,
            RevocationReport.class,
            Rotation.class,
            RotationScheduler.class,
            ScheduledRotation.class,
            SimulatedExchange.class,
            Sweep.class,
            TokenList.class,
            TokenPolicy.class,
            Walks.Order.class);

    /** Types that only an audit makes; {@code AuditTest} looks at what they print. */
    private static final Set<Class<?>> OF_AUDITS = Set.of(AuditedToken.class, Finding.class);

    @Test
    void noTypeAndNoMessagePrintsForeignCharactersThatForgeOrTurnText() {
        Set<String> raw = new TreeSet<>();
        Set<String> made = new TreeSet<>();
        for (Class<?> type : publicTypes()) {
            check(HostileValues.all(type), made, raw);
        }
        check(HostileValues.responses(), made, raw);
        assertEquals(Set.of(), raw);
        assertEquals(Set.of(), missing(made));
    }

    private static void check(List<Object> values, Set<String> made, Set<String> raw) {
        for (Object value : values) {
            made.add(value.getClass().getName());
            for (String shown : shown(value)) {
                if (RAW.matcher(shown).find()) {
                    raw.add(value.getClass().getName() + ": "
                            + RAW.matcher(shown).replaceAll("?"));
                }
            }
        }
    }

    private static List<Class<?>> publicTypes() {
        List<Class<?>> types = new ArrayList<>();
        for (ShippedModule module : ShippedModule.values()) {
            module.classes().stream()
                    .filter(type -> isVisible(type) && !OWN_WORDS.contains(type) && !OF_AUDITS.contains(type))
                    .forEach(types::add);
        }
        return types;
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        boolean exported = !type.getPackageName().equals("io.apitokens.internal");
        return Modifier.isPublic(type.getModifiers()) && exported && (outer == null || isVisible(outer));
    }

    private static List<String> shown(Object value) {
        if (!(value instanceof ApiTokenException failure)) {
            return List.of(value.toString());
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        // The trace itself consists of lines.
        return List.of(
                value.toString(),
                String.valueOf(failure.getMessage()),
                trace.toString().replaceAll("\r?\n\t(at|\\.\\.\\.) .*|\r?\n\t*(Suppressed: |Caused by: )?", " "));
    }

    /** Returns the types that print themselves and were not made. */
    private static Set<String> missing(Set<String> made) {
        Set<String> missing = new TreeSet<>();
        for (Class<?> type : publicTypes()) {
            boolean prints =
                    type.isRecord() || ApiTokenException.class.isAssignableFrom(type) || declaresToString(type);
            if (prints && !Modifier.isAbstract(type.getModifiers()) && !WITHOUT_STRINGS.contains(type)) {
                missing.add(type.getName());
            }
        }
        missing.removeAll(made);
        return missing;
    }

    private static boolean declaresToString(Class<?> type) {
        try {
            type.getDeclaredMethod("toString");
            return true;
        } catch (NoSuchMethodException inherited) {
            return false;
        }
    }
}
