// SPDX-License-Identifier: Apache-2.0
/**
 * Classifies failures of Azure Resource Manager, of Microsoft Entra and of the network, and converts them to exceptions.
 *
 * <p><b>May use</b> {@code identity} and {@code budget} for their failures, {@code response} and {@code catalog}.
 *
 * <p><b>Why it exists.</b> One table decides which exception a route gets, whether a request is tried again, and whether
 * stale keys are served.
 */
package io.github.azkeys.internal.failure;
