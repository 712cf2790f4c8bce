package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a < b & c > d   | a &lt; b &amp; c &gt; d",
                "the `id` of it  | the {@code id} of it",
                "`a < b`         | {@code a < b}",
                "`{id}`          | <code>&#123;id&#125;</code>",
                "an odd ` tick   | an odd ` tick",
                "@author {@code} | &#64;author &#123;&#64;code&#125;",
                "end */ here     | end *&#47; here",
                "back\\u002fslash | back&#92;u002fslash",
            })
    void textIsEscapedForHtml(String markdown, String html) {
        assertEquals(html, Javadoc.html(markdown));
    }

    @Test
    void aShortTextIsOneLine() {
        assertEquals("/** Short. */", new Javadoc(40, 4).text("Short.").comment());
    }

    @Test
    void paragraphsAndTagsAreWrappedAtTheWidth() {
        String comment = new Javadoc(40, 4)
                .text("First paragraph that is longer than one line.\n\nSecond.")
                .tag("@param name", "a description that needs two lines")
                .comment();
        assertEquals("""
                /**
                     * First paragraph that is longer
                     * than one line.
                     *
                     * <p>Second.
                     *
                     * @param name a description that
                     *     needs two lines
                     */""", comment);
    }
}
