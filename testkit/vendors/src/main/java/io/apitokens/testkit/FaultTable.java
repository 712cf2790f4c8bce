package io.apitokens.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The required behaviour of clients under faults: one cell for each fault and each operation. Read from
 * {@code fault-matrix.txt}, which is written and reviewed by hand. Immutable.
 *
 * <p>For vendor implementations: take the cells of each operation from {@link #cells(String, String, String)}, inject
 * each fault into your own simulated vendor, and compare with {@link FaultCell#differences}.
 */
public final class FaultTable {
    private static final String FILE = "fault-matrix.txt";
    private static final String GROUP = "group ";

    private final List<MatrixFault> faults;
    private final List<FaultLine> lines;
    private final Map<String, Map<String, List<String>>> operations;

    private FaultTable(
            List<MatrixFault> faults, List<FaultLine> lines, Map<String, Map<String, List<String>>> operations) {
        this.faults = faults;
        this.lines = lines;
        this.operations = operations;
    }

    /**
     * Reads the table that comes with this module.
     *
     * @return the table, in which each operation has exactly one cell for each fault
     */
    public static FaultTable load() {
        InputStream file = Objects.requireNonNull(FaultTable.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return parse(in.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FaultTable parse(List<String> text) {
        Reader reader = new Reader();
        text.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(reader::read);
        return new FaultTable(List.copyOf(reader.faults), List.copyOf(reader.lines), reader.operations);
    }

    /** Reads the file's lines. Consecutive fault lines share the lines that follow them. */
    private static final class Reader {
        private final Map<String, Map<String, List<String>>> operations = new LinkedHashMap<>();
        private final List<MatrixFault> faults = new ArrayList<>();
        private final List<FaultLine> lines = new ArrayList<>();
        private final List<MatrixFault> together = new ArrayList<>();
        private boolean shared;

        void read(String line) {
            List<String> cells = List.of(line.strip().split(" *\\| *", -1));
            if (line.startsWith(GROUP)) {
                operations
                        .computeIfAbsent(cells.get(0).substring(GROUP.length()).strip(), group -> new LinkedHashMap<>())
                        .put(cells.get(1), List.of(cells.get(2).split(" +", -1)));
            } else if (line.startsWith(MatrixFault.KEYWORD)) {
                fault(MatrixFault.parse(cells));
            } else {
                shared = true;
                lines.add(FaultLine.parse(together, cells));
            }
        }

        private void fault(MatrixFault fault) {
            if (shared) {
                together.clear();
                shared = false;
            }
            together.add(fault);
            faults.add(fault);
        }
    }

    /** {@return the faults, in the order of the file} */
    public List<MatrixFault> faults() {
        return faults;
    }

    /**
     * Returns the cells of the simulated vendors' operations, including the facade's.
     *
     * @return ordered by vendor (Gcore, Astro, Okta), then by operation and fault in the order of the file
     */
    public List<FaultCell> cells() {
        List<FaultCell> cells = new ArrayList<>();
        for (String vendor : List.of("gcore", "astro", "okta")) {
            operations.forEach((group, byVendor) -> byVendor.getOrDefault(vendor, List.of())
                    .forEach(operation -> cells.addAll(cells(vendor, operation, group))));
        }
        return List.copyOf(cells);
    }

    /**
     * Returns the cells of one operation, of a simulated vendor or another.
     *
     * @param vendor such as {@code acme}
     * @param operation the operation's name, for the cells
     * @param group the operation's group: {@code read}, {@code replace}, {@code delete}, {@code revoke-self},
     *     {@code issue} or {@code rotate}; {@code create} is a create through the facade
     * @return one cell for each fault, in the order of the file
     */
    public List<FaultCell> cells(String vendor, String operation, String group) {
        List<FaultCell> cells = new ArrayList<>();
        for (MatrixFault fault : faults) {
            List<FaultLine> fitting = lines.stream()
                    .filter(line -> line.covers(fault, group, vendor))
                    .toList();
            if (fitting.size() != 1) {
                throw new IllegalArgumentException(
                        fault.name() + " has " + fitting.size() + " lines for " + group + "@" + vendor);
            }
            cells.add(fitting.get(0).cell(vendor, operation, fault));
        }
        return List.copyOf(cells);
    }
}
