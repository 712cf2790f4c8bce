package io.apitokens.proofs.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All rows, and the cases of a run. */
final class Catalogue {

    static final List<Row> ROWS = Stream.of(
                    StrayRows.rows(),
                    ContentRows.rows(),
                    MemoryRows.rows(),
                    TextRows.rows(),
                    OutcomeRows.rows(),
                    List.of(MutationRows.row()))
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    /**
     * Returns the cases of a run.
     *
     * @param each how many cases each operation of each vendor gets in a row that applies to it
     * @param memory how many each operation gets, at all vendors together, in a row that needs a small heap
     * @param mutations how many mutated responses each operation of each vendor gets
     */
    static List<HostileCase> cases(int each, int memory, int mutations, long seed) {
        List<HostileCase> cases = new ArrayList<>();
        for (Row row : ROWS) {
            for (Vendor vendor : Vendor.values()) {
                for (Op op : vendor.operations()) {
                    int count = row.heap() != Heap.AMPLE
                            ? share(memory, row, vendor, op)
                            : row.name().equals("mutation") ? mutations : each;
                    for (int i = 0; i < count && row.applies().test(vendor, op); i++) {
                        cases.add(new HostileCase(row, vendor, op, i, seed));
                    }
                }
            }
        }
        return cases;
    }

    /** Returns the part of one vendor; another one begins in each row, so that few cases still hit all vendors. */
    private static int share(int count, Row row, Vendor vendor, Op op) {
        List<Vendor> vendors = Stream.of(Vendor.values())
                .filter(one -> one.operations().contains(op))
                .toList();
        int turn = (vendors.indexOf(vendor) + ROWS.indexOf(row)) % vendors.size();
        return (count + vendors.size() - 1 - turn) / vendors.size();
    }

    /** Returns the case with an id such as {@code stray.error-gcore-create-7}. */
    static HostileCase find(String id, long seed) {
        String[] parts = id.split("-", 4);
        for (Row row : ROWS) {
            for (Vendor vendor : Vendor.values()) {
                for (Op op : vendor.operations()) {
                    HostileCase one = new HostileCase(row, vendor, op, Integer.parseInt(parts[3]), seed);
                    if (one.id().equals(id)) {
                        return one;
                    }
                }
            }
        }
        throw new IllegalArgumentException("there is no case " + id);
    }
}
