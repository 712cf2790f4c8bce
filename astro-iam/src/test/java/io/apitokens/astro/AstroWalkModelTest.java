package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.spi.Walks;
import io.apitokens.testkit.ManualTimeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that, under concurrent changes, a walk returns each token that lives throughout once, and no token twice. */
class AstroWalkModelTest {

    private static final int MOST_REQUESTS = 5000;

    /**
     * Returns the seeds. The last one found a bug: a page without new tokens, after a large step back, was mistaken for
     * an endless list.
     */
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 120), LongStream.of(354));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTokenAliveAllThroughIsGivenOnceWhenTokensComeAndGo(long seed) {
        Random random = new Random(seed);
        int pageSize = 2 + random.nextInt(12);
        ModelOrganization model = organization(random, 2 + random.nextInt(pageSize + 3));
        assertCompleteUnder(model, pageSize, random, given -> {
            if (random.nextInt(3) == 0) {
                model.deleteSome(random.nextInt(6));
            }
            if (random.nextInt(12) == 0) {
                model.deleteOldest(random.nextInt(40));
            }
            if (random.nextInt(3) == 0) {
                model.create();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTokenAliveAllThroughIsGivenOnceWhenTheWalkItselfDeletes(long seed) {
        Random random = new Random(seed);
        int pageSize = 2 + random.nextInt(12);
        int oneIn = 1 + random.nextInt(4);
        ModelOrganization model = organization(random, pageSize);
        assertCompleteUnder(
                model,
                pageSize,
                random,
                given -> given.stream().filter(id -> random.nextInt(oneIn) == 0).forEach(model::delete));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWalkThatIsResumedFromEachOfItsCursorsGivesTheSame(long seed) {
        Random random = new Random(seed);
        int pageSize = 2 + random.nextInt(12);
        ModelOrganization model = organization(random, pageSize);
        Set<String> before = new HashSet<>(model.ids());
        List<String> given = new ArrayList<>();
        try (AstroIam iam = client(model)) {
            Optional<String> cursor = Optional.empty();
            do {
                Pager<ApiToken> pager = pager(iam, pageSize);
                Page<ApiToken> page =
                        cursor.map(pager::from).orElse(pager).pages().iterator().next();
                page.items().forEach(token -> given.add(token.id()));
                cursor = page.nextCursor();
                model.deleteSome(random.nextInt(3));
                assertTrue(model.requests() < MOST_REQUESTS, "ends");
            } while (cursor.isPresent());
        }

        assertComplete(model, before, given);
    }

    private static ModelOrganization organization(Random random, int cap) {
        ModelOrganization model = new ModelOrganization(random, cap, true);
        int size = random.nextInt(150);
        for (int i = 0; i < size; i++) {
            model.create();
        }
        return model;
    }

    private static void assertCompleteUnder(
            ModelOrganization model, int pageSize, Random random, Consumer<List<String>> change) {
        Set<String> before = new HashSet<>(model.ids());
        List<String> given = new ArrayList<>();
        model.betweenRequests(() -> {
            assertTrue(model.requests() < MOST_REQUESTS, "ends");
            if (random.nextBoolean()) {
                change.accept(List.copyOf(given));
            }
        });
        try (AstroIam iam = client(model)) {
            pager(iam, pageSize).forEach(token -> given.add(token.id()));
        }
        assertComplete(model, before, given);
    }

    private static void assertComplete(ModelOrganization model, Set<String> before, List<String> given) {
        assertEquals(new HashSet<>(given).size(), given.size(), () -> "some twice: " + given);
        Set<String> missing = new HashSet<>(before);
        missing.retainAll(model.ids());
        given.forEach(missing::remove);
        assertEquals(Set.of(), missing, "alive all through");
    }

    private static AstroIam client(ModelOrganization model) {
        return AstroIam.builder()
                .baseUrl("https://astro.sim.example/v1")
                .apiToken(Secret.of("eyJ-sim.fake.model"))
                .organizationId("clmodel")
                .transport(model)
                .timeSource(ManualTimeSource.startingAt(TestOrganization.START))
                .build();
    }

    private static Pager<ApiToken> pager(AstroIam iam, int pageSize) {
        return Walks.byOffset(
                pageSize,
                AstroTokens.OLDEST_FIRST,
                offset -> AstroTokens.page(iam.api(), "clmodel", pageSize, offset),
                (record, facts) -> record);
    }
}
