/**
 * Which operations exist: one small JSON file each, read by name when a route asks for it.
 */
package io.github.azkeys.catalog;
