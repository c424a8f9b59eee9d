/**
 * Azure without Azure: {@link io.github.azkeys.embedded.EmbeddedArm} plays Azure Resource Manager, Microsoft Entra and
 * App Service's managed identity on loopback, for tests of routes that fetch keys. It needs nothing beside what this
 * library itself needs at run time. It is for tests only: whoever holds the secret it gave away is let in.
 */
package io.github.azkeys.embedded;
