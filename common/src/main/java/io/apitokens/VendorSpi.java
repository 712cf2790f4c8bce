package io.apitokens;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public type that implementations of vendors use, and applications do not. The packages {@code io.apitokens.spi} and
 * {@code io.apitokens.transport} hold only such types and need no mark.
 */
@VendorSpi
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface VendorSpi {}
