package io.apitokens.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.apitokens.Secret;
import io.apitokens.call.ApiCall;
import io.apitokens.error.ApiTokenException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules for every shipped class, including generated ones. */
class ArchitectureTest {

    static final JavaClasses SHIPPED = new ClassFileImporter()
            .importLocations(Stream.of(ShippedModule.values())
                    .map(ArchitectureTest::location)
                    .toList());

    /** Classes designed and documented for extension. All other public classes must be closed. */
    private static final List<String> OPEN_CLASSES = List.of(
            "io\\.apitokens\\.call\\.ClientBuilder(\\$Client)?",
            "io\\.apitokens\\.spi\\.VendorTokens(\\$Creating)?",
            "io\\.apitokens\\.testkit\\.(\\w+\\.)?\\w+(Contract|Fixture|Contract\\$Rules)",
            "io\\.apitokens\\.testkit\\.(SimulatedVendor|SimulatedAccount|StoredToken)");

    /** Exceptions that transports, secret stores and decoders throw to the library. A caller meets them as causes only. */
    private static final Set<String> INNER_EXCEPTIONS = Set.of(
            "io.apitokens.SecretChangedException",
            "io.apitokens.okhttp.ExchangeException",
            "io.apitokens.okhttp.ProxyLoginException",
            "io.apitokens.internal.UnusableFileException",
            "io.apitokens.transport.NotSentException",
            "io.apitokens.error.RedactedCause",
            "io.apitokens.json.JsonShapeException",
            "io.apitokens.testkit.Refusal");

    @ParameterizedTest
    @EnumSource
    void everyModuleIsSeen(ShippedModule module) {
        Set<String> own = SHIPPED.stream()
                .map(JavaClass::getName)
                .filter(name -> module == ShippedModule.of(name))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> inPlace =
                module.classes().stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
        own.removeIf(name -> name.endsWith("-info"));

        assertTrue(own.size() >= 5, () -> module + ": " + own);
        assertEquals(inPlace, own, "a module holds the packages of its own name, and no other module does");
    }

