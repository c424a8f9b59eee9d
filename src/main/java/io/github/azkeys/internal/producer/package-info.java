// SPDX-License-Identifier: Apache-2.0
/**
 * Lists, regenerates or refreshes keys for an exchange, and checks the health of an endpoint.
 *
 * <p><b>May use</b> {@code endpoint} and Camel.
 *
 * <p><b>Why it exists.</b> It is what {@code to("azkeys:…")} creates.
 */
package io.github.azkeys.internal.producer;
