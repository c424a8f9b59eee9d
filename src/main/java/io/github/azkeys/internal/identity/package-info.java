/**
 * Where Azure Resource Manager is, which Microsoft Entra identity asks, and how its token gets into a request.
 *
 * <p><b>May use</b> {@code call}, {@code cloud}, {@code transport}, azure-identity and azure-core.
 *
 * <p><b>Why it exists.</b> Endpoints with equal connections share one client, so a connection is one value.
 */
package io.github.azkeys.internal.identity;
