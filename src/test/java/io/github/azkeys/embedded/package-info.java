// SPDX-License-Identifier: Apache-2.0
/**
 * Azure for tests: {@link io.github.azkeys.embedded.EmbeddedArm} runs Azure Resource Manager, Microsoft Entra and
 * managed identities on the loopback interface of the test's JVM. A test needs no network, no subscription
 * and no Docker.
 *
 * <p>A first test with JUnit 5 and {@code camel-test-junit5}:
 *
 * <pre>{@code
 * @ExtendWith(EmbeddedArmExtension.class)
 * class KeysRouteTest extends CamelTestSupport {
 *
 *     private static final String ACCOUNT =
 *             "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine";
 *
 *     EmbeddedArm arm;
 *
 *     @Override
 *     protected RoutesBuilder createRouteBuilder() {
 *         return new KeysRoute(); // from("direct:keys").to("azkeys:batch?resourceId=" + ACCOUNT)
 *     }
 *
 *     @Test
 *     void theRouteRetriesWhenArmIsBusy() {
 *         arm.fail(Fault.error(503, "ServerBusy", "Try again later")); // the first call fails
 *
 *         BatchAccountKeys keys = template.requestBody("direct:keys", null, BatchAccountKeys.class);
 *
 *         assertEquals(arm.keys("batch", ACCOUNT), keys);
 *         assertEquals(2, arm.calls("batch").size());
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link io.github.azkeys.embedded.EmbeddedArmExtension} starts a service for tests with JUnit 5, with Camel's test
 *       modules, Spring Boot and Quarkus.
 *   <li>{@link io.github.azkeys.embedded.EmbeddedArm} starts the service, adds resources, regenerates keys, denies
 *       permissions, and returns the calls it received. Connection strings and endpoints in its responses fit the names and
 *       the current keys of the resource, so that the clients of Azure accept them.
 *   <li>It lists the resources that it has, {@code GET /subscriptions/<id>/resources} and
 *       {@code GET /subscriptions/<id>/resourceGroups/<name>/resources}, in pages and with the filter
 *       {@code resourceType eq '<type>'}, without nested resources.
 *   <li>{@link io.github.azkeys.embedded.EmbeddedArmCustomizer} configures the component {@code azkeys} to call it. It
 *       also works as a bean in the configuration of an application, without code.
 *   <li>{@link io.github.azkeys.embedded.Fault} makes calls fail: errors, throttling, delays, closed connections.
 *   <li>In Quarkus, the service starts with the application in dev and test mode, and is a bean that a test can inject.
 * </ul>
 *
 * <p>Use it in tests only: every client that has its client secret gets its keys. It needs no dependency in addition to
 * those of this library.
 */
package io.github.azkeys.embedded;
