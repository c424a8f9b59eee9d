// SPDX-License-Identifier: Apache-2.0
/**
 * Replaces single nodes in a running route, and reloads single routes of a running Camel context without losing messages.
 *
 * <p><b>What it is for.</b> {@link io.github.azkeys.internal.reload.RouteNodes} creates the processors of nodes, so that one
 * can be created again and take the place of the old one, inside of its interceptors and its error handler: nothing stops,
 * and a message that is redelivered goes to the new processor. {@link io.github.azkeys.internal.reload.RouteReload} removes a route and rebuilds it from its
 * definition, so that its placeholders are resolved again. Camel's own reloads (route watching, {@code
 * ContextReloadStrategy}) stop all routes, drop the messages in {@code seda} queues, and let senders to {@code direct}
 * fail.
 *
 * <p><b>What it may use.</b> Camel's API, support, model and reifiers, and nothing else of this project, so that it could be offered
 * to Camel. A consumer that keeps state over a reload implements {@link
 * io.github.azkeys.internal.reload.ReloadableConsumer}. Nothing here logs or quotes the value of a placeholder.
 *
 * <p><b>Why it exists.</b> A rotated key concerns the few routes that use it. The others should continue, and those few
 * should complete their messages.
 *
 * <p><b>Workarounds.</b> Four classes replace something that Camel lacks. Each describes what it does and what would
 * replace it: {@link io.github.azkeys.internal.reload.QueueHold} (CAMEL-24408), {@link
 * io.github.azkeys.internal.reload.LifecycleLock}, {@link io.github.azkeys.internal.reload.RouteStack} and {@link
 * io.github.azkeys.internal.reload.DirectGate} (no Camel issue is known).
 */
package io.github.azkeys.internal.reload;
