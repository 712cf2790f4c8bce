package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void vendorsAreToldTheVersionOfTheBuild() throws ReflectiveOperationException {
        assertEquals("apitokens-java/" + version(), value("io.apitokens.call.ApiClient", "USER_AGENT"));
    }

    @Test
    void inventoriesHaveTheVersionOfTheBuild() throws ReflectiveOperationException {
        assertEquals(version(), value("io.apitokens.inventory.Version", "VALUE"));
    }

    private static String version() {
        return System.getProperty("project.version").replace("-SNAPSHOT", "");
    }

    private static Object value(String type, String field) throws ReflectiveOperationException {
        Field value = Class.forName(type).getDeclaredField(field);
        value.setAccessible(true);
        return value.get(null);
    }
}
