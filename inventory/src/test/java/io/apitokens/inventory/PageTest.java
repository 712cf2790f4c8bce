package io.apitokens.inventory;

import static io.apitokens.inventory.audit.AuditShelf.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Expiry;
import io.apitokens.TokenId;
import io.apitokens.inventory.audit.Audit;
import io.apitokens.inventory.audit.AuditShelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the page. A browser looks at it in a proof. */
class PageTest {

    private final AuditShelf account = new AuditShelf("1");

    @TempDir
    Path directory;

    private String page() throws IOException {
        Inventory.of(Audit.builder(account).timeSource(() -> NOW).build())
                .write(directory, EnumSet.of(InventoryFormat.HTML));
        return Files.readString(directory.resolve("inventory.html"));
    }

    private static int count(String part, String page) {
        return page.split(Pattern.quote(part), -1).length - 1;
    }

    private static String between(String begin, String end, String page) {
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf(end, from));
    }

    @Test
    void thePageHasAtMost5000RowsTheWorstFirstAndCountsTheOthers() throws IOException {
        for (int i = 0; i < 5_002; i++) {
            account.addFine("fine" + i);
        }
        TokenId worst = account.add("zz-worst", token -> token.expiry(new Expiry.Never()));

        String page = page();

        String rows = between("id=\"tokens\"", "</table>", page);
        assertEquals(5_000, count("<tr><th scope=\"row\">", rows));
        assertTrue(rows.indexOf(worst.toString()) < rows.indexOf("fine0"), "the worst is not the first");
        assertTrue(rows.contains("The worst 5,000 of 5,003 tokens; the other 3 are in the CSV and JSON outputs"));
    }

    @Test
    void threePicturesHaveTheirNumbersAsTables() throws IOException {
        account.add("soon", token -> token.expiry(new Expiry.At(NOW.plus(Duration.ofDays(1)))));
        account.add("later", token -> token.expiry(new Expiry.At(NOW.plus(Duration.ofDays(100)))));
        account.add("never", token -> token.expiry(new Expiry.Never()));
        account.add("odd", token -> token.expiry(new Expiry.Unknown()).secretIssuedUnknown());
        account.add("ended", token -> token.expiry(new Expiry.At(NOW.minusSeconds(1))));

        String page = page();

        assertEquals(3, count("<svg class=\"chart\"", page));
        assertEquals(3, count("<table class=\"numbers\"", page));
        assertEquals(3, count("</desc>", page));
        for (String number : new String[] {
            "2030-W22, from 2030-05-27</th><td>1<",
            "later</th><td>1<",
            "never</th><td>1<",
            "unknown</th><td>1<",
            "ended, and still listed</th><td>1<",
            "30 to 90 days</th><td>4<"
        }) {
            assertTrue(page.contains(number), number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=//sim.example/x onerror=alert(1)>",
                "'><svg/onload=alert(1)>",
                "</title></style></table><iframe src=http://sim.example>",
                "&lt;b&gt;",
                "javascript:alert(1)",
                "\u202e\u2066<b>"
            })
    void aHostileNameStaysText(String name) throws IOException {
        account.add(
                "hostile",
                token -> token.name(name)
                        .description("owner=" + name.replace(' ', '_'))
                        .expiry(new Expiry.At(NOW.plusSeconds(60))));

        String page = page();

        assertFalse(Pattern.compile("<(img|iframe|b)\\b|<svg/|onerror=alert\\(1\\)>|<script>alert")
                .matcher(page)
                .find());
        assertFalse(page.codePoints().anyMatch(c -> c == 0x202e || c == 0x2066));
        assertEquals(1, count("<script>", page));
        assertEquals(1, count("</style>", page));
    }

    @Test
    void aNameOf64KibOfEscapeSequencesIsCut() throws IOException {
        account.add("long", token -> token.name("\u001b[31m".repeat(13_108)));

        String page = page();

        assertTrue(page.contains("… (65,540 characters)"));
        assertTrue(page.length() < 60_000, () -> page.length() + " characters");
    }

    @Test
    void thePageRequestsNothingAndItsPolicyAllowsOnlyItsOwnStyleAndScript() throws Exception {
        account.addFine("a");

        String page = page();

        assertFalse(Pattern.compile("https?:|src=|@import|<link(?! rel=\"icon\" href=\"data:,\")|url\\((?!#)")
                .matcher(page)
                .find());
        assertFalse(Pattern.compile(" (style|on[a-z]+)=").matcher(page).find());
        String policy = between("http-equiv=\"Content-Security-Policy\" content=\"", "\"", page);
        assertTrue(policy.startsWith("default-src 'none'; "), policy);
        assertTrue(policy.contains("style-src '" + hash(between("<style>", "</style>", page)) + "'"), policy);
        assertTrue(policy.contains("script-src '" + hash(between("<script>", "</script>", page)) + "'"), policy);
        assertTrue(page.indexOf("Content-Security-Policy") < page.indexOf("<style>"));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void everyTableHasACaptionAndEveryHeaderAScope() throws IOException {
        account.add("never", token -> token.expiry(new Expiry.Never()));
        account.add("odd", token -> token.expiry(new Expiry.Unknown()));

        String page = page();

        assertEquals(count("<table", page), count("<caption>", page));
        assertEquals(count("<th ", page), count("<th scope=", page));
        Matcher scrolling = Pattern.compile(
                        "<div class=\"scroll\"(?! tabindex=\"0\" role=\"region\" aria-label)(?!>\\s*<table class=\"numbers\")")
                .matcher(page);
        assertFalse(scrolling.find());
        assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
    }

    @Test
    void anEmptyInventoryIsAPageToo() throws IOException {
        String page = page();

        assertTrue(page.contains("No new finding."));
        assertTrue(page.contains("0 tokens, the worst first"));
        assertTrue(page.contains("Complete: 1 account seen whole"));
    }
}
