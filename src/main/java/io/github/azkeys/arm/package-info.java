/**
 * How a request for keys reaches Azure Resource Manager and comes back: the address of a resource, one azure-core
 * pipeline with an Entra identity, the typed answer or the error that a route can catch.
 */
package io.github.azkeys.arm;
