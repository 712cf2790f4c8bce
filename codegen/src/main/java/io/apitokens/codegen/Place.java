package io.apitokens.codegen;

import java.util.Arrays;
import java.util.List;

/**
 * A place in a document.
 *
 * @param pointer the JSON pointer, with the {@code #} of a reference
 */
record Place(String pointer) {

    /** Returns the place that a path of names leads to. */
    static Place of(String... names) {
        Place place = new Place("#");
        for (String name : names) {
            place = place.child(name);
        }
        return place;
    }

    Place child(String name) {
        return new Place(pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** Returns the names that lead to the place. */
    List<String> names() {
        return Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** Returns the pointer. */
    @Override
    public String toString() {
        return pointer;
    }
}
