package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs the programs without configuration, in a separate process without environment variables. */
class MainsTest {

    @Test
    void everyProgramSaysWhichVariableItMisses() throws IOException, InterruptedException {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("FirstToken", "ASTRO_API_TOKEN");
        variables.put("CreateGcoreToken", "GCORE_API_KEY");
        variables.put("CreateAstroOrganizationToken", "ASTRO_API_TOKEN");
        variables.put("CreateAstroTokenWithRoles", "ASTRO_API_TOKEN");
        variables.put("CreateAstroWorkspaceToken", "ASTRO_API_TOKEN");
        variables.put("CreateAstroWorkspaceTokenWithDeployment", "ASTRO_API_TOKEN");
        variables.put("RestrictOktaToken", "OKTA_CLIENT_ORGURL");
        variables.put("UseServiceApp", "nowhere/secret");
        variables.put("StoreSecret", "GCORE_API_KEY");
        variables.put("FindTokens", "GCORE_API_KEY");
        variables.put("HandleErrors", "GCORE_API_KEY");
        variables.put("ListTokens of gcore", "GCORE_API_KEY");
        variables.put("ListTokens of astro", "ASTRO_API_TOKEN");
        variables.put("ListTokens of okta", "OKTA_CLIENT_ORGURL");
        variables.put("DeleteToken", "GCORE_API_KEY");
        variables.put("CallVendor", "OKTA_CLIENT_ORGURL");
        variables.put("UseOwnOkHttpClient", "OKTA_CLIENT_ORGURL");
        variables.put("RevokeUnused", "GCORE_API_KEY");
        variables.put("NightlyAudit", "GCORE_API_KEY");
        variables.put("RevokeLeakedSecret", "GCORE_API_KEY");
        variables.put("RevokeLeaver", "GCORE_API_KEY");
        variables.put("AuditorCsv", "GCORE_API_KEY");
        variables.put("Quickstart", "GCORE_API_KEY");

        List<String> printed = run().lines().toList();

        assertEquals(variables.size(), printed.size(), printed::toString);
        int line = 0;
        for (Map.Entry<String, String> expected : variables.entrySet()) {
            String text = printed.get(line++);
            assertTrue(text.startsWith(expected.getKey() + ": "), text);
            assertTrue(text.contains(expected.getValue()), text);
        }
    }

    private static String run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Programs.class.getName());
        builder.environment().clear();
        Process process = builder.redirectErrorStream(true).start();
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), text);
            return text;
        }
    }

    /** The main class of that process. */
    static final class Programs {

        private Programs() {}

        @FunctionalInterface
        private interface Program {
            void main(String[] args);
        }

        public static void main(String[] args) {
            String[] file = {"nowhere/secret"};
            run("FirstToken", FirstToken::main);
            run("CreateGcoreToken", CreateGcoreToken::main, file);
            run("CreateAstroOrganizationToken", CreateAstroOrganizationToken::main, file);
            run("CreateAstroTokenWithRoles", CreateAstroTokenWithRoles::main, file);
            run("CreateAstroWorkspaceToken", CreateAstroWorkspaceToken::main, file);
            run("CreateAstroWorkspaceTokenWithDeployment", CreateAstroWorkspaceTokenWithDeployment::main, file);
            run("RestrictOktaToken", RestrictOktaToken::main);
            run("UseServiceApp", UseServiceApp::main, file);
            run("StoreSecret", StoreSecret::main, file);
            run("FindTokens", FindTokens::main);
            run("HandleErrors", HandleErrors::main, file);
            run("ListTokens of gcore", ListTokens::main, "gcore");
            run("ListTokens of astro", ListTokens::main, "astro");
            run("ListTokens of okta", ListTokens::main, "okta");
            run("DeleteToken", DeleteToken::main, "astro/clx42kkcm01fo01o06agtmshg/clsim");
            run("CallVendor", CallVendor::main);
            run("UseOwnOkHttpClient", UseOwnOkHttpClient::main);
            run("RevokeUnused", RevokeUnused::main, "ci-");
            run("NightlyAudit", NightlyAudit::main, file);
            run("RevokeLeakedSecret", RevokeLeakedSecret::main, file);
            run("RevokeLeaver", RevokeLeaver::main, file);
            run("AuditorCsv", AuditorCsv::main, file);
            run("Quickstart", Quickstart::main, "--live");
        }

        private static void run(String name, Program program, String... args) {
            try {
                program.main(args);
                System.out.println(name + ": did not fail");
            } catch (RuntimeException e) {
                System.out.println(name + ": " + e.getMessage());
            }
        }
    }

    @Test
    void aMissingArgumentIsRequested() {
        List<Programs.Program> programs = List.of(
                CreateGcoreToken::main,
                CreateAstroOrganizationToken::main,
                UseServiceApp::main,
                StoreSecret::main,
                HandleErrors::main,
                DeleteToken::main,
                RevokeUnused::main,
                NightlyAudit::main,
                RevokeLeakedSecret::main,
                RevokeLeaver::main,
                AuditorCsv::main,
                UseOwnCredentials::main);
        for (Programs.Program program : programs) {
            String message = assertThrows(IllegalArgumentException.class, () -> program.main(new String[0]))
                    .getMessage();
            assertTrue(String.valueOf(message).startsWith("usage: "), message);
        }
    }
}
