// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.Reachable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What a component holds, in the cache and elsewhere, prints no secret, and holds no key after the end. */
class AzkeysHeldKeysTest extends AzkeysTestSupport {

    @Test
    void nothingThatHoldsAKeyPrintsItAndNothingHoldsOneAfterTheEnd() throws Exception {
        Set<String> documented = arm.secrets(); // the catalog has them as samples
        for (String key : List.of("primary", "secondary")) {
            arm.regenerate(BATCH, key);
            arm.regenerate(HUB, key + "Key");
        }
        AzkeysComponent component = new AzkeysComponent();
        Set<String> secrets = lookWhileItRuns(component, documented);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            System.gc(); // the origin of keys is known as long as a message has them
            // the component can start again
            assertThat(secretsIn(Reachable.from(List.of(component)), secrets)).containsExactly(arm.clientSecret());
        });
        assertThat(secretsIn(Reachable.from(statics()), secrets)).isEmpty();
    }

    /** Returns the secrets. */
    private Set<String> lookWhileItRuns(AzkeysComponent component, Set<String> documented) throws Exception {
        try (DefaultCamelContext other = use(component)) {
            Set<String> secrets = new HashSet<>(arm.secrets());
            secrets.removeAll(documented);
            secrets.add(arm.clientSecret());
            Set<Object> held = Reachable.from(List.of(component, other.getEndpoints(), other.getRegistry()));

            assertThat(secretsIn(held, secrets)).hasSizeGreaterThan(3).contains(arm.clientSecret());
            assertThat(held.stream()
                            .filter(AzkeysHeldKeysTest::isOurs)
                            .map(Object::getClass)
                            .distinct())
                    .hasSizeGreaterThan(30);
            assertThat(held.stream()
                            .filter(AzkeysHeldKeysTest::isOurs)
                            .filter(object -> secrets.stream().anyMatch(String.valueOf(object)::contains))
                            .map(object -> object.getClass().getName()))
                    .isEmpty();
            return secrets;
        }
    }

    private DefaultCamelContext use(AzkeysComponent component) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("azkeys", component);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        component.getConfiguration().setCacheTtl(Duration.ofHours(1));
        context.getRegistry().bind("states", new MemoryStateRepository());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:batch").to("azkeys:batch?resourceId=" + BATCH);
                from("direct:hub").to("azkeys:iothub?keyName=iothubowner&form=connection-string&resourceId=" + HUB);
                from("direct:stable")
                        .to("azkeys:batch?select=newest-stable&stateRepository=#states&resourceId=" + BATCH);
                from("azkeys:batch?emit=START_AND_CHANGES&initialDelay=0&stateRepository=#states&resourceId=" + BATCH)
                        .process(exchange -> {});
            }
        });
        context.start();
        for (String route : List.of("direct:batch", "direct:hub", "direct:stable")) {
            Exchange answer = context.createProducerTemplate().request(route, exchange -> {});
            assertThat(answer.getException()).isNull();
        }
        return context;
    }

    /** Returns the secrets in the texts among the objects. */
    private static Set<String> secretsIn(Set<Object> objects, Set<String> secrets) {
        return objects.stream()
                .filter(String.class::isInstance)
                .flatMap(text -> secrets.stream().filter(((String) text)::contains))
                .collect(Collectors.toSet());
    }

    private static boolean isOurs(Object object) {
        return object.getClass().getName().startsWith("io.github.azkeys.");
    }

    private static List<Object> statics() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.github.azkeys").stream()
                        .filter(type -> !type.getPackageName().startsWith("io.github.azkeys.embedded"))
                        .filter(type -> !type.getPackageName().startsWith("io.github.azkeys.internal.spring"))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Reachable.statics(type).stream())
                        .toList();
    }
}
