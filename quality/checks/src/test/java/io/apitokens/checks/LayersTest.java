package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the packages and modules of main sources to the arrows that CONTRIBUTING.md draws; every other arrow is refused. */
class LayersTest {

    private static final String ROOT = "io.apitokens";

    /** Each package of {@code common} with the packages that it may use. The root and its errors are one layer. */
    private static final Map<String, Set<String>> PACKAGES = Map.of(
            ROOT + ".internal",
            Set.of(),
            ROOT + ".transport",
            below("internal"),
            ROOT,
            below("transport", "internal"),
            ROOT + ".json",
            below("", "transport", "internal"),
            ROOT + ".auth",
            below("json", "", "transport", "internal"),
            ROOT + ".okhttp",
            below("json", "", "transport", "internal"),
            ROOT + ".call",
            below("okhttp", "auth", "json", "", "transport", "internal"),
            ROOT + ".spi",
            below("call", "okhttp", "auth", "json", "", "transport", "internal"));

    /** Each module with the modules that its main classes may use. */
    private static final Map<ShippedModule, Set<ShippedModule>> MODULES = Map.of(
            ShippedModule.COMMON, Set.of(),
            ShippedModule.GCORE, Set.of(ShippedModule.COMMON),
            ShippedModule.ASTRO, Set.of(ShippedModule.COMMON),
            ShippedModule.OKTA, Set.of(ShippedModule.COMMON),
            ShippedModule.ROTATION, Set.of(ShippedModule.COMMON),
            ShippedModule.SCHEDULER, Set.of(ShippedModule.COMMON, ShippedModule.ROTATION),
            ShippedModule.INVENTORY, Set.of(ShippedModule.COMMON, ShippedModule.ROTATION),
            ShippedModule.TESTKIT, Set.of(ShippedModule.COMMON),
            ShippedModule.TESTKIT_ROTATION,
                    Set.of(ShippedModule.COMMON, ShippedModule.ROTATION, ShippedModule.TESTKIT));

    private static Set<String> below(String... packages) {
        return Set.of(packages).stream()
                .map(name -> name.isEmpty() ? ROOT : ROOT + "." + name)
                .collect(Collectors.toSet());
    }

    @Test
    void everyPackageOfCommonUsesOnlyPackagesBelowIt() {
        Map<String, Set<String>> arrows = arrows(common());

        assertEquals(PACKAGES.keySet(), arrows.keySet(), "the packages of common");
        Set<String> refused = new TreeSet<>();
        arrows.forEach((from, targets) -> targets.stream()
                .filter(to -> !PACKAGES.get(from).contains(to))
                .forEach(to -> refused.add(from + " -> " + to)));
        assertEquals(Set.of(), refused);
    }

    @Test
    void noPackagesFormACycle() {
        assertEquals(List.of(), cycle(arrows(ArchitectureTest.SHIPPED)));
    }

    @Test
    void everyModuleUsesOnlyTheModulesThatItMay() {
        Set<String> refused = new TreeSet<>();
        for (JavaClass type : ArchitectureTest.SHIPPED) {
            ShippedModule from = ShippedModule.of(type.getName());
            for (JavaClass used : used(type)) {
                ShippedModule to = ShippedModule.of(used.getName());
                if (from != null
                        && to != null
                        && to != from
                        && !MODULES.get(from).contains(to)) {
                    refused.add(type.getName() + " -> " + used.getName());
                }
            }
        }
        assertEquals(Set.of(), refused);
    }

    @Test
    void aPlantedBackArrowIsFound() {
        JavaClasses planted = new ClassFileImporter().importPackages("io.apitokens.checks.planted");

        List<String> found = cycle(arrows(planted));

        assertTrue(found.contains("io.apitokens.checks.planted.lower"), found::toString);
        assertTrue(found.contains("io.apitokens.checks.planted.upper"), found::toString);
    }

    private static JavaClasses common() {
        return ArchitectureTest.SHIPPED.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                "in common", type -> ShippedModule.of(type.getName()) == ShippedModule.COMMON));
    }

    /** The packages that each package uses, itself and other libraries left out; the root stands for its errors, too. */
    private static Map<String, Set<String>> arrows(JavaClasses classes) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : classes) {
            if (type.getPackageName().isEmpty()) {
                continue;
            }
            Set<String> targets = arrows.computeIfAbsent(layer(type), from -> new TreeSet<>());
            for (JavaClass used : used(type)) {
                if (used.getName().startsWith(ROOT + ".") && !layer(used).equals(layer(type))) {
                    targets.add(layer(used));
                }
            }
        }
        return arrows;
    }

    private static Set<JavaClass> used(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .collect(Collectors.toSet());
    }

    private static String layer(JavaClass type) {
        return type.getPackageName().equals(ROOT + ".error") ? ROOT : type.getPackageName();
    }

    /** Returns the packages of a cycle; empty if there is none. */
    private static List<String> cycle(Map<String, Set<String>> arrows) {
        for (String start : arrows.keySet()) {
            Set<String> reached = new LinkedHashSet<>();
            Deque<String> next = new ArrayDeque<>(arrows.get(start));
            while (!next.isEmpty()) {
                String here = next.pop();
                if (reached.add(here)) {
                    next.addAll(arrows.getOrDefault(here, Set.of()));
                }
            }
            if (reached.contains(start)) {
                return reached.stream()
                        .filter(other -> reaches(arrows, other, start))
                        .toList();
            }
        }
        return List.of();
    }

    private static boolean reaches(Map<String, Set<String>> arrows, String from, String to) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            for (String other : arrows.getOrDefault(next.pop(), Set.of())) {
                if (reached.add(other)) {
                    next.add(other);
                }
            }
        }
        return reached.contains(to);
    }
}