    @Test
    void okHttpShowsInItsPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.apitokens.okhttp", "io.apitokens.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "mockwebserver3..", "kotlin..")
                .check(SHIPPED);
    }

    @Test
    void testkitShowsNoTypeOfItsServer() {
        classes()
                .that()
                .resideInAPackage("io.apitokens.testkit..")
                .and()
                .arePublic()
                .should(showNoTypeOf(resideInAnyPackage("okhttp3..", "okio..", "mockwebserver3..", "kotlin..")))
                .check(SHIPPED);
    }

    @Test
    void theLibraryUsesNoClassThatItsOldestGsonLacks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.apitokens.testkit..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.google.gson.Strictness")
                .because("Gson 2.8.9 does not have it")
                .check(SHIPPED);
    }

    @Test
    void secretsAreNeverStrings() {
        noFields()
                .that()
                .haveRawType(String.class)
                .should()
                .haveNameMatching("(?i)token|.*(secret|password|apiKey|api_key|privateKey|private_key|accessToken)")
                .because("a secret is an io.apitokens.Secret")
                .check(SHIPPED);
    }

    @Test
    void secretsAreFieldsThatNoSerialiserReads() {
        fields().that()
                .areDeclaredIn(Secret.class)
                .should()
                .bePrivate()
                .andShould()
                .beFinal()
                .andShould(haveModifier(JavaModifier.TRANSIENT))
                .check(SHIPPED);
    }

    @Test
    void nothingIsReflective() {
        DescribedPredicate<JavaClass> reflective = resideInAnyPackage(
                        "java.lang.reflect",
                        "kotlin.reflect..",
                        "com.google.gson.reflect",
                        "com.google.gson.annotations")
                .or(named("java\\.util\\.ServiceLoader.*|com\\.google\\.gson\\.Gson(Builder)?"))
                .or(named("java\\.lang\\.invoke\\.MethodHandles.*"));
        // JUnit passes these types to a ParameterResolver.
        DescribedPredicate<JavaClass> handedByJUnit = named("java\\.lang\\.reflect\\.(Parameter|Executable)");

        noClasses()
                .that()
                .resideOutsideOfPackage("io.apitokens.testkit..")
                .should()
                .dependOnClassesThat(reflective)
                .check(SHIPPED);
        noClasses()
                .should()
                .dependOnClassesThat(reflective.and(not(handedByJUnit)))
                .check(SHIPPED);
        noClasses()
                .that()
                // FaultTable reads a reviewed resource file, which testkit ships.
                .doNotHaveFullyQualifiedName("io.apitokens.testkit.FaultTable")
                .should()
                .callCodeUnitWhere(aMemberOrClassIsLookedUp())
                .check(SHIPPED);
    }

    @Test
    void publicClassesAreClosedUnlessDesignedForExtension() {
        classes().that().arePublic().or().areProtected().should(beClosed()).check(SHIPPED);
    }

    @Test
    void nothingIsPrinted() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(called(Throwable.class, "printStackTrace", List.of()))
                .check(SHIPPED);
    }

    @Test
    void logsGoToTheSystemLoggerOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache..")
                .check(SHIPPED);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = SHIPPED.stream()
                .map(JavaClass::getPackage)
                .filter(found -> !found.getName().isEmpty())
                .filter(found -> !isNullMarked(found))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unmarked);
    }

    @Test
    void everyExceptionIsAnApiTokenException() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and(not(named(anyOf(INNER_EXCEPTIONS))))
                .should()
                .beAssignableTo(ApiTokenException.class)
                .check(SHIPPED);
        classes()
                .that(named(anyOf(INNER_EXCEPTIONS)))
                .and()
                .arePublic()
                .should()
                .beAssignableTo(IOException.class)
                .check(SHIPPED);
    }

    @Test
    void exceptionsHaveNoPublicConstructors() {
        noConstructors()
                .that()
                .areDeclaredInClassesThat(assignableTo(Throwable.class))
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.apitokens.error")
                .should()
                .bePublic()
                .orShould()
                .beProtected()
                .check(SHIPPED);
    }

    @Test
    void onlyTheSystemTimeSourceSleeps() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.apitokens.SystemTimeSource")
                .should()
                .callMethodWhere(called(Thread.class, "sleep"))
                .orShould()
                .callMethodWhere(called(TimeUnit.class, "sleep"))
                .check(SHIPPED);
    }

    @Test
    void accessorsAreNamedWithoutGet() {
        methods()
                .that()
                .arePublic()
                .and(not(overridingForeignOnes()))
                .and()
                // A typed client's operation keeps the vendor's name.
                .doNotHaveRawReturnType(ApiCall.class)
                .should()
                .haveNameNotMatching("get[A-Z].*")
                .check(SHIPPED);
    }

    private static Location location(ShippedModule module) {
        Path place = module.location();
        return Location.of(Files.isDirectory(place) ? place.toUri() : URI.create("jar:" + place.toUri() + "!/"));
    }

    private static ArchCondition<JavaClass> showNoTypeOf(DescribedPredicate<JavaClass> types) {
        return new ArchCondition<>("show no type that does " + types.getDescription()) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                Stream.concat(item.getCodeUnits().stream(), item.getFields().stream())
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED))
                        .filter(member ->
                                member.getAllInvolvedRawTypes().stream().anyMatch(types))
                        .forEach(member -> events.add(SimpleConditionEvent.violated(member, member.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> beClosed() {
        return new ArchCondition<>("be final, sealed, an interface, a record or an enum") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean closed = item.isInterface()
                        || item.isEnum()
                        || item.getModifiers().contains(JavaModifier.FINAL)
                        || item.reflect().isSealed()
                        || isOpenByDesign(item);
                if (!closed) {
                    events.add(SimpleConditionEvent.violated(item, item.getDescription() + " is open"));
                }
            }
        };
    }

    private static boolean isOpenByDesign(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.ABSTRACT)
                && OPEN_CLASSES.stream().anyMatch(type.getName()::matches);
    }

    private static boolean isNullMarked(JavaPackage found) {
        return found.tryGetAnnotationOfType(NullMarked.class).isPresent();
    }

    private static DescribedPredicate<JavaClass> named(String pattern) {
        return DescribedPredicate.describe(
                "named " + pattern, type -> type.getName().matches(pattern));
    }

    private static String anyOf(Set<String> names) {
        return String.join("|", names).replace(".", "\\.");
    }

    private static DescribedPredicate<JavaCall<?>> aMemberOrClassIsLookedUp() {
        List<String> looksUp = List.of("forName", "newInstance", "getRecordComponents", "loadClass", "getResource");
        return DescribedPredicate.describe(
                "a member, a class or a resource is looked up",
                call -> call.getTargetOwner().isAssignableTo(Class.class)
                                && (looksUp.contains(call.getName())
                                        || call.getName()
                                                .matches(
                                                        "get(Declared)?(Field|Method|Constructor|Classe)s?|getResource.*"))
                        || call.getTargetOwner().isAssignableTo(ClassLoader.class));
    }

    private static DescribedPredicate<JavaCall<?>> called(Class<?> owner, String name) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + name + " is called",
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && call.getName().equals(name));
    }

    private static DescribedPredicate<JavaCall<?>> called(Class<?> owner, String name, List<String> parameters) {
        return called(owner, name)
                .and(DescribedPredicate.describe(
                        "with " + parameters,
                        call -> call.getTarget().getRawParameterTypes().stream()
                                .map(JavaClass::getName)
                                .toList()
                                .equals(parameters)));
    }

    private static DescribedPredicate<JavaMethod> overridingForeignOnes() {
        return DescribedPredicate.describe(
                "overriding methods of other libraries",
                method -> Stream.concat(
                                method.getOwner().getAllRawSuperclasses().stream(),
                                method.getOwner().getAllRawInterfaces().stream())
                        .filter(type -> !type.getName().startsWith("io.apitokens."))
                        .flatMap(type -> type.getMethods().stream())
                        .anyMatch(other -> other.getName().equals(method.getName())
                                && other.getRawParameterTypes().equals(method.getRawParameterTypes())));
    }
}
