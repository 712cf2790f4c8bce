package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void vendorsAreToldTheVersionOfTheBuild() throws ReflectiveOperationException {
        Field value = Class.forName("io.apitokens.call.UserAgent").getDeclaredField("VALUE");
        value.setAccessible(true);
        String version = System.getProperty("project.version").replace("-SNAPSHOT", "");

        assertEquals("apitokens-java/" + version, value.get(null));
    }
}
