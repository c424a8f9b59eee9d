/**
 * Sends requests to Azure Resource Manager on one azure-core pipeline, and turns failures into exceptions that a route can
 * catch.
 *
 * <p><b>May use</b> the rooms below: {@code budget}, {@code response}, {@code identity}, {@code address} and what they use.
 *
 * <p><b>Why it exists.</b> One small client serves all operations, in place of a management SDK for each service.
 */
package io.github.azkeys.internal.client;
