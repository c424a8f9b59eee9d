package io.github.azkeys.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What ARM has, the catalogue has, or says why not. */
class CoverageTest {

    // they ask for the version whose answer they were written after
    private static final Set<String> OWN_VERSION = Set.of("batch", "iothub", "mlworkspace");

    private final OperationCatalog catalog = new OperationCatalog();
    private final Map<String, Operation> operations =
            catalog.names().stream().map(catalog::get).collect(Collectors.toMap(CoverageTest::id, Function.identity()));
    private final List<LeftOut> leftOut = leftOut();

    private record LeftOut(String resourceType, String action, String reason) {

        String id() {
            return ArmKeyOperation.id(resourceType, action);
        }
    }

    @Test
    void everyOperationIsInTheCatalogueOrLeftOut() {
        Set<String> known =
                ArmKeyOperation.all().stream().map(ArmKeyOperation::id).collect(Collectors.toSet());
        Set<String> left = leftOut.stream().map(LeftOut::id).collect(Collectors.toSet());

        assertThat(operations.keySet()).doesNotContainAnyElementsOf(left);
        assertThat(left).hasSameSizeAs(leftOut);
        left.addAll(operations.keySet());
        assertThat(left).containsExactlyInAnyOrderElementsOf(known);
        assertThat(leftOut).allSatisfy(entry -> assertThat(entry.reason).isNotBlank());
        print("listKeys");
        print("other-list");
    }

    @Test
    void everyOperationWithListKeysIsInTheCatalogue() {
        assertThat(ArmKeyOperation.all())
                .filteredOn(operation -> operation.kind().equals("listKeys"))
                .hasSize(55)
                .allSatisfy(operation -> assertThat(operations).containsKey(operation.id()));
    }

    @Test
    void versionsAreThoseOfArm() {
        for (ArmKeyOperation arm : ArmKeyOperation.all()) {
            Operation ours = operations.get(arm.id());
            if (ours != null) {
                assertThat(ours.apiVersions()).as(ours.name()).isEqualTo(arm.apiVersions());
                assertThat(ours.preview()).as(ours.name()).isEqualTo(!arm.stable());
                if (!OWN_VERSION.contains(ours.name())) {
                    assertThat(ours.apiVersion()).as(ours.name()).isEqualTo(arm.apiVersion());
                }
            }
        }
    }

    /** The type as ARM's permissions have it: with the key's part, where the last name is a key's. */
    private static String id(Operation operation) {
        String[] segments = operation.path().toString().split("/");
        StringBuilder type = new StringBuilder(segments[6]);
        for (int i = 7; i < segments.length - 1; i += 2) {
            type.append('/').append(segments[i]);
        }
        return ArmKeyOperation.id(type.toString(), operation.path().action());
    }

    private void print(String kind) {
        List<ArmKeyOperation> all = ArmKeyOperation.all().stream()
                .filter(operation -> operation.kind().equals(kind))
                .toList();
        long here = all.stream()
                .filter(operation -> operations.containsKey(operation.id()))
                .count();
        System.out.println("Catalogue: " + here + " of " + all.size() + " " + kind + " operations");
        leftOut.stream()
                .filter(entry ->
                        all.stream().anyMatch(operation -> operation.id().equals(entry.id())))
                .forEach(entry -> System.out.println(
                        "  without " + entry.resourceType + "/" + entry.action + ": " + entry.reason));
    }

    private static List<LeftOut> leftOut() {
        try {
            return new ObjectMapper().readValue(new File("catalog/left-out.json"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new AssertionError("catalog/left-out.json cannot be read", e);
        }
    }
}
