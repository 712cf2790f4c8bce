/** Generator of the typed clients. It reads a document of {@code specs} and writes records, enums and operations. */
@NullMarked
package io.apitokens.codegen;

import org.jspecify.annotations.NullMarked;
