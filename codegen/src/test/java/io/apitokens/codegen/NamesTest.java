package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "exp_date,     expDate",
        "expDate,      expDate",
        "ID,           iD",
        "_links,       links",
        "@type,        type",
        "kebab-case,   kebabCase",
        "2nd,          value2nd",
        "class,        classValue",
        "record,       record",
        "hashCode,     hashCodeValue",
        "toJson,       toJsonValue",
        "in,           inValue",
    })
    void propertiesBecomeJavaNames(String wire, String name) {
        assertEquals(name, Names.variable(wire));
    }

    @ParameterizedTest
    @CsvSource({
        "createApiTokenV1,            CREATE_API_TOKEN_V1",
        "ORGANIZATION_OWNER,          ORGANIZATION_OWNER",
        "Purge (API+Web),             PURGE_API_WEB",
        "sky-blue,                    SKY_BLUE",
        "2nd,                         VALUE_2ND",
        "+,                           VALUE_",
    })
    void valuesBecomeConstants(String value, String constant) {
        assertEquals(constant, Names.constant(value));
    }

    @ParameterizedTest
    @CsvSource({
        "token,        true",
        "apiToken,     true",
        "api_token,    true",
        "clientSecret, true",
        "passWord,     true",
        "x-api-key,    true",
        "private_key,  true",
        "shortToken,   true",
        "tokenId,      false",
        "tokenWindow,  false",
        "secret_key,   true",
        "tokens,       true",
        "name,         false",
    })
    void whatIsCalledLikeASecretIsFound(String name, boolean secret) {
        assertEquals(secret, Names.soundsSecret(name));
    }

    @Test
    void literalsAreEscaped() {
        assertEquals("\"a\\\"b\\\\c\\n\\r\\u00fc\"", Names.literal("a\"b\\c\n\rü"));
    }
}
