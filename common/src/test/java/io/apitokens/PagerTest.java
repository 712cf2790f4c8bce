package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.UnreadableResponseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerTest {

    private final List<String> fetched = new ArrayList<>();

    /** Returns a pager of pages "1" to {@code last}, whose cursors are their numbers; page 2 is empty. */
    private Pager<String> pages(int last) {
        return Pager.of(cursor -> {
            fetched.add(cursor == null ? "first" : cursor);
            int page = cursor == null ? 1 : Integer.parseInt(cursor);
            List<String> items = page == 2 ? List.of() : List.of(page + "a", page + "b");
            return Page.of(items, page < last ? String.valueOf(page + 1) : null);
        });
    }

    @Test
    void itemsOfAllPagesComeInOrderEvenAcrossAnEmptyPage() {
        assertEquals(List.of("1a", "1b", "3a", "3b"), pages(3).toList());
        assertEquals(List.of("first", "2", "3"), fetched);
    }

    @Test
    void aPageIsRequestedOnlyWhenItsFirstItemIsNeeded() {
        Iterator<String> walk = pages(3).iterator();
        assertEquals(List.of(), fetched);
        assertEquals("1a", walk.next());
        assertEquals("1b", walk.next());
        assertEquals(List.of("first"), fetched);
        assertTrue(walk.hasNext());
        assertEquals(List.of("first", "2", "3"), fetched);
    }

    @Test
    void everyWalkStartsAnew() {
        Pager<String> pager = pages(1);
        assertEquals(pager.toList(), pager.stream().toList());
        assertEquals(List.of("first", "first"), fetched);
    }

    @Test
    void aStreamIsOrderedAndAsLazy() {
        assertEquals("1a", pages(1000).stream().findFirst().orElseThrow());
        assertEquals(List.of("first"), fetched);
        assertTrue(pages(1).stream().spliterator().hasCharacteristics(Spliterator.ORDERED));
    }

    @Test
    void aSavedCursorGoesOnWhereItWasSaved() {
        Iterator<Page<String>> pages = pages(3).pages().iterator();
        pages.next();
        String saved = pages.next().nextCursor().orElseThrow();
        assertEquals(List.of("3a", "3b"), pages(3).from(saved).toList());
        assertEquals(
                List.of("3A", "3B"),
                pages(3).map(String::toUpperCase).from(saved).toList());
    }

    @Test
    void itemsAreFilteredAndMappedPageByPage() {
        Iterator<String> walk = pages(3).filter(item -> item.endsWith("b"))
                .map(item -> item + "!")
                .iterator();
        assertEquals("1b!", walk.next());
        assertEquals(List.of("first"), fetched);
        assertEquals("3b!", walk.next());
        assertFalse(walk.hasNext());
        assertThrows(NoSuchElementException.class, walk::next);
    }

    @Test
    void pagesEndLikeAnyIterator() {
        Iterator<Page<String>> pages = pages(1).pages().iterator();
        assertEquals("Page[2 items, last]", pages.next().toString());
        assertFalse(pages.hasNext());
        assertThrows(NoSuchElementException.class, pages::next);
    }

    @Test
    void aFailedPageIsRequestedAgain() {
        List<String> errors = new ArrayList<>(List.of("once"));
        Pager<String> pager = Pager.of(cursor -> {
            if (cursor != null && !errors.isEmpty()) {
                throw new IllegalStateException(errors.remove(0));
            }
            return Page.of(List.of("item " + cursor), cursor == null ? "2" : null);
        });
        Iterator<String> walk = pager.iterator();
        assertEquals("item null", walk.next());
        assertThrows(IllegalStateException.class, walk::hasNext);
        assertEquals("item 2", walk.next());
    }

    @ParameterizedTest
    @CsvSource({"a a", "a b a", "a b c b", "a b c d e f c", "s", "a b c d e f g h i j k l m n o p q r s t u v w x y z a"
    })
    void aVendorThatRepeatsACursorEndsInAnErrorNotInALoop(String cursors) {
        List<String> walk = Arrays.asList(cursors.split(" "));
        int[] requests = {0};
        // After the end, the list continues from the first occurrence of its last cursor.
        Pager<String> pager = Pager.of(cursor -> {
            requests[0]++;
            int at = cursor == null ? 0 : walk.indexOf(cursor) + 1;
            return Page.of(List.of("item"), walk.get(Math.min(at, walk.size() - 1)));
        });
        UnreadableResponseException failure = assertThrows(UnreadableResponseException.class, pager::toList);
        assertEquals("the vendor repeated a page cursor; the list was stopped. Start it again.", failure.getMessage());
        assertTrue(requests[0] <= 4 * walk.size(), requests[0] + " requests");
    }
}
